import { randomUUID } from 'node:crypto'

import { sendCopies } from '@oka/api/report/send-copies'
import { lockConversation } from '@oka/db/chat/conversations'
import { sql } from '@oka/db/client'
import { lockLead } from '@oka/db/leads/leads'
import { openSmtpDouble, smtpPassword, smtpUser } from '@oka/mail/testing/smtp-double'
import { describe, expect, test as base } from 'vitest'

import { openBuyer } from '../testing/copies.ts'
import { openTestApp, type TestClient } from '../testing/test-app.ts'

/** Two servers on one database that mail by a real SMTP server. */
const test = base.extend('scene', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const double = resources.use(await openSmtpDouble())
  const login = `${encodeURIComponent(smtpUser)}:${encodeURIComponent(smtpPassword)}`
  const settings = {
    MAIL_FROM: 'OKA Tech <hello@oka.example>',
    SMTP_URL: `smtp://${login}@127.0.0.1:${double.port}?tls.rejectUnauthorized=false`,
  }
  const app = await openTestApp(resources, settings)
  const second = await openTestApp(resources, { ...settings, DATABASE_URL: app.databaseUrl })
  const admin = app.client(await app.signIn())
  return { app, second, double, admin }
})

/** Whether a copy goes out by itself while `work` runs. */
async function withSetting(admin: TestClient, sendsCopies: boolean): Promise<AsyncDisposable> {
  await admin.settings.update.mutate({ sendsCopies })
  return {
    [Symbol.asyncDispose]: async () => {
      await admin.settings.update.mutate({ sendsCopies: false })
    },
  }
}

describe('by itself', () => {
  test('the report is written when the conversation rests, and mailed once, by whatever process', async ({
    scene: { app, second, double, admin },
  }) => {
    await using _ = await withSetting(admin, true)
    const { say, copies, mailsTo, email, rest, staff, leadId } = await openBuyer(app)
    const { reply } = await say('Yes, send it')
    expect(reply!.content).toContain(`${email} as soon as it is ready`)
    await expect(staff.report.byLead.query({ leadId })).rejects.toMatchObject({
      data: { problem: 'report_not_found' },
    })

    await rest()
    const attend = () => Promise.all([app, second, app, second].map(({ deps }) => sendCopies(deps)))
    await expect
      .poll(async () => {
        await attend()
        return (await mailsTo(email)).map(({ status }) => status)
      })
      .toEqual(['sent'])
    await rest()
    await attend()
    expect(await mailsTo(email)).toHaveLength(1)
    expect(double.accepted.filter(({ to }) => to === email)).toHaveLength(1)
    const [mail] = await mailsTo(email)
    expect(mail!.attachments[0]!.name).toMatch(/\.pdf$/)
    const [copy] = await copies()
    expect(copy).toMatchObject({ status: 'done', closedBy: null })
    expect(copy!.copy!.mailedAt).not.toBeNull()
    await expect(staff.followUp.reopen.mutate({ id: copy!.id })).rejects.toMatchObject({
      data: { problem: 'copy_settled' },
    })
  })

  test('a report that is older than what was said is written anew first', async ({
    scene: { app, admin },
  }) => {
    await using _ = await withSetting(admin, true)
    const { say, mailsTo, email, rest, staff, leadId } = await openBuyer(app)
    await staff.report.generate.mutate({ leadId, wait: true })
    await say('Yes, send it')
    await rest()
    await app.deps.db.execute(sql`
      update reports set report_content = jsonb_set(report_content, '{createdAt}', '"2026-01-01T00:00:00.000Z"')
      where lead_id = ${leadId}`)
    await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
    expect((await staff.report.byLead.query({ leadId })).version).toBe(2)
  })

  test('what the visitor has corrected since the report was asked for is in the one that is mailed', async ({
    scene: { app, admin },
  }) => {
    await using _ = await withSetting(admin, true)
    const { say, mailsTo, email, staff, leadId, conversationId } = await openBuyer(app)
    await say('Yes, send it')
    await staff.report.generate.mutate({ leadId, wait: true })
    await say('Sorry, our budget is 45000 EUR.')
    await app.deps.db.transaction(async (tx) => {
      await tx.execute(sql`
        update conversations set mode = 'closed' where id = ${conversationId}`)
      await tx.execute(sql`
        update copy_consents set requested_version = 1, check_at = now()
        where conversation_id = ${conversationId}`)
    })
    await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
    const [mail] = await app.deps.db.execute(sql`
      select report_version as "version" from mails where "to" = ${email}`)
    expect(mail).toEqual({ version: 2 })
    expect((await staff.report.byLead.query({ leadId })).version).toBe(2)
  })

  test('not an older report where the one that was asked for failed', async ({
    scene: { app, admin },
  }) => {
    await using _ = await withSetting(admin, true)
    const { say, copies, mailsTo, email, staff, leadId, conversationId } = await openBuyer(app)
    await say('Yes, send it')
    await staff.report.generate.mutate({ leadId, wait: true })
    await app.deps.db.transaction(async (tx) => {
      await tx.execute(sql`update reports set status = 'failed' where lead_id = ${leadId}`)
      await tx.execute(sql`
        update conversations set mode = 'closed' where id = ${conversationId}`)
      await tx.execute(sql`
        update copy_consents set requested_version = 2, check_at = now()
        where conversation_id = ${conversationId}`)
    })
    const checkAt = async () => {
      const [row] = await app.deps.db.execute(sql`
        select check_at as "checkAt" from copy_consents where conversation_id = ${conversationId}`)
      return row
    }
    await expect.poll(checkAt).toEqual({ checkAt: null })
    expect(await mailsTo(email)).toEqual([])
    expect(await copies()).toMatchObject([{ status: 'open', copy: { isAutomatic: false } }])
    // Once staff have it written it is mailed.
    await staff.report.generate.mutate({ leadId, wait: true })
    await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  })

  test('not to an address on the suppression list, which staff see in their list', async ({
    scene: { app, admin, double },
  }) => {
    await using _ = await withSetting(admin, true)
    const { say, copies, email, rest, staff, leadId, conversationId } = await openBuyer(app)
    await say('Yes, send it')
    expect(await copies()).toMatchObject([{ copy: { isAutomatic: true } }])
    await staff.mail.suppress.mutate({ address: email })
    await rest()
    const checkAt = async () => {
      const [row] = await app.deps.db.execute(sql`
        select check_at as "checkAt" from copy_consents where conversation_id = ${conversationId}`)
      return row
    }
    await expect.poll(checkAt).toEqual({ checkAt: null })
    expect((await staff.report.byLead.query({ leadId })).version).toBe(1)
    expect(await copies()).toMatchObject([{ status: 'open', copy: { isAutomatic: false } }])
    expect(double.accepted.filter(({ to }) => to === email)).toEqual([])
    const { items } = await staff.followUp.list.query({ view: 'copy', limit: 100 })
    expect(items.map(({ id }) => id)).toContain((await copies())[0]!.id)
  })

  test('while the visitor takes back the one that they agreed to in another conversation', async ({
    scene: { app, admin },
  }) => {
    const { db } = app.deps
    await using _ = await withSetting(admin, true)
    const { say, mailsTo, email, staff, leadId, conversationId } = await openBuyer(app)
    await say('Yes, send it')
    const other = await openBuyer(app)
    await other.say('Yes, send it')
    await db.execute(sql`
      update conversations set lead_id = ${leadId} where id = ${other.conversationId}`)
    await db.execute(sql`
      update copy_consents set address = ${email} where conversation_id = ${other.conversationId}`)
    await staff.report.generate.mutate({ leadId, wait: true })
    // Both are looked at once it is finished, and then left until the conversations rest.
    const due = () =>
      db.execute(sql`
        select id from copy_consents where address = ${email} and check_at < now() + interval '1 minute'`)
    await expect.poll(due).toEqual([])

    // As a turn does: conversation, consent, lead.
    await db.transaction(async (tx) => {
      await lockConversation(tx, other.conversationId)
      await tx.execute(sql`
        update copy_consents set withdrawn_at = now(), check_at = null
        where conversation_id = ${other.conversationId}`)
      const [turn] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`)
      await db.execute(sql`update conversations set mode = 'closed' where id = ${conversationId}`)
      await db.execute(sql`
        update copy_consents set check_at = now() where conversation_id = ${conversationId}`)
      const waiting = () =>
        db.execute(sql`
          select pid from pg_stat_activity where ${turn!.pid} = any(pg_blocking_pids(pid))`)
      await expect.poll(async () => (await waiting()).length).toBeGreaterThan(0)
      await lockLead(tx, leadId)
    })
    await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  })

  test('not after the lead was deleted, but once it is restored', async ({
    scene: { app, second, admin },
  }) => {
    await using _ = await withSetting(admin, true)
    const { say, mailsTo, email, rest, leadId } = await openBuyer(app)
    await say('Yes, send it')
    await admin.leads.delete.mutate({ id: leadId })
    await rest()
    for (const { deps } of [app, second, app]) await sendCopies(deps)
    const countMails = async () => {
      const [row] = await app.deps.db.execute<{ count: number }>(sql`
        select count(*)::integer as count from mails where "to" = ${email}`)
      return row!.count
    }
    expect(await countMails()).toBe(0)
    await admin.leads.restore.mutate({ id: leadId })
    await expect.poll(async () => (await mailsTo(email)).length).toBe(1)
  })

  test('what was promised after a look of staff waits for them, whatever the settings say later', async ({
    scene: { app, admin },
  }) => {
    const { say, copies, mailsTo, email, rest, staff, leadId } = await openBuyer(app)
    await say('Yes, send it')
    await using _ = await withSetting(admin, true)
    await rest()
    // The report is written for staff to look at.
    await expect
      .poll(async () => (await staff.report.byLead.query({ leadId }).catch(() => null))?.status)
      .toBe('ready')
    await rest()
    await sendCopies(app.deps)
    expect(await mailsTo(email)).toEqual([])
    expect(await copies()).toMatchObject([{ status: 'open', copy: { isAutomatic: false } }])
  })
})

describe('after a look of staff', () => {
  test('it goes once to the address that was agreed to, though the lead has another by now', async ({
    scene: { app },
  }) => {
    const { say, copies, mailsTo, email, staff, leadId } = await openBuyer(app)
    await say('Yes, send it')
    const other = `${randomUUID()}@acme.example`
    await staff.leads.update.mutate({ id: leadId, email: other })
    await staff.report.generate.mutate({ leadId, wait: true })
    const { id } = (await copies())[0]!
    const draft = await staff.report.mailDraft.query({ leadId, copyId: id })
    expect(draft).toMatchObject({ to: email, isSuppressed: false })
    const { mail } = await staff.report.email.mutate({ leadId, copyId: id })
    expect(mail.to).toBe(email)
    expect(await copies()).toMatchObject([{ status: 'done', closedBy: {} }])
    const again = await staff.report.email.mutate({ leadId, copyId: id, again: true })
    expect(again).toMatchObject({ mail: { id: mail.id }, repeated: true })
    expect(await mailsTo(email)).toHaveLength(1)
    // The id of another lead's copy is unknown here.
    const stranger = await openBuyer(app)
    await expect(
      staff.report.email.mutate({ leadId: stranger.leadId, copyId: id }),
    ).rejects.toMatchObject({ data: { problem: 'follow_up_not_found' } })
  })

  test('one that was given some other way is closed, and the visitor may agree to another', async ({
    scene: { app },
  }) => {
    const { say, copies, mailsTo, email, staff, leadId } = await openBuyer(app)
    await say('Yes, send it')
    const [copy] = await copies()
    const { id } = copy!
    await staff.report.generate.mutate({ leadId, wait: true })
    const done = await staff.followUp.close.mutate({ id, outcome: 'done' })
    expect(done.status).toBe('done')
    expect(await staff.followUp.reopen.mutate({ id })).toEqual(copy)
    await staff.followUp.close.mutate({ id, outcome: 'done' })
    await expect(staff.report.email.mutate({ leadId, copyId: id })).rejects.toMatchObject({
      data: { problem: 'copy_settled' },
    })
    expect(await mailsTo(email)).toEqual([])
    const { reply } = await say('Could you e-mail me another copy of the summary?')
    expect(reply!.content).toContain('a copy will be sent')
    expect((await copies()).map(({ status }) => status)).toEqual(['open', 'done'])
    // The first cannot be opened beside it.
    await expect(staff.followUp.reopen.mutate({ id })).rejects.toMatchObject({
      data: { problem: 'copy_settled' },
    })
  })

  test('the usual mail to that address is the copy', async ({ scene: { app } }) => {
    const { say, copies, mailsTo, email, staff, leadId } = await openBuyer(app)
    await say('Yes, send it')
    await staff.report.generate.mutate({ leadId, wait: true })
    await staff.report.email.mutate({ leadId })
    expect(await copies()).toMatchObject([{ status: 'done' }])
    // From a page that does not show that yet.
    const { id } = (await copies())[0]!
    const settled = { data: { problem: 'copy_settled' } }
    await expect(staff.report.email.mutate({ leadId, copyId: id })).rejects.toMatchObject(settled)
    await expect(staff.report.mailDraft.query({ leadId, copyId: id })).rejects.toMatchObject(
      settled,
    )
    expect(await mailsTo(email)).toHaveLength(1)
  })

  test('what waits in the outbox is canceled when the visitor takes the consent back', async ({
    scene: { app, admin },
  }) => {
    const { say, copies, staff, leadId } = await openBuyer(app)
    await say('Yes, send it')
    await staff.report.generate.mutate({ leadId, wait: true })
    const { id } = (await copies())[0]!
    const sendAt = new Date(Date.now() + 3_600_000).toISOString()
    const { mail } = await staff.report.email.mutate({ leadId, copyId: id, sendAt })
    expect(mail.status).toBe('scheduled')
    await say('Finally, please don’t send the copy')
    expect((await staff.mail.byId.query({ id: mail.id })).status).toBe('canceled')
    const [copy] = await copies()
    expect(copy!.copy!.withdrawnAt).not.toBeNull()
    const { items } = await admin.audit.list.query({ leadId, limit: 20 })
    expect(items.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['mail.canceled', 'copy.withdrawn']),
    )
  })

  test('it is declined, and the decision taken back', async ({ scene: { app } }) => {
    const { say, copies, staff, leadId } = await openBuyer(app)
    const before = (await staff.followUp.count.query()).copy
    await say('Yes, send it')
    const [copy] = await copies()
    const { id } = copy!
    expect((await staff.followUp.count.query()).copy).toBe(before + 1)
    const declined = await staff.followUp.close.mutate({ id, outcome: 'dismissed' })
    expect(declined).toMatchObject({ status: 'dismissed', closedBy: {} })
    await staff.report.generate.mutate({ leadId, wait: true })
    await expect(staff.report.email.mutate({ leadId, copyId: id })).rejects.toMatchObject({
      data: { problem: 'copy_settled' },
    })
    expect(await staff.followUp.reopen.mutate({ id })).toEqual(copy)
    await staff.report.email.mutate({ leadId, copyId: id })
    expect(await copies()).toMatchObject([{ status: 'done' }])
  })
})

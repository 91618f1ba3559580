import { deliverMail } from '@oka/api/mail/deliver-mail'
import { eraseExpiredLeads } from '@oka/api/leads/erase-lead'
import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { openResendDouble, resendKey } from '@oka/mail/testing/resend-double'
import { describe, expect } from 'vitest'

import { meetLead, startVisitor } from '../testing/chat.ts'
import { openTestApp, test, type TestApp } from '../testing/test-app.ts'

/** Keeps those who come waiting until it is opened. */
function createGate() {
  const reached = Promise.withResolvers<void>()
  const opened = Promise.withResolvers<void>()
  return {
    /** Resolves when somebody waits at it. */
    reached: reached.promise,
    open: () => opened.resolve(),
    pass: async () => {
      reached.resolve()
      await opened.promise
    },
  }
}

/** Has the assistant of the app think as long as the gate is shut. */
function slowDown(
  { deps }: TestApp,
  what: 'reply' | 'report',
  gate: ReturnType<typeof createGate>,
) {
  const { assistant } = deps
  deps.assistant = {
    ...assistant,
    async *reply(...input) {
      if (what === 'reply') await gate.pass()
      yield* assistant.reply(...input)
    },
    async report(...input) {
      if (what === 'report') await gate.pass()
      return assistant.report(...input)
    },
  }
  return { [Symbol.dispose]: () => void (deps.assistant = assistant) }
}

/** Resolves when no job is left that is to be done, or is being done. */
async function untilJobsDone({ deps }: TestApp): Promise<void> {
  await expect
    .poll(() =>
      deps.db.execute(
        sql`select 1 from pgboss.job where name in ('write-report', 'send-mail') and state < 'completed'`,
      ),
    )
    .toHaveLength(0)
}

/** Rows of the lead and of its conversation, in whatever table. */
async function countRows({ deps }: TestApp, leadId: number, conversationId: string) {
  const [row] = await deps.db.execute<{ count: number }>(sql`
    select (
      (select count(*) from leads where id = ${leadId})
      + (select count(*) from conversations where id = ${conversationId} or lead_id = ${leadId})
      + (select count(*) from messages where conversation_id = ${conversationId})
      + (select count(*) from drafts where conversation_id = ${conversationId})
      + (select count(*) from facts where conversation_id = ${conversationId} or lead_id = ${leadId})
      + (select count(*) from notes where conversation_id = ${conversationId})
      + (select count(*) from reads where conversation_id = ${conversationId})
      + (select count(*) from presences where conversation_id = ${conversationId})
      + (select count(*) from notifications where conversation_id = ${conversationId})
      + (select count(*) from reports where lead_id = ${leadId})
      + (select count(*) from report_versions where lead_id = ${leadId})
      + (select count(*) from mails where lead_id = ${leadId})
    )::integer as count`)
  return row!.count
}

describe('a lead that is erased', () => {
  test('while its visitor is being answered leaves no row', async ({ app }) => {
    const { admin, visitor, id, conversationId } = await meetLead(app)
    const gate = createGate()
    using _ = slowDown(app, 'reply', gate)
    const said = visitor.say('And what does it cost? My name is Ana Torres.')
    await gate.reached
    await admin.leads.erase.mutate({ id })
    gate.open()
    expect(
      await said.then(
        ({ reply }) => reply,
        () => undefined,
      ),
    ).toBeUndefined()
    expect(await countRows(app, id, conversationId)).toBe(0)
  })

  test('while its report is being written leaves no row, and no job', async ({ app }) => {
    const { admin, id, conversationId } = await meetLead(app)
    const gate = createGate()
    using _ = slowDown(app, 'report', gate)
    await admin.report.generate.mutate({ leadId: id })
    await gate.reached
    await admin.leads.erase.mutate({ id })
    gate.open()
    await untilJobsDone(app)
    expect(await countRows(app, id, conversationId)).toBe(0)
    const jobs = await app.deps.db.execute(sql`
      select 1 from pgboss.job where name = 'write-report' and data ->> 'leadId' = ${String(id)}`)
    expect(jobs).toHaveLength(0)
  })

  test('while everybody is at it leaves no row', async ({ app }) => {
    const { admin, visitor, id, conversationId } = await meetLead(app)
    const token = await app.signIn()
    // A client each, so that they go on their way one by one; fewer than a token may have open.
    const staff = () => app.client(token)
    const own = () => app.client(visitor.visitorToken)
    const calls = Array.from({ length: 4 }, (_, index) => [
      own().chat.send.mutate({ clientMessageId: newId(), content: `Number ${index}` }),
      own().chat.setPresence.mutate({ conversationId, state: 'typing' }),
      staff().chat.setPresence.mutate({ conversationId, state: 'looking' }),
      staff().chat.markRead.mutate({ conversationId, seq: 1 }),
      staff().note.add.mutate({ id: newId(), conversationId, content: `Note ${index}` }),
      staff().leads.update.mutate({ id, name: `Name ${index}` }),
      staff().chat.reply.mutate({ conversationId, clientMessageId: newId(), content: 'Hello' }),
    ])
    const outcomes = Promise.allSettled(calls.flat())
    await admin.leads.erase.mutate({ id })
    const problems = (await outcomes).flatMap((one) =>
      one.status === 'rejected'
        ? [(one.reason as { data?: { problem: string } }).data?.problem ?? String(one.reason)]
        : [],
    )
    const gone = new Set(['conversation_not_found', 'lead_not_found', 'unauthenticated'])
    expect(problems.filter((problem) => !gone.has(problem))).toEqual([])
    expect(await countRows(app, id, conversationId)).toBe(0)
    const details = await app.deps.db.execute(sql`
      select 1 from event_details where salt is not null and event_id in (
        select id from events where lead_id = ${id} or conversation_id = ${conversationId})`)
    expect(details).toHaveLength(0)
  })
})

describe('a lead that is deleted', () => {
  test('while its report is being written gets it when it is restored', async ({ app }) => {
    const { admin, id } = await meetLead(app)
    const gate = createGate()
    using _ = slowDown(app, 'report', gate)
    await admin.report.generate.mutate({ leadId: id })
    await gate.reached
    await admin.leads.delete.mutate({ id })
    gate.open()
    await untilJobsDone(app)
    const versions = await app.deps.db.execute(sql`
      select 1 from report_versions where lead_id = ${id}`)
    expect(versions).toHaveLength(0)

    await admin.leads.restore.mutate({ id })
    await expect
      .poll(() => admin.report.byLead.query({ leadId: id }))
      .toMatchObject({ status: 'ready', version: 1 })
  })

  test('while a mail waits gets none, and it is sent once when it is restored', async () => {
    await using resources = new AsyncDisposableStack()
    const resend = resources.use(await openResendDouble())
    const app = await openTestApp(resources, {
      RESEND_API_KEY: resendKey,
      RESEND_BASE_URL: resend.baseUrl,
      MAIL_FROM: 'OKA Tech <hello@oka.example>',
    })
    const { admin, id } = await meetLead(app)
    await admin.report.generate.mutate({ leadId: id, wait: true })
    resend.failNext({
      status: 500,
      body: { name: 'application_error', message: 'Something went wrong' },
    })
    const { mail } = await admin.report.email.mutate({ leadId: id })
    await expect
      .poll(async () => (await admin.mail.list.query({ leadId: id })).items)
      .toMatchObject([{ attempts: 1 }])
    await admin.leads.delete.mutate({ id })
    // As its job does when its time comes.
    await deliverMail(app.deps, mail.id)
    expect(resend.accepted).toHaveLength(0)

    await admin.leads.restore.mutate({ id })
    await expect
      .poll(async () => (await admin.mail.list.query({ leadId: id })).items)
      .toMatchObject([{ status: 'sent' }])
    await untilJobsDone(app)
    expect(resend.accepted).toHaveLength(1)
  })

  test('still answers its visitor once, and learns nothing until it is restored', async ({
    app,
  }) => {
    const { admin, visitor, id, conversationId } = await meetLead(app)
    const inbox: string[] = []
    const following = app.client(await app.signIn()).chat.inbox.subscribe(undefined, {
      onData: (event) => {
        if (event.type === 'conversation') inbox.push(event.conversationId)
      },
    })
    // What comes of another conversation comes after what was told before.
    const untilTold = async () => {
      const other = await startVisitor(app)
      await other.client.chat.requestPerson.mutate({ conversationId: other.conversationId })
      await expect.poll(() => inbox).toContain(other.conversationId)
    }
    const gate = createGate()
    using _ = slowDown(app, 'reply', gate)
    const said = visitor.say('My name is Ana Torres and I would like to talk to a person.')
    await gate.reached
    await admin.leads.delete.mutate({ id })
    await untilTold()
    inbox.length = 0
    gate.open()
    expect((await said).reply).toBeDefined()
    await untilTold()
    expect(inbox).not.toContain(conversationId)

    const { name } = await admin.leads.restore.mutate({ id })
    expect(name).toBe('')
    await expect.poll(async () => (await admin.leads.byId.query({ id })).name).toBe('Ana Torres')
    following.unsubscribe()
  })
})

describe('what was deleted 30 days ago', () => {
  test('is erased, what was later is not, by however many processes', async ({ app }) => {
    const all: Awaited<ReturnType<typeof meetLead>>[] = []
    for (const days of [31, 30, 29]) {
      const met = await meetLead(app)
      await met.admin.leads.delete.mutate({ id: met.id })
      await app.deps.db.execute(sql`
        update leads set deleted_at = now() - make_interval(days => ${days}) where id = ${met.id}`)
      all.push(met)
    }
    await Promise.all([eraseExpiredLeads(app.deps), eraseExpiredLeads(app.deps)])
    const left = await app.deps.db.execute<{ id: number }>(sql`
      select id from leads where id in (${sql.join(
        all.map(({ id }) => id),
        sql`, `,
      )})`)
    expect(left).toEqual([{ id: all[2]!.id }])
    const { items } = await all[0]!.admin.audit.list.query({ name: 'lead.erased' })
    const proofs = items.filter(({ leadId }) => all.some(({ id }) => id === leadId))
    expect(proofs.map(({ admin, data }) => [admin, data['messages']])).toEqual([
      [null, 4],
      [null, 4],
    ])
    const { items: deleted } = await all[0]!.admin.leads.listDeleted.query({})
    expect(deleted.filter((lead) => all.some(({ id }) => id === lead.id))).toMatchObject([
      { id: all[2]!.id },
    ])
  })
})

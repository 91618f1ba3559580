import { randomUUID } from 'node:crypto'

import { keepMail } from '@oka/db/mails'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { makeMember, password, signInAs } from '../testing/people.ts'
import { runCommand } from '../testing/run-command.ts'
import { origin, rest, test as base, type TestApp } from '../testing/test-app.ts'

const another = 'quite another long passphrase'
const newAddress = () => `${randomUUID()}@oka.test`

const test = base
  /** `pnpm admin:reset-link` over the database of the app. */
  .extend('makeLink', async ({ app }) => {
    const env = { DATABASE_URL: app.databaseUrl, NODE_ENV: 'production', PUBLIC_URL: origin }
    return (...args: string[]) => runCommand('admin-reset-link', args, env)
  })

/** All that an admin can read of the mails to an address: the list, each mail, and its preview. */
async function readAll(app: TestApp, address: string): Promise<string> {
  const { mail } = app.client(await app.signIn())
  const found = (await mail.list.query({})).items.filter(({ to }) => to === address)
  const details = await Promise.all(found.map(({ id }) => mail.byId.query({ id })))
  const previews = await Promise.all(
    details.map(({ previewUrl }) => rest(app, `GET ${previewUrl.replace(origin, '')}`)),
  )
  return JSON.stringify([found, details, previews.map(({ body }) => body)])
}

/** The rows of the mails to an address, as whoever reads the database sees them. */
const storedLinks = async (app: TestApp, address: string) =>
  app.deps.db.execute<{ kind: string; link: string | null }>(sql`
    select kind, link from mails where "to" = ${address}`)

describe('a link that opens an account', () => {
  test('is shown to no admin while no provider sends it, nor stored', async ({ app }) => {
    const { email } = await makeMember(app, 'admin')
    const invited = newAddress()
    await app.client().auth.requestReset.mutate({ email })
    await expect.poll(() => storedLinks(app, email)).toEqual([{ kind: 'reset', link: null }])
    const { team } = app.client(await app.signIn())
    const { inviteToken, url } = await team.invite.mutate({ email: invited, role: 'admin' })
    // By contract the link of an invitation is answered to the admin who makes it.
    expect(url).toBe(`${origin}/join#${inviteToken}`)

    expect(await storedLinks(app, invited)).toEqual([{ kind: 'invitation', link: null }])
    for (const address of [email, invited]) {
      const seen = await readAll(app, address)
      expect(seen).toContain('https://link.invalid/')
      expect(seen).not.toMatch(/\/(?:join|reset)#/)
    }
  })

  test.for(['reset', 'invitation'] as const)(
    'of a mail of the kind %s that was kept with it is not shown, whatever became of the mail',
    async (kind, { app }) => {
      const secret = randomUUID()
      for (const status of ['kept', 'queued', 'sending', 'failed', 'unconfirmed']) {
        const address = newAddress()
        await app.deps.db.execute(sql`
          insert into mails (id, purpose, kind, "to", subject, html, text, status, link)
          values (
            ${randomUUID()}, ${address}, ${kind}, ${address}, 'S',
            '<a href="https://link.invalid/">https://link.invalid/</a>', 'https://link.invalid/',
            ${status}, ${app.deps.vault.seal(`${origin}/reset#${secret}`)})`)
        const seen = await readAll(app, address)
        expect(seen).toContain('https://link.invalid/')
        expect(seen).not.toContain(secret)
      }
    },
  )

  test('goes when the provider is taken out of the settings', async ({ app }) => {
    const address = newAddress()
    const id = randomUUID()
    await app.deps.db.execute(sql`
      insert into mails (id, purpose, kind, "to", subject, html, text, status, link)
      values (${id}, ${id}, 'reset', ${address}, 'S', 'h', 't', 'queued', 'sealed')`)
    await keepMail(app.deps.db, { id, leadId: null })
    expect(await storedLinks(app, address)).toEqual([{ kind: 'reset', link: null }])
  })
})

describe('a link to a conversation', () => {
  test('opens no account, and is shown', async ({ app }) => {
    const address = newAddress()
    const link = `${origin}/inbox/${randomUUID()}`
    const id = randomUUID()
    await app.deps.db.execute(sql`
      insert into mails (id, purpose, kind, "to", subject, html, text, status, link)
      values (
        ${id}, ${id}, 'escalation', ${address}, 'S', 'https://link.invalid/', 'https://link.invalid/',
        'queued', ${app.deps.vault.seal(link)})`)
    await keepMail(app.deps.db, { id, leadId: null })
    expect(await readAll(app, address)).toContain(link)
  })
})

describe('admin:reset-link', () => {
  test('prints a link that works once and replaces the former one, and is in the audit', async ({
    app,
    makeLink,
  }) => {
    const { id, email } = await makeMember(app, 'agent')
    const former = await makeLink(email)
    const { code, out, err } = await makeLink(email.toUpperCase())
    expect({ code, out, err }).toEqual({
      code: 0,
      out: expect.stringMatching(/^http:\/\/oka\.test\/reset#\S+\n$/) as string,
      err: expect.stringMatching(/^It works once, until \S+Z\. Hand it to \S+ alone/) as string,
    })
    const reset = (link: string) =>
      app.client().auth.reset.mutate({ resetToken: link.trim().split('#')[1]!, password: another })
    await expect(reset(former.out)).rejects.toMatchObject({ data: { problem: 'reset_not_valid' } })

    expect(await reset(out)).toEqual({ reset: true })

    await expect(reset(out)).rejects.toMatchObject({ data: { problem: 'reset_not_valid' } })
    await expect(signInAs(app, email, password)).rejects.toThrow('wrong_credentials')
    await signInAs(app, email, another)
    const { items } = await app
      .client(await app.signIn())
      .audit.list.query({ name: 'admin.reset_link_made' })
    expect(items.filter(({ subject }) => subject?.id === id)).toMatchObject([
      { admin: null, data: {} },
      { admin: null, data: {} },
    ])
  })

  test('says in a sentence why it made none', async ({ app, makeLink }) => {
    const { id, email } = await makeMember(app, 'viewer')
    await app.client(await app.signIn()).team.disable.mutate({ id })
    const unknown = newAddress()
    for (const [args, sentence] of [
      [[], 'Say whose: pnpm admin:reset-link EMAIL'],
      [[unknown, email], 'Say whose: pnpm admin:reset-link EMAIL'],
      [['--help'], '--help is not an e-mail address. Say whose: pnpm admin:reset-link EMAIL'],
      [[unknown], `There is no account of ${unknown}, or it is disabled. No link was made.`],
      [[email], `There is no account of ${email}, or it is disabled. No link was made.`],
    ] as const) {
      expect(await makeLink(...args)).toEqual({ code: 1, out: '', err: `${sentence}\n` })
    }
  })
})

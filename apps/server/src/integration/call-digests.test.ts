import { readPromises } from '@oka/api/chat/promises'
import { escalate } from '@oka/api/notification/escalate'
import { linkPlaceholder } from '@oka/api/ports/mail'
import { setDisabled } from '@oka/db/accounts/admins'
import { sql } from '@oka/db/client'
import { claimMail, holdMail } from '@oka/db/mails'
import { describe, expect, test } from 'vitest'

import { startVisitor } from '../testing/chat.ts'
import { cookieOf, makeMember, password } from '../testing/people.ts'
import { openTestApp, origin, rest, type TestApp } from '../testing/test-app.ts'

const many = { RATE_LIMIT_SCALE: '100' }

type Visitor = Awaited<ReturnType<typeof startVisitor>>

/** A visitor from an address of their own. */
async function comeFromAfar(app: TestApp): Promise<Visitor> {
  const visitor = await startVisitor(app)
  await app.deps.db.execute(sql`
    update conversations set started_from = id::text where id = ${visitor.conversationId}`)
  return visitor
}

/** A visitor who asks for a person and has the chat before them. */
async function ask(app: TestApp): Promise<Visitor> {
  const visitor = await comeFromAfar(app)
  const { conversationId, client } = visitor
  await client.chat.requestPerson.mutate({ conversationId })
  await client.chat.setPresence.mutate({ conversationId, state: 'looking' })
  return visitor
}

/** As if all calls had been made, and all digests sent, so many minutes earlier. */
async function pass({ deps }: TestApp, minutes: number): Promise<void> {
  const passed = sql`make_interval(mins => ${minutes})`
  await deps.db.execute(sql`update messages set created_at = created_at - ${passed}`)
  await deps.db.execute(sql`update notifications set created_at = created_at - ${passed}`)
  await deps.db.execute(sql`update call_digests set sent_at = sent_at - ${passed}`)
}

type Digest = { to: string; subject: string; text: string }

const listDigests = ({ deps }: TestApp) =>
  deps.db.execute<Digest>(sql`
    select "to", subject, text from mails where kind = 'escalation' order by created_at, id`)

/** The digests, when there are so many; the sweep may be at it in the same moment. */
async function waitForDigests(app: TestApp, count: number): Promise<Digest[]> {
  await escalate(app.deps)
  await expect.poll(() => listDigests(app)).toHaveLength(count)
  return listDigests(app)
}

const links = ({ text }: Digest) =>
  text.split('\n').flatMap((line) => {
    const id = line.startsWith(linkPlaceholder) ? line.slice(linkPlaceholder.length) : ''
    return id ? [id] : []
  })

test('a hundred calls at once are one mail to each who may chat, and what comes after is the next one', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, many)
  const second = await openTestApp(resources, { ...many, DATABASE_URL: app.databaseUrl })
  const staff = await Promise.all(Array.from({ length: 21 }, () => makeMember(app, 'agent')))
  await makeMember(app, 'viewer')
  await setDisabled(app.deps.db, (await makeMember(app, 'agent')).id, true)
  await Promise.all(Array.from({ length: 100 }, () => ask(app)))
  await pass(app, 6)

  await Promise.all([app, second, app, second].map(({ deps }) => escalate(deps)))

  const first = await waitForDigests(app, 22)
  const readers = ['admin@oka.test', ...staff.map(({ email }) => email)]
  expect(first.map(({ to }) => to).toSorted()).toEqual(readers.toSorted())
  expect(new Set(first.map(({ subject }) => subject))).toEqual(new Set(['100 visiteurs attendent']))
  expect(new Set(first.map((mail) => links(mail).length))).toEqual(new Set([20]))
  expect(first[0]!.text).toContain('\n80 autres visiteurs attendent.\n')

  const { conversationId } = await ask(app)
  await pass(app, 6)
  const pending = async () => {
    await escalate(second.deps)
    const rows = await app.deps.db.execute<{ pending: string[] }>(sql`
      select pending from call_digests where pending <> '{}'`)
    return rows.map((row) => row.pending)
  }
  await expect.poll(pending).toEqual(readers.map(() => [conversationId]))
  expect(await listDigests(app)).toHaveLength(22)

  await pass(app, 5)
  const next = (await waitForDigests(second, 44)).slice(22)
  expect(next.map(({ to }) => to).toSorted()).toEqual(readers.toSorted())
  for (const mail of next) {
    expect(mail.subject).toBe('Un visiteur demande à parler à une personne')
    expect(links(mail)).toEqual([conversationId])
  }
})

describe('a digest', () => {
  test('names who asks, in the company’s language where the reader’s is not known', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    await app.client(await app.signIn()).settings.update.mutate({ locale: 'en' })
    const { say } = await ask(app)
    await say('My name is Hélène Lefèvre, from Acme, helene@acme.example')
    await pass(app, 6)

    const [mail] = await waitForDigests(app, 1)

    expect(mail!.subject).toBe('Hélène Lefèvre asks for a person')
  })

  test('is in the language in which each reader used the app last', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const signIn = async (email: string, language: string) => {
      const headers = { 'accept-language': language }
      const answer = await rest(app, 'POST /api/auth/login', { body: { email, password }, headers })
      return cookieOf(answer)
    }
    const [lea, sam, kim] = [
      await makeMember(app, 'agent'),
      await makeMember(app, 'agent'),
      await makeMember(app, 'agent'),
    ]
    const cookie = await signIn(lea.email, 'fr')
    const headers = { cookie, origin, 'accept-language': 'de, fr;q=0.5, en-GB;q=0.8' }
    await rest(app, 'POST /api/auth/refresh', { headers })
    await signIn(sam.email, 'en')
    await signIn(sam.email, 'fr-CA')
    await signIn(kim.email, 'de')
    await app.client(await app.signIn()).settings.update.mutate({ locale: 'fr' })
    await ask(app)
    await pass(app, 6)

    const mails = await waitForDigests(app, 4)

    const subjects = new Map(mails.map(({ to, subject }) => [to, subject]))
    const french = 'Un visiteur demande à parler à une personne'
    expect(subjects.get(lea.email)).toBe('A visitor asks for a person')
    expect(subjects.get(sam.email)).toBe(french)
    expect(subjects.get(kim.email)).toBe(french)
  })

  test('leaves out who has left, but for those who can be reached or wrote since', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const leave = ({ client, conversationId }: Visitor) =>
      client.chat.setPresence.mutate({ conversationId, state: 'away' })
    const gone = await ask(app)
    const reachable = await startVisitor(app)
    await reachable.say('I am Jo Bell, jo@bell.example')
    await reachable.client.chat.requestPerson.mutate({ conversationId: reachable.conversationId })
    const writing = await ask(app)
    const here = await ask(app)
    await pass(app, 2)
    await writing.say('Are you there?')
    for (const visitor of [gone, writing]) await leave(visitor)
    await pass(app, 4)

    const [mail] = await waitForDigests(app, 1)

    const awaited = [reachable, writing, here].map(({ conversationId }) => conversationId)
    expect(mail!.subject).toBe('3 visiteurs attendent')
    expect(links(mail!).toSorted()).toEqual(awaited.toSorted())

    // Back on the page, the call goes out.
    const { conversationId, client } = gone
    await client.chat.setPresence.mutate({ conversationId, state: 'looking' })
    await pass(app, 11)
    expect(links((await waitForDigests(app, 2))[1]!)).toEqual([conversationId])
  })

  test('leaves out who was answered or left since the call was due', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    await ask(app)
    await pass(app, 6)
    await waitForDigests(app, 1)
    const [answered, gone, waiting] = [await ask(app), await ask(app), await ask(app)]
    await pass(app, 6)
    const pending = async () => {
      await escalate(app.deps)
      const rows = await app.deps.db.execute<{ pending: string[] }>(
        sql`select pending from call_digests`,
      )
      return rows[0]!.pending
    }
    await expect.poll(pending).toHaveLength(3)
    const staff = app.client(await app.signIn())
    await staff.chat.takeOver.mutate({ conversationId: answered.conversationId })
    await gone.client.chat.setPresence.mutate({
      conversationId: gone.conversationId,
      state: 'away',
    })
    await pass(app, 5)

    const mails = await waitForDigests(app, 2)

    expect(links(mails[1]!)).toEqual([waiting.conversationId])
  })

  test('is hidden, held back and erased with a lead it names', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const { db } = app.deps
    const admin = app.client(await app.signIn())
    const { say, conversationId } = await ask(app)
    await say('I am Hélène Lefèvre, helene@acme.example')
    await ask(app)
    await pass(app, 6)
    await waitForDigests(app, 1)
    const [lead] = (await admin.leads.list.query({ q: 'helene@acme.example' })).items
    const [mail] = (await admin.mail.list.query({})).items
    const { text } = await admin.mail.byId.query({ id: mail!.id })
    expect(text).toContain('Hélène Lefèvre')
    expect(text).toContain(`${origin}/inbox/${conversationId}\n`)
    await db.execute(sql`update mails set status = 'queued'`)

    await admin.leads.delete.mutate({ id: lead!.id })

    expect((await admin.mail.list.query({})).items).toEqual([])
    expect(await claimMail(db, mail!.id, 'smtp')).toBeUndefined()
    expect(await holdMail(db, mail!.id)).toBe(true)
    await admin.leads.restore.mutate({ id: lead!.id })
    expect((await admin.mail.list.query({})).items).toMatchObject([{ id: mail!.id }])
    expect(await holdMail(db, mail!.id)).toBe(false)
    await admin.leads.erase.mutate({ id: lead!.id })
    expect(await db.execute(sql`select id from mails`)).toEqual([])
  })

  test('names no lead that was deleted', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const admin = app.client(await app.signIn())
    const deleteLead = async (email: string) => {
      const [lead] = (await admin.leads.list.query({ q: email })).items
      await admin.leads.delete.mutate({ id: lead!.id })
    }
    const [early, late, waiting] = [await ask(app), await ask(app), await ask(app)]
    await early.say('I am Jo Bell, jo@bell.example')
    await late.say('I am Al Moss, al@moss.example')
    await app.deps.db.execute(sql`
      insert into call_digests (admin_id, sent_at) select id, now() from admins`)
    await deleteLead('jo@bell.example')
    await pass(app, 6)
    const isPending = async () => {
      await escalate(app.deps)
      const [row] = await app.deps.db.execute<{ pending: string[] }>(
        sql`select pending from call_digests`,
      )
      return row!.pending.toSorted()
    }
    const others = [late, waiting].map(({ conversationId }) => conversationId)
    await expect.poll(isPending).toEqual(others.toSorted())
    await deleteLead('al@moss.example')
    await pass(app, 5)

    const [mail] = await waitForDigests(app, 1)

    expect(links(mail!)).toEqual([waiting.conversationId])
  })

  test('waits until the office opens', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const { update } = app.client(await app.signIn()).settings
    await update.mutate({ officeHours: { timeZone: 'Europe/Paris', hours: [], holidays: [] } })
    const { conversationId } = await ask(app)
    await pass(app, 6)
    await escalate(app.deps)
    expect(await listDigests(app)).toEqual([])

    await update.mutate({ officeHours: null })

    expect(links((await waitForDigests(app, 1))[0]!)).toEqual([conversationId])
  })
})

test('a call that a visitor wants is named once, with the time as they said it', async () => {
  await using resources = new AsyncDisposableStack()
  const app = await openTestApp(resources, many)
  const visitor = await comeFromAfar(app)
  await visitor.say('Could you call me back tomorrow at 2 pm? My number is +33 6 12 34 56 78')
  await visitor.say('I said: call me back tomorrow at 3 pm')
  await pass(app, 6)

  const [digest] = await waitForDigests(app, 1)

  expect(digest!.subject).toBe('Un visiteur demande un rappel')
  expect(digest!.text).toContain('demandé un rappel')
  expect(digest!.text).toContain('tomorrow at 3 pm')
  expect(links(digest!)).toEqual([visitor.conversationId])
  await pass(app, 11)
  await escalate(app.deps)
  expect(await listDigests(app)).toHaveLength(1)
})

describe('the open calls of one address', () => {
  const problem = { data: { problem: 'too_many_requests' } }

  test('are those of an office of 50 people, and the next one waits until one is answered', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const { db } = app.deps
    const visitors = await Promise.all(Array.from({ length: 60 }, () => startVisitor(app)))
    const request = ({ client, conversationId }: Visitor) =>
      client.chat.requestPerson.mutate({ conversationId })

    const outcomes = await Promise.allSettled(visitors.map(request))

    const refused = outcomes.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []))
    expect(refused).toHaveLength(10)
    for (const reason of refused) expect(reason).toMatchObject(problem)
    const called = visitors.filter((_, index) => outcomes[index]!.status === 'fulfilled')
    const late = visitors.find((visitor) => !called.includes(visitor))
    // Who has called already is refused nothing, and neither is another address.
    await request(called[0]!)
    await request(await comeFromAfar(app))
    // Asked for in the conversation, the assistant alone answers.
    const { reply } = await late!.say('I would like to talk to a person, please')
    expect(reply?.content).toMatch(/^(?:Hello[^!]*! )?I can’t call anybody right now/)
    const promised = readPromises(reply!.content, 'en').flatMap(({ promises }) => promises)
    expect(promised).toEqual([])
    const calls = await db.execute(sql`
      select id from notifications where conversation_id = ${late!.conversationId}`)
    expect(calls).toEqual([])

    const staff = app.client(await app.signIn())
    await staff.chat.takeOver.mutate({ conversationId: called[0]!.conversationId })
    await request(late!)
  })

  test('count no more after an hour', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources)
    const visitors = await Promise.all(Array.from({ length: 51 }, () => startVisitor(app)))
    const request = ({ client, conversationId }: Visitor) =>
      client.chat.requestPerson.mutate({ conversationId })
    const last = visitors.pop()!
    await Promise.all(visitors.map(request))
    await pass(app, 50)
    await expect(request(last)).rejects.toMatchObject(problem)
    await pass(app, 11)
    await request(last)
  })

  test('are told by a digest of the address, and not by the address', async () => {
    await using resources = new AsyncDisposableStack()
    const app = await openTestApp(resources, { TRUST_PROXY: '127.0.0.1' })
    const from = async (address: string) => {
      const headers = { 'x-forwarded-for': address }
      const { body } = await rest(app, 'POST /api/chat/start', { body: {}, headers })
      const { conversationId } = body as { conversationId: string }
      const [row] = await app.deps.db.execute<{ startedFrom: string }>(sql`
        select started_from as "startedFrom" from conversations where id = ${conversationId}`)
      return row!.startedFrom
    }
    const one = await from('2001:db8:1:2::1')
    expect(one).toMatch(/^[\w-]{43}$/)
    expect(await from('2001:db8:1:2:ffff::2')).toBe(one)
    expect(await from('2001:db8:1:3::1')).not.toBe(one)
  })
})

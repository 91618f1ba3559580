import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { chmod, chown, copyFile, readFile, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { LeadDetail } from '@oka/contract/lead'
import type { Mail } from '@oka/contract/mail'
import type { Report } from '@oka/contract/report'
import { describe, expect, test } from 'vitest'

import { readPdfText } from './testing/pdf-text.ts'
import { call, signIn, startChat } from './testing/rest.ts'
import { admin, findFreePort, makeFolder, spawnServer, startServer } from './testing/server.ts'

const root = join(import.meta.dirname, '../..')
const isRoot = process.getuid?.() === 0
/** `nobody` on Debian and most others. */
const ordinaryUser = 65534

type Stats = { leads: number; conversations: number; messages: number; reports: number }

const dialogues = {
  fr: [
    'Bonjour, nous voulons refondre notre portail client, il est lent et nos clients s’en plaignent',
    'Je suis Stéphane Łuczak de la société Énergie Łódź',
    'notre budget est d’environ 30 000 €',
    'd’ici 3 mois',
    'c’est moi qui décide',
    'stephane.luczak@energie-lodz.fr et 06 12 34 56 78',
  ],
  en: [
    'Hi, we need to rebuild our customer portal, it is slow and our customers complain about it',
    'I am John Smith from Acme Ltd',
    'our budget is around £40,000',
    'within three months',
    'I decide with my partner',
    'john.smith@acme.example and +44 20 7946 0958',
  ],
} as const

/** Plays a visitor and then staff, and checks what has come of it. */
async function walkTheRoad(url: string, locale: 'fr' | 'en'): Promise<number> {
  const token = await signIn(url, admin)
  const before = (await call<Stats>(url, 'GET /api/analytics/stats', { token })).body
  const visitor = await startChat(url, locale)
  for (const content of dialogues[locale]) {
    const { status, body } = await visitor.say(content)
    expect(status).toBe(200)
    expect(body.reply?.content).toMatch(/\S/)
  }

  const [newest] = (await call<{ id: number }[]>(url, 'GET /api/leads', { token })).body
  const { body: lead } = await call<LeadDetail>(url, `GET /api/leads/${newest!.id}`, { token })
  const said = dialogues[locale].join('\n')
  for (const { quote } of lead.facts) expect(said).toContain(quote)
  expect(lead.facts.map(({ field }) => field)).toEqual(
    expect.arrayContaining([
      'need',
      'name',
      'company',
      'budget',
      'horizon',
      'authority',
      'email',
      'phone',
    ]),
  )
  const points = lead.score.criteria.reduce((sum, criterion) => sum + criterion.points, 0)
  expect(points).toBe(lead.fitScore)
  expect(points).toBeGreaterThan(60)

  const leadId = lead.id
  const generated = await call(url, 'POST /api/reports/generate', {
    token,
    body: { leadId, wait: true },
  })
  expect(generated.body).toEqual({ status: 'ready', version: 1 })
  const { body: report } = await call<Report>(url, `GET /api/reports/${leadId}`, { token })
  const pdf = await call<ArrayBuffer>(url, `GET ${report.pdfUrl as '/'}`, { token })
  expect(pdf.headers.get('content-type')).toBe('application/pdf')
  const text = await readPdfText(pdf.body)
  for (const word of [lead.name, lead.company]) expect(text).toContain(word)
  expect(text).toMatch(locale === 'fr' ? /30\s000\s€/ : /£40,000/)

  const first = await call<{ mail: Mail }>(url, `POST /api/reports/${leadId}/email`, { token })
  const second = await call(url, `POST /api/reports/${leadId}/email`, { token })
  expect(second.body).toMatchObject({ repeated: true, mail: { id: first.body.mail.id } })
  const { body: mails } = await call<Mail[]>(url, `GET /api/mails?leadId=${leadId}`, { token })
  expect(mails).toMatchObject([{ to: lead.email, attachments: [{ bytes: pdf.body.byteLength }] }])

  const after = (await call<Stats>(url, 'GET /api/analytics/stats', { token })).body
  expect(after).toMatchObject({
    leads: before.leads + 1,
    conversations: before.conversations + 1,
    messages: before.messages + 2 * dialogues[locale].length,
    reports: before.reports + 1,
  })
  return leadId
}

describe('production', () => {
  test('a conversation becomes a lead, a score, a report and a mail, in French and English', async () => {
    await using folder = await makeFolder()
    // A folder only its owner can enter, which under root is root.
    await chmod(folder.path, 0o700)
    await using server = await startServer({ dataDir: folder.path })

    await walkTheRoad(server.url, 'fr')
    await walkTheRoad(server.url, 'en')

    // As Ctrl-C comes through pnpm: twice.
    server.process.kill('SIGTERM')
    expect(await server.stop('SIGTERM')).toBe(0)
    expect(server.output()).not.toMatch(/"level":50/)
  })

  // Run by an ordinary user, the test above is this one.
  if (isRoot)
    test('works for an ordinary user, from a folder of its own', async () => {
      await using folder = await makeFolder()
      await using data = await makeFolder()
      await chmod(folder.path, 0o755)
      await chown(data.path, ordinaryUser, ordinaryUser)
      // The checkout may be where root alone can enter, such as /root.
      await promisify(execFile)('npx', ['--yes', 'pnpm@12', 'assemble', folder.path], { cwd: root })
      await copyFile(process.execPath, join(folder.path, 'node'))
      const installed = { folder: folder.path, uid: ordinaryUser }
      await using server = await startServer({ dataDir: data.path, installed })

      await walkTheRoad(server.url, 'fr')

      expect(await server.stop('SIGTERM')).toBe(0)
    })

  test('loses nothing when it is killed, and adopts the database that is left behind', async () => {
    await using folder = await makeFolder()
    await using killed = await startServer({ dataDir: folder.path })
    const leadId = await walkTheRoad(killed.url, 'fr')
    const visitor = await startChat(killed.url, 'fr')
    await visitor.say('Bonjour')
    await killed.stop('SIGKILL')

    await using server = await startServer({ dataDir: folder.path })
    const token = await signIn(server.url, admin)
    const lead = await call<LeadDetail>(server.url, `GET /api/leads/${leadId}`, { token })
    expect(lead.body.facts.length).toBeGreaterThan(6)
    const pdf = await call<ArrayBuffer>(server.url, `GET /api/reports/${leadId}/pdf`, { token })
    expect(pdf.body.byteLength).toBeGreaterThan(5000)
    // The visitor goes on with the token of before.
    const { body } = await call<{ messages: { seq: number }[] }>(
      server.url,
      `GET /api/chat/conversations/${visitor.conversationId}/messages`,
      { token: visitor.token },
    )
    expect(body.messages.map(({ seq }) => seq)).toEqual([1, 2])
  })
})

test('serves the admin app to who takes anything or says nothing, as link previews and uptime checks do', async () => {
  await using folder = await makeFolder()
  await using server = await startServer({ dataDir: folder.path })
  const ask = async (path: string, method: string, accept: string) => {
    const answer = await fetch(server.url + path, { method, headers: { accept } })
    return [answer.status, answer.headers.get('content-type'), (await answer.text()).slice(0, 15)]
  }
  const page = [200, 'text/html; charset=utf-8', '<!doctype html>']
  expect(await ask('/', 'GET', '*/*')).toEqual(page)
  expect(await ask('/', 'GET', '')).toEqual(page)
  expect(await ask('/leads/5', 'GET', 'text/html')).toEqual(page)
  expect(await ask('/', 'HEAD', '*/*')).toEqual([...page.slice(0, 2), ''])
  expect((await ask('/api/nothing', 'GET', '*/*')).slice(0, 2)).toEqual([
    404,
    'application/json; charset=utf-8',
  ])
})

describe('a database that dies under it', () => {
  test('is told as 503, comes back by itself, and has every message once', async () => {
    await using folder = await makeFolder()
    await using server = await startServer({ dataDir: folder.path, env: { LOG_LEVEL: 'fatal' } })
    const visitor = await startChat(server.url, 'en')
    await visitor.say('Hello')
    const file = join(folder.path, 'postgres/data/postmaster.pid')
    process.kill(Number((await readFile(file, 'utf8')).split('\n')[0]), 'SIGKILL')

    const clientMessageId = randomUUID()
    const answers: number[] = []
    await expect
      .poll(async () => {
        const { status, body } = await visitor.say('Are you there?', clientMessageId)
        answers.push(status)
        if (status !== 200) expect(body).toMatchObject({ code: 'database_unavailable' })
        return status
      })
      .toBe(200)

    expect(new Set(answers)).toEqual(new Set([503, 200]))
    const { body } = await call<{ messages: { role: string; content: string }[] }>(
      server.url,
      `GET /api/chat/conversations/${visitor.conversationId}/messages`,
      { token: visitor.token },
    )
    expect(body.messages.map(({ role }) => role)).toEqual([
      'visitor',
      'assistant',
      'visitor',
      'assistant',
    ])
    expect(await server.stop('SIGTERM')).toBe(0)
  })
})

describe('a start that cannot succeed says why, without a stack', () => {
  async function startAndFail(options: Parameters<typeof spawnServer>[0]): Promise<string> {
    await using server = await spawnServer(options)
    await once(server.process, 'close')
    expect(server.process.exitCode).toBe(1)
    expect(server.output()).not.toMatch(/^ {4}at /m)
    return server.output()
  }

  test('a wrong value of the environment', async () => {
    await using folder = await makeFolder()
    const env = { JWT_EXPIRE: 'soon', PUBLIC_URL: 'here' }
    const output = await startAndFail({ dataDir: folder.path, env })
    expect(output).toContain('JWT_EXPIRE must be a duration')
    expect(output).toContain('PUBLIC_URL must be a URL')
  })

  test('a port in use', async () => {
    await using folder = await makeFolder()
    const port = await findFreePort()
    const other = createServer().listen(port, '127.0.0.1')
    await once(other, 'listening')
    expect(await startAndFail({ dataDir: folder.path, port })).toContain(`PORT ${port} is in use`)
    other.close()
  })

  test('a HOST that is no address of the machine', async () => {
    await using folder = await makeFolder()
    for (const HOST of ['203.0.113.1', 'no-such-host.invalid']) {
      const output = await startAndFail({ dataDir: folder.path, env: { HOST } })
      expect(output).toContain(`HOST ${HOST} is no address of this machine`)
    }
  })

  test('a DATA_DIR that is a file', async () => {
    await using folder = await makeFolder()
    const file = join(folder.path, 'file')
    await writeFile(file, '')
    for (const DATA_DIR of [file, join(file, 'below')]) {
      const output = await startAndFail({ dataDir: folder.path, env: { DATA_DIR } })
      expect(output).toContain(`DATA_DIR ${DATA_DIR} cannot be used`)
    }
  })

  test('a database that is away', async () => {
    await using folder = await makeFolder()
    const env = { DATABASE_URL: `postgres://oka:secret@127.0.0.1:${await findFreePort()}/oka` }
    const output = await startAndFail({ dataDir: folder.path, env })
    expect(output).toMatch(/The database oka at 127\.0\.0\.1:\d+ cannot be reached/)
    expect(output).not.toContain('secret')
  })
})

import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import type { AppRouter } from '@oka/api/router'
import { type Db, openDatabase, sql } from '@oka/db/client'
import { closeBrowser, openBrowser, openWindow, type WindowOpener } from '@oka/e2e/testing/browser'
import { drawPdfPages } from '@oka/e2e/testing/pdf-pages'
import { makeFolder } from '@oka/e2e/testing/server'
import type { TRPCClient } from '@trpc/client'

import { option } from '../command-line.ts'
import type { Scripted } from '../assistant/read-corpus.ts'
import { fieldsAsked } from '../assistant/reply-subjects.ts'
import { createCaller, signIn } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { startServer } from '../running/server.ts'
import { consultant, letterhead, logoSvg, settings } from './company.ts'
import { type Chosen, sixConversations } from './six-conversations.ts'

type Caller = TRPCClient<AppRouter>

/** Where it runs, and where what it makes is written. */
type Place = { url: string; db: Db; browser: WindowOpener; folder: string }

/** Messages that one visitor writes at most. */
const messagesMax = 16

/**
 * Plays six conversations of the corpus in both languages through the running product, and writes what
 * their readers get into a folder (`--to=…`): each page of the report as the client and as staff have
 * it, the mail, and the page of its link on a phone. Throws when a report is not made.
 */
export async function benchReports(): Promise<void> {
  const folder = option('--to') ?? join(tmpdir(), 'oka-reports')
  await mkdir(folder, { recursive: true })
  await using resources = new AsyncDisposableStack()
  const data = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(data.path))
  const { url } = resources.use(await startServer({ databaseUrl, dataDir: data.path }))
  const { db } = resources.use(await openDatabase({ url: databaseUrl }))
  const browser = await openBrowser()
  resources.defer(closeBrowser)
  const place = { url, db, browser, folder }
  const staff = await setUp(place)
  for (const chosen of sixConversations()) {
    const conversationId = await play(url, chosen.script)
    const leadId = await assignLead(db, conversationId, staff.id)
    await writeDocuments(place, { ...chosen, leadId, staff })
    console.log(`${chosen.name}: ${join(folder, chosen.name)}-*`)
  }
}

type Staff = { id: number; token: string; call: Caller }

/** The company as an administrator sets it up in Settings, and a consultant who works there. */
async function setUp(place: Place): Promise<Staff> {
  const { url } = place
  const admin = createCaller(url, await signIn(url))
  await admin.settings.update.mutate(settings)
  const { page, context } = await open(place, { viewport: { width: 360, height: 96 } })
  await page.setContent(`<body style="margin:0">${logoSvg}`)
  const logo = await page.screenshot({ omitBackground: true })
  await context.close()
  await admin.settings.updateLetterhead.mutate({ ...letterhead, logo: logo.toString('base64') })
  const { email, ...profile } = consultant
  const { inviteToken } = await admin.team.invite.mutate({ email, role: 'agent' })
  const account = { email, name: profile.name, password: randomUUID(), inviteToken }
  const { accessToken, admin: joined } = await createCaller(url).auth.register.mutate(account)
  const call = createCaller(url, accessToken)
  await call.auth.updateProfile.mutate(profile)
  return { id: joined.id, token: accessToken, call }
}

const open = ({ browser, url }: Place, options: Parameters<typeof openWindow>[2]) =>
  openWindow(browser, url, options)

/** Writes what the visitor of that script says, each answer once it is asked for, and those passed over at the end. */
async function play(url: string, script: Scripted): Promise<string> {
  const { locale } = script
  const started = await createCaller(url).chat.start.mutate({ startKey: randomUUID(), locale })
  const visitor = createCaller(url, started.visitorToken)
  const left = new Map(Object.entries(script.answers))
  const lines = script.turns.map(({ say }) => say)
  const asked = new Set<string>()
  for (let count = 0; count < messagesMax && lines.length > 0; count += 1) {
    const content = lines.shift()!
    const message = { clientMessageId: randomUUID(), content, wait: true }
    const sent = await visitor.chat.send.mutate(message)
    const reply = sent.reply?.content ?? (await lateReply(visitor, started, sent.message.seq))
    const now = fieldsAsked(reply)
    for (const field of now) asked.add(field)
    if (lines.length > 0) continue
    const field = [...now, ...asked].find((one) => left.has(one))
    if (field === undefined) continue
    lines.push(left.get(field)!.say)
    left.delete(field)
  }
  return started.conversationId
}

/** A minute for what a busy machine does late, looked for every tenth of a second. */
async function eventually<Found>(
  what: string,
  find: () => Promise<Found | undefined>,
): Promise<Found> {
  for (let tries = 0; tries < 600; tries += 1) {
    const found = await find()
    if (found !== undefined) return found
    await pause(100)
  }
  throw new Error(`There was no ${what}.`)
}

/** The reply to a message, on a machine that is too busy for it to come with the message's own answer. */
function lateReply(
  visitor: Caller,
  { conversationId }: { conversationId: string },
  after: number,
): Promise<string> {
  return eventually('reply', async () => {
    const { messages } = await visitor.chat.messages.query({ conversationId, after })
    return messages.find(({ role }) => role === 'assistant')?.content
  })
}

/** The lead of a conversation, with that colleague as its owner, which no page sets yet. */
function assignLead(db: Db, conversationId: string, ownerId: number): Promise<number> {
  return eventually('lead', async () => {
    const [row] = await db.execute<{ id: number }>(sql`
      update leads set owner_id = ${ownerId} from conversations
      where conversations.id = ${conversationId} and leads.id = conversations.lead_id returning leads.id`)
    return row?.id
  })
}

type Made = Chosen & { leadId: number; staff: Staff }

async function writeDocuments(place: Place, made: Made): Promise<void> {
  const { staff, leadId, script } = made
  const isNote = script.who !== 'buyer'
  await staff.call.report.generate.mutate({ leadId, wait: true, isNote })
  const { content } = await staff.call.report.byLead.query({ leadId })
  const write = (ending: string, written: string | Buffer) =>
    writeFile(join(place.folder, `${made.name}-${ending}`), written)
  await write('document.json', JSON.stringify(content, null, 2))
  for (const copy of ['client', 'staff'] as const) {
    const pdf = await fetchAs(staff, `${place.url}/api/reports/${leadId}/pdf?copy=${copy}`)
    await write(`${copy}.pdf`, pdf)
    // Of the copy for staff the last page, with the score: the others are the client's.
    for (const { number, picture } of await drawPdfPages(pdf, copy === 'staff' ? -1 : 0))
      await write(`${copy}-page-${number}.webp`, picture)
  }
  if (content?.lead.email !== '') await shootMail(place, made, write)
  await shootPage(place, made, write)
}

type Write = (ending: string, written: string | Buffer) => Promise<void>

async function fetchAs({ token }: Staff, url: string): Promise<Buffer> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  if (!response.ok) throw new Error(`${url} answered ${response.status}.`)
  return Buffer.from(await response.arrayBuffer())
}

const wholePage = { fullPage: true, type: 'jpeg', quality: 70 } as const

/** Pixels of a wide window, and of a phone. */
const widths = { wide: 1000, phone: 390 }

async function shootMail(place: Place, { staff, leadId }: Made, write: Write): Promise<void> {
  const { mail } = await staff.call.report.email.mutate({ leadId })
  const { subject, text } = await staff.call.mail.byId.query({ id: mail.id })
  await write('mail.txt', `${subject}\n\n${text}`)
  const { previewUrl } = await staff.call.report.previewMail.mutate({ leadId })
  const html = (await fetchAs(staff, previewUrl)).toString()
  for (const [name, width] of Object.entries(widths)) {
    const { page, context } = await open(place, { viewport: { width, height: 700 } })
    await page.setContent(html)
    await write(`mail-${name}.jpg`, await page.screenshot(wholePage))
    await context.close()
  }
}

async function shootPage(place: Place, { staff, leadId }: Made, write: Write): Promise<void> {
  const link = await staff.call.report.link.mutate({ leadId })
  for (const colorScheme of ['light', 'dark'] as const) {
    const viewport = { width: widths.phone, height: 844 }
    const { page, context } = await open(place, { viewport, colorScheme })
    await page.goto(link.url)
    await write(`link-${colorScheme}.jpg`, await page.screenshot(wholePage))
    await context.close()
  }
}

import { checkFacts } from '@oka/api/chat/check-facts'
import { storeFacts } from '@oka/api/chat/store-facts'
import { storeFollowUps } from '@oka/api/chat/store-follow-ups'
import { saveCannedReply } from '@oka/api/canned-reply/save-canned-reply'
import type { Deps } from '@oka/api/deps'
import { updateLead } from '@oka/api/leads/update-lead'
import { addNote } from '@oka/api/note/add-note'
import { emailReport } from '@oka/api/report/email-report'
import { writeReport } from '@oka/api/report/write-report'
import { updateSettings } from '@oka/api/settings/update-settings'
import type { Admin } from '@oka/contract/auth'
import type { ConversationMode } from '@oka/contract/chat'
import type { LeadStatus } from '@oka/contract/lead'
import { companySettings } from '@oka/contract/settings'
import { listMembers } from '@oka/db/accounts/admins'
import { type Db, sql } from '@oka/db/client'
import { findConversation } from '@oka/db/chat/conversations'
import { newId } from '@oka/db/id'
import { datePast, insertPastConversation, type PastMessage } from '@oka/db/chat/past-conversations'
import { setStaffReadReceipt } from '@oka/db/chat/read-receipts'
import { beginReport } from '@oka/db/reports'
import type { ConversationRow, MessageRow } from '@oka/db/schema'
import { readCompany } from '@oka/db/settings'

import { cannedReplies, makeColleagues, settings } from './people.ts'
import type { Colleague, DemoConversation, Speaker } from './read-conversations.ts'

export type DemoDeps = Pick<
  Deps,
  | 'assistant'
  | 'jobs'
  | 'limits'
  | 'renderReportPdf'
  | 'stopping'
  | 'writeReportMail'
  | 'replyAddresses'
  | 'signedTokens'
  | 'vault'
> & { publicUrl: string; passwordHash: string }

type Staff = Record<Colleague, Admin>

/** Minutes after which the team has read the messages and answered the requests. */
const seenAfter = 24 * 60
const openFor = 7 * 24 * 60

/**
 * Fills a database as some weeks of work would have: conversations and their facts, leads in
 * several statuses, reports, mails that stay in the outbox, notes, two colleagues. In one
 * transaction. Facts, scores and reports follow the usual rules.
 */
export async function fillDemo(
  db: Db,
  deps: DemoDeps,
  conversations: readonly DemoConversation[],
  now: Date,
): Promise<{ leads: number }> {
  return db.transaction(async (tx) => {
    // On a slow machine a report may take longer to draw than a transaction of the server may rest.
    await tx.execute(sql`set local idle_in_transaction_session_timeout = 0`)
    const staff = await makeColleagues(tx, deps.passwordHash)
    await introduceCompany({ ...deps, db: tx }, staff.c)
    let leads = 0
    for (const conversation of conversations) {
      if (await play({ tx, deps, staff, now }, conversation)) leads += 1
    }
    return { leads }
  })
}

/** Settings of the company, unless some are set, and canned replies. */
async function introduceCompany(
  { db, stopping }: Pick<DemoDeps, 'stopping'> & { db: Db },
  author: Admin,
): Promise<void> {
  const company = await readCompany(db)
  const isUntouched = company.name === companySettings.parse({}).name && !company.officeHours
  // They set no exchange rates, so no lead is scored in the background.
  const deps = { db, stopping, runInBackground: () => {} }
  if (isUntouched) await updateSettings(deps, author, settings)
  for (const reply of cannedReplies) await saveCannedReply({ db }, author, reply)
}

/** A conversation that a colleague answered is closed, unless they still do. */
function modeOf({ human, said }: DemoConversation): ConversationMode {
  if (human) return 'human'
  return said.some(({ by }) => isColleague(by)) ? 'closed' : 'assistant'
}

type Scene = { tx: Db; deps: DemoDeps; staff: Staff; now: Date }

/** Whether it resulted in a lead. */
async function play(scene: Scene, demo: DemoConversation): Promise<boolean> {
  const { tx, deps, staff, now } = scene
  const said = timed(demo, staff, now)
  const holder = demo.human ? demo.said.findLast(({ by }) => isColleague(by))?.by : undefined
  const { conversation, messages } = await insertPastConversation(tx, {
    locale: demo.locale,
    page: `${deps.publicUrl}${demo.page}`,
    mode: modeOf(demo),
    holderId: isColleague(holder) ? staff[holder].id : null,
    messages: said,
  })
  await storeDemoFacts(scene, demo, conversation, messages)
  await writeNotes(scene, demo, conversation.id)
  const leadId = (await findConversation(tx, conversation.id))?.leadId ?? null
  if (leadId !== null) await work(scene, demo, leadId)
  await datePast(tx, conversation.id, said.at(-1)!.createdAt)
  if (demo.ago > seenAfter) {
    for (const { id: adminId } of await listMembers(tx)) {
      await setStaffReadReceipt(tx, { adminId, conversationId: conversation.id, seq: said.length })
    }
  }
  return leadId !== null
}

/** Proposes facts as an assistant would; those without a quotation in a message are refused. */
async function storeDemoFacts(
  { tx, deps: { assistant, stopping } }: Scene,
  { facts, hot, locale, ago }: DemoConversation,
  conversation: ConversationRow,
  transcript: readonly MessageRow[],
): Promise<void> {
  const company = await readCompany(tx)
  // Calls on all are only made for recent events.
  const hotScore = hot ? company.hotScore : null
  const proposed = facts.flatMap(({ field, value, quote }) => {
    const message = transcript.find(
      ({ role, content }) => role === 'visitor' && content.includes(quote),
    )
    if (!message) return []
    const meant = field === 'horizon' ? dayAfter(message.createdAt, value) : value
    return [{ field, value: meant, quote, messageId: message.id, by: 'visitor' as const }]
  })
  const input = {
    conversationId: conversation.id,
    company: { ...company, hotScore },
    locale,
    transcript,
    facts: [],
    learntSeq: 0,
    knowledge: [],
  }
  // Written by us: each quotation means the value beside it.
  const read = proposed.map(({ value }) => [value])
  await storeFacts(tx, conversation, input, checkFacts(input, proposed, read))
  // Requests of visitors from longer ago are done.
  if (conversation.mode === 'assistant' && ago < openFor) {
    const heard = await assistant.extract(input, stopping)
    await storeFollowUps(tx, conversation, input, heard)
  }
}

/** The day after a time such as `P3M`. */
function dayAfter(moment: string, period: string): string {
  const [, count = '', unit] = /^P(\d+)([DWM])$/.exec(period) ?? []
  const day = new Date(moment)
  if (unit === 'M') day.setUTCMonth(day.getUTCMonth() + Number(count))
  else day.setUTCDate(day.getUTCDate() + Number(count) * (unit === 'W' ? 7 : 1))
  return day.toISOString().slice(0, 10)
}

async function writeNotes(
  { tx, staff }: Scene,
  { notes }: DemoConversation,
  conversationId: string,
): Promise<void> {
  for (const { by, text } of notes) {
    const mentions = text.includes('@Tom') ? [staff.t.id] : []
    await addNote({ db: tx }, staff[by], { id: newId(), conversationId, content: text, mentions })
  }
}

const isColleague = (by: Speaker | undefined): by is Colleague => by === 'c' || by === 't'
const roles = { v: 'visitor', a: 'assistant', c: 'agent', t: 'agent' } as const

/** Seconds each takes to write: the assistant at once, people as they type. */
const secondsOf = ({ by, text }: DemoConversation['said'][number]) =>
  by === 'a' ? 4 : Math.round(12 + text.length * (by === 'v' ? 0.5 : 0.8))

function timed(demo: DemoConversation, staff: Staff, now: Date): PastMessage[] {
  let at = now.getTime() - demo.ago * 60_000
  return demo.said.map((line) => {
    at += secondsOf(line) * 1000
    return {
      role: roles[line.by],
      content: line.text,
      authorId: isColleague(line.by) ? staff[line.by].id : null,
      createdAt: new Date(Math.min(at, now.getTime())).toISOString(),
    }
  })
}

const wayTo: Record<LeadStatus, readonly LeadStatus[]> = {
  new: [],
  qualified: ['qualified'],
  contacted: ['contacted'],
  won: ['qualified', 'won'],
  lost: ['lost'],
  spam: ['spam'],
}

/** What the team did with the lead afterwards. */
async function work(
  { tx, deps, staff }: Scene,
  demo: DemoConversation,
  leadId: number,
): Promise<void> {
  const author = staff[demo.said.some(({ by }) => by === 't') ? 't' : 'c']
  for (const status of wayTo[demo.status]) {
    await updateLead({ db: tx }, author, { id: leadId, status })
  }
  if (!demo.report) return
  const { version } = await beginReport(tx, leadId)
  await writeReport({ ...deps, db: tx }, { leadId, version }, true)
  // Never sent: these people do not exist.
  if (demo.mail) await emailReport({ ...deps, db: tx, mailTransport: null }, author, { leadId })
}

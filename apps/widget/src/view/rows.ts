import type { Message, MessageRole } from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'

import type { ConversationState } from '../conversation/state.ts'

/** A message as displayed. */
export type Row = {
  /** Stays the same when an outgoing message becomes a stored one. */
  key: string
  role: MessageRole
  author: string | null
  content: string
  /** What an answer rests on. */
  sources?: Message['sources']
  at: Date
  status: 'stored' | 'pending' | 'refused'
  problem: Problem | null
  /** The first and the last of a group. */
  first: boolean
  last: boolean
  /** The first of its day, unless that is today. */
  newDay: boolean
}

const togetherMs = 5 * 60_000

/** The rows to show, in order: stored messages except the one being revealed, then the outbox. */
export function toRows(
  { messages, outbox }: Pick<ConversationState, 'messages' | 'outbox'>,
  revealing: Message | undefined,
  now: Date,
): Row[] {
  const rows: Row[] = []
  for (const message of messages) {
    if (message === revealing) continue
    const key = message.clientMessageId ?? message.id
    const at = new Date(message.createdAt)
    rows.push({ ...message, key, at, status: 'stored', problem: null, ...alone })
  }
  for (const { clientMessageId: key, content, createdAt, refused: problem } of outbox) {
    const status = problem ? 'refused' : 'pending'
    const at = new Date(createdAt)
    rows.push({ key, role: 'visitor', author: null, content, at, status, problem, ...alone })
  }
  return rows.map((row, index) => place(row, rows[index - 1], now))
}

const alone = { first: true, last: true, newDay: false }

/** Groups a row with the former one where they belong together. */
function place(row: Row, before: Row | undefined, now: Date): Row {
  if (before && together(before, row)) {
    before.last = false
    row.first = false
  }
  row.newDay = row.at.toDateString() !== (before?.at ?? now).toDateString()
  return row
}

function together(a: Row, b: Row): boolean {
  return (
    a.role === b.role &&
    a.author === b.author &&
    a.status === b.status &&
    b.at.getTime() - a.at.getTime() < togetherMs
  )
}

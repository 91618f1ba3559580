import type { ConversationMode, MessageRole } from '@oka/contract/chat'

type StoredRow = {
  id: string
  seq: number
  turn: number
  role: MessageRole
  content: string
  /** The member of staff who wrote it, or brought it about. */
  author: string | null
  clientMessageId: string | null
}

/** Who answers. */
export type Answerer = { mode: ConversationMode; holder: string | null }

/** A message the server has said it stored; the times are those of one clock that only counts. */
export type Acknowledged = {
  id: string
  clientMessageId: string
  content: string
  sentAt: number
  acknowledgedAt: number
}

export type Outcome = {
  /** In the order of `seq`. */
  messages: readonly StoredRow[]
  conversation: {
    mode: ConversationMode
    turn: number
    answeredTurn: number
    lastSeq: number
  }
  /** Who answers from that turn on, as far as responses said. */
  answerers: ReadonlyMap<number, Answerer>
  acknowledged: readonly Acknowledged[]
}

/** The model under control says which of the visitor's messages was the last it saw. */
export const answerTo = (seq: number): string => `Answer to ${seq}.`

/** In what way the four invariants of chat (design.md) do not hold; nothing when they do. */
export function findViolations(outcome: Outcome): string[] {
  return [
    ...findGaps(outcome),
    ...findTalkedOver(outcome),
    ...findWrongAnswers(outcome),
    ...findOwed(outcome),
    ...findLost(outcome),
    ...findReordered(outcome),
  ]
}

function findGaps({ messages, conversation }: Outcome): string[] {
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1)
  if (gap >= 0) return [`seq ${messages[gap]!.seq} stands where ${gap + 1} should.`]
  return conversation.lastSeq === messages.length
    ? []
    : [`last_seq is ${conversation.lastSeq} after ${messages.length} messages.`]
}

const assistantAnswers: Answerer = { mode: 'assistant', holder: null }

/** An answer of the assistant while a person answers, one of a person while a colleague does, a word after the end. */
function findTalkedOver({ messages, answerers }: Outcome): string[] {
  let answerer: Answerer | undefined = assistantAnswers
  const found: string[] = []
  for (const row of messages) {
    if (row.role === 'system') {
      // A notice without an author, of a call for a person or a hand-back, leaves the turn to the
      // assistant. A caller whose response was lost does not know the outcome.
      answerer = row.author === null ? assistantAnswers : answerers.get(row.turn)
      continue
    }
    const { seq, role, author } = row
    if (answerer && !maySpeak(row, answerer)) {
      const whose = author === null ? `The ${role}'s message` : `${author}'s message`
      const by = answerer.holder === null ? '' : ` and ${answerer.holder} answered`
      found.push(`${whose} ${seq} came while the conversation was ${answerer.mode}${by}.`)
    }
    if (role === 'agent') answerer = { mode: 'human', holder: author }
  }
  return found
}

function maySpeak({ role, author }: StoredRow, { mode, holder }: Answerer): boolean {
  if (mode === 'closed') return false
  if (role === 'assistant') return mode === 'assistant'
  return role !== 'agent' || mode === 'assistant' || author === holder
}

/** Two answers to one turn, and answers to what was not the last word any more. */
function findWrongAnswers({ messages }: Outcome): string[] {
  const found: string[] = []
  const spoken = messages.filter(({ role }) => role !== 'system')
  let heard = 0
  for (const [index, { seq, role, content }] of spoken.entries()) {
    if (role === 'visitor') heard = seq
    if (role !== 'assistant') continue
    if (spoken[index - 1]?.role === 'assistant') found.push(`Message ${seq} is a second answer.`)
    if (content !== answerTo(heard)) {
      found.push(`Message ${seq} says “${content}” when ${heard} was the visitor's last.`)
    }
  }
  return found
}

function findOwed({ messages, conversation }: Outcome): string[] {
  const { mode, turn, answeredTurn } = conversation
  if (mode !== 'assistant') return []
  const last = messages.findLast(({ role }) => role !== 'system')
  if (last?.role === 'visitor') return [`Message ${last.seq} was never answered.`]
  return answeredTurn === turn ? [] : [`Turn ${turn} is owed an answer after everything.`]
}

function findLost({ messages, acknowledged }: Outcome): string[] {
  return acknowledged.flatMap(({ id, clientMessageId, content }) => {
    const stored = messages.filter((message) => message.clientMessageId === clientMessageId)
    if (stored.length !== 1) return [`“${content}” is stored ${stored.length} times.`]
    const [{ id: storedId, content: storedContent }] = stored as [StoredRow]
    return storedId === id && storedContent === content ? [] : [`“${content}” is stored otherwise.`]
  })
}

/** What was sent after another message had been acknowledged stands behind it. */
function findReordered({ messages, acknowledged }: Outcome): string[] {
  const seqOf = new Map(messages.map(({ clientMessageId, seq }) => [clientMessageId, seq]))
  return acknowledged.flatMap((early) =>
    acknowledged
      .filter(
        (late) =>
          late.sentAt > early.acknowledgedAt &&
          late.clientMessageId !== early.clientMessageId &&
          seqOf.get(late.clientMessageId)! < seqOf.get(early.clientMessageId)!,
      )
      .map((late) => `“${late.content}” was sent after “${early.content}” and stands before it.`),
  )
}

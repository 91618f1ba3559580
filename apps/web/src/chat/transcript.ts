import type { Message } from '@oka/contract/chat'
import type { Note } from '@oka/contract/note'

/** Consecutive messages of one author, under one name. */
type Group = { key: string; startsDay: boolean; messages: readonly [Message, ...Message[]] }
/** A note between the messages it was written between. */
type NoteEntry = { key: string; startsDay: boolean; note: Note }
export type Entry = Group | NoteEntry

/** After such a pause the author is named again. */
const pauseMs = 10 * 60_000

/** Groups messages, inserts the notes, and marks where a day starts. */
export function groupMessages(messages: readonly Message[], notes: readonly Note[] = []): Entry[] {
  const entries: (NoteEntry | (Group & { messages: [Message, ...Message[]] }))[] = []
  let former: Message | Note | undefined
  for (const one of inOrder(messages, notes)) {
    const startsDay = dayOf(former) !== dayOf(one)
    const last = entries.at(-1)
    if (!('seq' in one)) entries.push({ key: one.id, startsDay, note: one })
    else if (last && 'messages' in last && !startsDay && isContinued(last.messages.at(-1)!, one)) {
      last.messages.push(one)
    } else entries.push({ key: one.id, startsDay, messages: [one] })
    former = one
  }
  return entries
}

/** By time, where messages keep the order of their `seq`. */
function* inOrder(messages: readonly Message[], notes: readonly Note[]): Generator<Message | Note> {
  let next = 0
  for (const message of messages) {
    for (let note = notes[next]; note && note.createdAt < message.createdAt; note = notes[next]) {
      yield note
      next += 1
    }
    yield message
  }
  yield* notes.slice(next)
}

function isContinued(former: Message, message: Message): boolean {
  return (
    former.role === message.role &&
    former.author === message.author &&
    former.conversationId === message.conversationId &&
    Date.parse(message.createdAt) - Date.parse(former.createdAt) < pauseMs
  )
}

function dayOf(one: Message | Note | undefined): string {
  return one ? new Date(one.createdAt).toDateString() : ''
}

/** A piece of a text, at offset `at`; `note` is what it was quoted for. */
export type Piece<Mark> = { at: number; text: string; note: Mark | null }

/** Finds the quotations of a message in it. Of two that overlap, the first one wins. */
export function markQuotes<Mark>(
  content: string,
  quotes: readonly { quote: string; note: Mark }[],
): Piece<Mark>[] {
  const found = quotes
    .map(({ quote, note }) => ({ start: content.indexOf(quote), quote, note }))
    .filter(({ start, quote }) => start >= 0 && quote !== '')
    .toSorted((a, b) => a.start - b.start || b.quote.length - a.quote.length)
  const pieces: Piece<Mark>[] = []
  let end = 0
  for (const { start, quote, note } of found) {
    if (start < end) continue
    if (start > end) pieces.push({ at: end, text: content.slice(end, start), note: null })
    pieces.push({ at: start, text: quote, note })
    end = start + quote.length
  }
  if (end < content.length) pieces.push({ at: end, text: content.slice(end), note: null })
  return pieces
}

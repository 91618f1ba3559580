import type { Message } from '@oka/contract/chat'

/** Messages of one speaker in a row, drawn under one name. */
export type Group = { key: string; startsDay: boolean; messages: readonly [Message, ...Message[]] }

/** A pause after which a speaker is named again. */
const pauseMs = 10 * 60_000

/** Gathers messages that belong together and finds where a day begins. */
export function groupMessages(messages: readonly Message[]): Group[] {
  const groups: { key: string; startsDay: boolean; messages: [Message, ...Message[]] }[] = []
  let former: Message | undefined
  for (const message of messages) {
    const startsDay = dayOf(former) !== dayOf(message)
    const group = groups.at(-1)
    if (group && former && !startsDay && isContinued(former, message)) group.messages.push(message)
    else groups.push({ key: message.id, startsDay, messages: [message] })
    former = message
  }
  return groups
}

function isContinued(former: Message, message: Message): boolean {
  return (
    former.role === message.role &&
    former.author === message.author &&
    former.conversationId === message.conversationId &&
    Date.parse(message.createdAt) - Date.parse(former.createdAt) < pauseMs
  )
}

function dayOf(message: Message | undefined): string {
  return message ? new Date(message.createdAt).toDateString() : ''
}

/** A part of a text, beginning `at` so many characters; `note` is what it was quoted for. */
export type Piece<Note> = { at: number; text: string; note: Note | null }

/** Finds the quotations of a message in it. Of two that overlap, the one that begins first stands. */
export function markQuotes<Note>(
  content: string,
  quotes: readonly { quote: string; note: Note }[],
): Piece<Note>[] {
  const found = quotes
    .map(({ quote, note }) => ({ start: content.indexOf(quote), quote, note }))
    .filter(({ start, quote }) => start >= 0 && quote !== '')
    .toSorted((a, b) => a.start - b.start || b.quote.length - a.quote.length)
  const pieces: Piece<Note>[] = []
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

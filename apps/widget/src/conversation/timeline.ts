import { insertMessage } from '@oka/client/timeline'
import type { ConversationMode, Message } from '@oka/contract/chat'

import type { OutgoingMessage } from './record.ts'
import type { StateEvent } from './chat-api-port.ts'

/** Messages and state of the conversation. Immutable: replaced as a whole at each change. */
export type Timeline = {
  mode: ConversationMode
  holder: { name: string } | null
  /** In the order of `seq`, without duplicates. */
  messages: readonly Message[]
  outbox: readonly OutgoingMessage[]
  draft: { turn: number; text: string } | null
  /** Name of a person who is typing. */
  typing: string | null
  /** `seq` of an answer that has just arrived and is revealed word by word. */
  fresh: number | null
  /** `seq` of the first message, if earlier ones were erased. */
  firstSeq: number
}

export const emptyTimeline: Timeline = {
  mode: 'assistant',
  holder: null,
  messages: [],
  outbox: [],
  draft: null,
  typing: null,
  fresh: null,
  firstSeq: 1,
}

/**
 * Adds a message, from whatever source and however often it arrives, and removes it from the
 * outbox.
 *
 * @param live it was sent just now, and was not missed before
 */
export function addMessage(timeline: Timeline, message: Message, live: boolean): Timeline {
  const messages = insertMessage(timeline.messages, message)
  return {
    ...timeline,
    ...(messages.at(-1) === message && afterNewest(timeline, message, live)),
    messages,
    outbox: timeline.outbox.filter(
      ({ clientMessageId }) => clientMessageId !== message.clientMessageId,
    ),
  }
}

/** State changes with the newest message. */
function afterNewest(timeline: Timeline, { seq, role }: Message, live: boolean): Partial<Timeline> {
  const answered = role === 'assistant'
  return {
    // Every message ends the turn its draft belonged to; but a draft that arrived with missed
    // messages is newer.
    draft: answered || live ? null : timeline.draft,
    // Staff who go on typing report it again.
    typing: role === 'agent' ? null : timeline.typing,
    fresh: answered && live && isAwaiting(timeline) ? seq : null,
  }
}

export function applyState(timeline: Timeline, event: StateEvent): Timeline {
  if (event.type === 'draft') return { ...timeline, draft: event }
  if (event.type === 'presence') {
    return { ...timeline, typing: event.people.find(({ typing }) => typing)?.name ?? null }
  }
  const { mode, holder, draft, firstSeq = 1 } = event
  return { ...timeline, mode, holder, draft, firstSeq }
}

/** The draft of an answer; null once it is stored or no answer is owed. */
export function visibleDraft(timeline: Timeline): string | null {
  const { mode, draft, messages } = timeline
  if (mode !== 'assistant' || !draft?.text) return null
  return messages.at(-1)?.role === 'assistant' ? null : draft.text
}

/** Whether the visitor wrote last and the assistant owes an answer. */
export function isAwaiting(timeline: Timeline): boolean {
  if (timeline.mode !== 'assistant') return false
  const pending = timeline.outbox.some((message) => message.refused === null)
  return pending || timeline.messages.at(-1)?.role === 'visitor'
}

/** Number of messages of others after `seen`. */
export function countUnread(messages: readonly Message[], seen: number): number {
  return messages.filter(
    ({ seq, role }) => seq > seen && (role === 'assistant' || role === 'agent'),
  ).length
}

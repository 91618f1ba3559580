import { insertMessage } from '@oka/client/timeline'
import type { ConversationMode, Message } from '@oka/contract/chat'

import type { OutgoingMessage } from './record.ts'
import type { StateEvent } from './transport-port.ts'

/** What was said, and how the conversation stands. Plain data, replaced as a whole at each change. */
export type Timeline = {
  mode: ConversationMode
  holder: { name: string } | null
  /** In the order of `seq`, each once. */
  messages: readonly Message[]
  outbox: readonly OutgoingMessage[]
  draft: { turn: number; text: string } | null
  /** Name of a person who is writing. */
  typing: string | null
  /** `seq` of the answer that has just come and was waited for; it is shown word by word. */
  fresh: number | null
  /** `seq` of the first message, should all before it have been erased. */
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
 * Adds a message, whichever way and however often it comes, and takes it out of the outbox.
 *
 * @param live it was said just now, and is not part of what was missed
 */
export function addMessage(timeline: Timeline, message: Message, live: boolean): Timeline {
  const messages = insertMessage(timeline.messages, message)
  return {
    ...timeline,
    ...(messages.at(-1) === message && goOn(timeline, message, live)),
    messages,
    outbox: timeline.outbox.filter(
      ({ clientMessageId }) => clientMessageId !== message.clientMessageId,
    ),
  }
}

/** What changes beside it when a message is the newest. */
function goOn(timeline: Timeline, { seq, role }: Message, live: boolean): Partial<Timeline> {
  const answered = role === 'assistant'
  return {
    // Every message ends the turn its draft belonged to; but a draft that came with what was missed is newer.
    draft: answered || live ? null : timeline.draft,
    // Whoever goes on to write is told anew.
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

/** The answer as far as it is written; null once it is stored or nobody waits for it. */
export function visibleDraft(timeline: Timeline): string | null {
  const { mode, draft, messages } = timeline
  if (mode !== 'assistant' || !draft?.text) return null
  return messages.at(-1)?.role === 'assistant' ? null : draft.text
}

/** Whether the visitor spoke last and the assistant is to answer. */
export function isAwaiting(timeline: Timeline): boolean {
  if (timeline.mode !== 'assistant') return false
  const pending = timeline.outbox.some((message) => message.refused === null)
  return pending || timeline.messages.at(-1)?.role === 'visitor'
}

/** How many messages of others came after `seen`. */
export function countUnread(messages: readonly Message[], seen: number): number {
  return messages.filter(
    ({ seq, role }) => seq > seen && (role === 'assistant' || role === 'agent'),
  ).length
}

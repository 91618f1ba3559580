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
}

export const emptyTimeline: Timeline = {
  mode: 'assistant',
  holder: null,
  messages: [],
  outbox: [],
  draft: null,
  typing: null,
  fresh: null,
}

/** Adds messages, whichever way and however often they come, and takes them out of the outbox. */
export function addMessages(
  timeline: Timeline,
  added: readonly Message[],
  live: boolean,
): Timeline {
  const known = new Set(timeline.messages.map((message) => message.seq))
  const news = added.filter((message) => !known.has(message.seq))
  const stored = new Set(added.map((message) => message.clientMessageId))
  const outbox = timeline.outbox.filter((message) => !stored.has(message.clientMessageId))
  if (news.length === 0 && outbox.length === timeline.outbox.length) return timeline

  const messages = [...timeline.messages, ...news].toSorted((a, b) => a.seq - b.seq)
  const last = messages.at(-1)
  const answered = last?.role === 'assistant' && news.includes(last)
  return {
    ...timeline,
    messages,
    outbox,
    draft: answered ? null : timeline.draft,
    // Whoever goes on to write is told anew.
    typing: news.some(({ role }) => role === 'agent') ? null : timeline.typing,
    fresh: nextFresh(timeline, answered && live ? last.seq : null, news.length > 0),
  }
}

function nextFresh(timeline: Timeline, answer: number | null, changed: boolean): number | null {
  if (answer !== null && isAwaiting(timeline)) return answer
  return changed ? null : timeline.fresh
}

export function applyState(timeline: Timeline, event: StateEvent): Timeline {
  if (event.type === 'draft') return { ...timeline, draft: event }
  if (event.type === 'presence') {
    return { ...timeline, typing: event.people.find(({ typing }) => typing)?.name ?? null }
  }
  const { mode, holder, draft } = event
  return { ...timeline, mode, holder, draft }
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

/** The last `seq` before the first gap: from there on a subscription has to tell what is missing. */
export function cursorOf(timeline: Timeline): number {
  const gap = timeline.messages.findIndex((message, index) => message.seq !== index + 1)
  return gap === -1 ? timeline.messages.length : gap
}

/** How many messages of others came after `seen`. */
export function countUnread(messages: readonly Message[], seen: number): number {
  return messages.filter(
    ({ seq, role }) => seq > seen && (role === 'assistant' || role === 'agent'),
  ).length
}

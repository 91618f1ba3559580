import type { ConversationEvent, ConversationMode, Message } from '@oka/contract/chat'
import type { ConversationPresence } from '@oka/contract/presence'

/** Somebody who has the conversation before them. */
export type Person = ConversationPresence['people'][number]

/** A conversation as far as this screen knows it. */
export type Conversation = {
  /** In the order of `seq`, each once. */
  messages: readonly Message[]
  /** Null until the subscription has told. */
  standing: { mode: ConversationMode; turn: number; holder: string | null } | null
  /** What the assistant has written of its next message. */
  draft: { turn: number; text: string } | null
  /** Whoever else is there. */
  people: readonly Person[]
  /** `seq` of the last message the visitor had on screen. */
  visitorReadSeq: number
}

export const nothingYet: Conversation = {
  messages: [],
  standing: null,
  draft: null,
  people: [],
  visitorReadSeq: 0,
}

/** The conversation after an event. An event that was seen before changes nothing. */
export function receive(conversation: Conversation, event: ConversationEvent): Conversation {
  if (!('type' in event)) return receiveMessage(conversation, event)
  if (event.type === 'presence') {
    const { people, visitorReadSeq } = event
    return { ...conversation, people, visitorReadSeq }
  }
  const { turn } = event
  if (event.type === 'snapshot') {
    const { mode, holder, draft } = event
    return { ...conversation, standing: { mode, turn, holder: holder?.name ?? null }, draft }
  }
  // Each turn has one draft; one of an earlier turn came late.
  if (conversation.draft && turn < conversation.draft.turn) return conversation
  return { ...conversation, draft: { turn, text: event.text } }
}

function receiveMessage(conversation: Conversation, message: Message): Conversation {
  const { messages } = conversation
  const place = messages.findLastIndex(({ seq }) => seq <= message.seq)
  if (messages[place]?.seq === message.seq) return conversation
  return {
    ...conversation,
    messages: messages.toSpliced(place + 1, 0, message),
    // Every message ends the turn its draft belonged to.
    draft: place === messages.length - 1 ? null : conversation.draft,
  }
}

/**
 * The last `seq` before the first gap, after which messages are still to come; 0 before the first.
 * The answer to one's own reply may overtake what was said before it while the line was down.
 */
export function cursorOf({ messages }: Conversation): number {
  const gap = messages.findIndex(({ seq }, index) => seq !== index + 1)
  return gap === -1 ? messages.length : gap
}

/** `seq` of the last message; 0 before the first. */
export function lastSeq({ messages }: Conversation): number {
  return messages.at(-1)?.seq ?? 0
}

/** `seq` of the last reply of staff the visitor had on screen; null when there is none. */
export function lastSeenReply({ messages, visitorReadSeq }: Conversation): number | null {
  const seen = messages.findLast(({ role, seq }) => role === 'agent' && seq <= visitorReadSeq)
  return seen?.seq ?? null
}

import { insertMessage } from '@oka/client/timeline'
import type { ConversationEvent, ConversationMode, Message } from '@oka/contract/chat'
import type { ConversationPresence } from '@oka/contract/presence'

/** A person who views the conversation. */
export type Person = ConversationPresence['people'][number]

/** A conversation as known to this page. */
export type Conversation = {
  /** In the order of `seq`, without duplicates. */
  messages: readonly Message[]
  /** `seq` of the first message, if earlier ones were erased. */
  firstSeq: number
  /** Null until the first snapshot. */
  state: { mode: ConversationMode; turn: number; holder: string | null } | null
  /** The draft of the assistant's next message. */
  draft: { turn: number; text: string } | null
  /** The others who view it. */
  people: readonly Person[]
  /** `seq` of the last message the visitor had on screen. */
  visitorReadSeq: number
}

export const nothingYet: Conversation = {
  messages: [],
  firstSeq: 1,
  state: null,
  draft: null,
  people: [],
  visitorReadSeq: 0,
}

/** Applies an event to the conversation. A repeated event changes nothing. */
export function receive(conversation: Conversation, event: ConversationEvent): Conversation {
  if (!('type' in event)) return receiveMessage(conversation, event)
  if (event.type === 'presence') {
    const { people, visitorReadSeq } = event
    return { ...conversation, people, visitorReadSeq }
  }
  const { turn } = event
  if (event.type === 'snapshot') {
    const { mode, holder, draft, firstSeq = 1 } = event
    const state = { mode, turn, holder: holder?.name ?? null }
    return { ...conversation, state, draft, firstSeq }
  }
  // Each turn has one draft; one of an earlier turn is late.
  if (conversation.draft && turn < conversation.draft.turn) return conversation
  return { ...conversation, draft: { turn, text: event.text } }
}

function receiveMessage(conversation: Conversation, message: Message): Conversation {
  const messages = insertMessage(conversation.messages, message)
  if (messages === conversation.messages) return conversation
  // Every message ends the turn its draft belonged to.
  const draft = messages.at(-1) === message ? null : conversation.draft
  return { ...conversation, messages, draft }
}

/** `seq` of the last message; 0 before the first. */
export function lastSeq({ messages }: Conversation): number {
  return messages.at(-1)?.seq ?? 0
}

/** `seq` of the last staff reply the visitor had on screen; null when there is none. */
export function lastSeenReply({ messages, visitorReadSeq }: Conversation): number | null {
  const seen = messages.findLast(({ role, seq }) => role === 'agent' && seq <= visitorReadSeq)
  return seen?.seq ?? null
}

import { insertMessage } from '@oka/client/timeline'
import type { ConversationEvent, ConversationMode, Message } from '@oka/contract/chat'
import type { ConversationPresence } from '@oka/contract/presence'

/** Somebody who has the conversation before them. */
export type Person = ConversationPresence['people'][number]

/** A conversation as far as this screen knows it. */
export type Conversation = {
  /** In the order of `seq`, each once. */
  messages: readonly Message[]
  /** `seq` of the first message, should all before it have been erased. */
  firstSeq: number
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
  firstSeq: 1,
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
    const { mode, holder, draft, firstSeq = 1 } = event
    const standing = { mode, turn, holder: holder?.name ?? null }
    return { ...conversation, standing, draft, firstSeq }
  }
  // Each turn has one draft; one of an earlier turn came late.
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

/** `seq` of the last reply of staff the visitor had on screen; null when there is none. */
export function lastSeenReply({ messages, visitorReadSeq }: Conversation): number | null {
  const seen = messages.findLast(({ role, seq }) => role === 'agent' && seq <= visitorReadSeq)
  return seen?.seq ?? null
}

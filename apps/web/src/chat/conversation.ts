import type { ConversationEvent, ConversationMode, Message } from '@oka/contract/chat'

/** A conversation as far as this screen knows it. */
export type Conversation = {
  /** In the order of `seq`, each once. */
  messages: readonly Message[]
  /** Null until the subscription has told. */
  standing: { mode: ConversationMode; turn: number; holder: string | null } | null
  /** What the assistant has written of its next message. */
  draft: { turn: number; text: string } | null
}

export const nothingYet: Conversation = { messages: [], standing: null, draft: null }

/** The conversation after an event. An event that was seen before changes nothing. */
export function receive(conversation: Conversation, event: ConversationEvent): Conversation {
  if (!('type' in event)) return receiveMessage(conversation, event)
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

/** The `seq` after which messages are still to come; 0 before the first. */
export function lastSeq({ messages }: Conversation): number {
  return messages.at(-1)?.seq ?? 0
}

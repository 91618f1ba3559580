// The public types of the client. It imports nothing, so that it is published as it is.

export type Message = {
  id: string
  conversationId: string
  /** 1, 2, 3 … within the conversation, without gaps. */
  seq: number
  role: 'visitor' | 'assistant' | 'agent' | 'system'
  content: string
  /** Name of the member of staff who wrote it. */
  author: string | null
  clientMessageId: string | null
  /** ISO 8601, UTC. */
  createdAt: string
}

/** A message that the server has not stored yet, as far as this page knows. */
export type OutgoingMessage = {
  /** The `clientMessageId` that it will have. */
  id: string
  content: string
  createdAt: string
  /** `waiting`: it is retried; `failed` without a refusal: the retry window has passed. */
  state: 'sending' | 'waiting' | 'failed'
  /** Why the server refused it, such as `conversation_closed`; null while it is still retried. */
  refusal: string | null
}

export type VisitorState = {
  /** In the order of `seq`, without duplicates. */
  messages: readonly Message[]
  /** Messages that are not stored yet, or were refused. */
  outgoing: readonly OutgoingMessage[]
  /** Who answers: the assistant, a member of staff, or no one any more. */
  mode: 'assistant' | 'human' | 'closed'
  /** The member of staff who answers. */
  holder: { name: string } | null
  /** The answer in progress. */
  draft: string | null
  /** Messages arrive at present; otherwise the connection is retried. */
  isLive: boolean
  /** `seq` of the first message, if earlier ones were erased. */
  firstSeq: number
}

export type Visitor = {
  conversationId: string
  state: () => VisitorState
  /** Calls `listener` after each change of the state; returns how to unsubscribe. */
  subscribe: (listener: () => void) => () => void
  /** Sends a message, once and in order, retrying until it is stored. */
  send: (content: string) => void
  /** Sends a refused message again. */
  retry: (id: string) => void
  /** Whether the conversation is on screen. */
  setViewing: (viewing: boolean) => void
  /** The message field's content is now `text`; empty once it was sent or deleted. */
  setText: (text: string) => void
  /** Everything up to `seq` is on screen. */
  read: (seq: number) => void
  /** The network or the page is back: retries at once. */
  wake: () => void
  stop: () => void
}

/** Where messages are stored until the server has them, such as `localStorage`. */
export type OutboxStorage = {
  read: (name: string) => string | null
  /** Null deletes it. */
  write: (name: string, text: string | null) => void
  /** The names with that prefix. */
  names: (start: string) => string[]
}

export type VisitorOptions = {
  /** Where OKA is, such as `https://chat.example`. */
  server: string
  /** A UUID, and a secret: the same one opens the same conversation again. */
  startKey?: string
  /** Locale of system messages; the browser's language by default. */
  locale?: 'en' | 'fr'
  /** The page that the visitor is on. */
  pageUrl?: string
  /** The answer to the task of `chat.humanCheck`. */
  humanCheck?: string
  /** In memory by default. */
  storage?: OutboxStorage
}

/** Starts a conversation as a visitor, or reopens it, and subscribes to it. Rejects with the server's refusal. */
export type OpenConversation = (options: VisitorOptions) => Promise<Visitor>

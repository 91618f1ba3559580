// What a page of others sees of the client. It imports nothing, so that it is published as it stands.

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
  /** `waiting`: it is tried again; `failed` without a refusal: it was left for too long. */
  state: 'sending' | 'waiting' | 'failed'
  /** Why the server refused it, such as `conversation_closed`; null while it may still go out by itself. */
  refusal: string | null
}

export type VisitorState = {
  /** In the order of `seq`, each once. */
  messages: readonly Message[]
  /** What was sent and is not stored yet, or was refused. */
  outgoing: readonly OutgoingMessage[]
  /** Who answers: the assistant, a member of staff, or nobody any more. */
  mode: 'assistant' | 'human' | 'closed'
  /** The member of staff who answers. */
  holder: { name: string } | null
  /** The answer as far as it is written. */
  draft: string | null
  /** Messages arrive at present; if not, it is tried again. */
  isLive: boolean
  /** `seq` of the first message, should all before it have been erased. */
  firstSeq: number
}

export type Visitor = {
  conversationId: string
  state: () => VisitorState
  /** Calls `listener` after each change of the state; returns how to unsubscribe. */
  subscribe: (listener: () => void) => () => void
  /** Sends a message, once and in order, for as long as it takes. */
  send: (content: string) => void
  /** Sends a refused message again. */
  retry: (id: string) => void
  /** Whether the conversation is on screen. */
  setViewing: (viewing: boolean) => void
  /** What stands in the message field has become `text`; empty once it was sent or deleted. */
  setText: (text: string) => void
  /** Everything up to `seq` is on screen. */
  read: (seq: number) => void
  /** The network or the page is back: what waits is tried at once. */
  wake: () => void
  stop: () => void
}

/** Where messages are stored until they have arrived, such as `localStorage`. */
export type OutboxStorage = {
  read: (name: string) => string | null
  /** Null deletes it. */
  write: (name: string, text: string | null) => void
  /** The names that begin so. */
  names: (start: string) => string[]
}

export type VisitorOptions = {
  /** Where OKA is, such as `https://chat.example`. */
  server: string
  /** A UUID, and a secret: the same one opens the same conversation again. */
  startKey?: string
  /** Of what the server says by itself; the browser's language by default. */
  locale?: 'en' | 'fr'
  /** The page that the visitor is on. */
  pageUrl?: string
  /** The answer to what `chat.humanCheck` asks. */
  humanCheck?: string
  /** In memory by default. */
  storage?: OutboxStorage
}

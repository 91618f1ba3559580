import type { Failure, Outcome } from '@oka/client/failure'
import type { PresenceReporter } from '@oka/client/presence'
import type { ConversationEvent, Message, StartChat } from '@oka/contract/chat'

type Started = { conversationId: string; visitorToken: string; messages: Message[] }

/** State of the conversation: all events but messages. */
export type StateEvent = Exclude<ConversationEvent, Message>

export type FollowHandlers = {
  onEvent: (event: ConversationEvent) => void
  /** Nothing arrives at present; it is retried from the cursor. */
  onLost: () => void
  /**
   * The server refuses the token, the conversation, or the cursor where the failure is `refused`.
   * Returns whether to retry all the same.
   */
  onRefused: (failure: Failure) => boolean
  /** The server refuses calls from this site. */
  onBlocked: () => void
}

/** Reports the visitor's presence, best effort. */
export type Reporting = Omit<PresenceReporter, 'acknowledge'>

export type Following = Reporting & {
  /** Retries at once where the connection is lost, or where `stale` says that it may be. */
  wake: (stale: boolean) => void
  stop: () => void
}

/** What the conversation needs of the server. */
export type ChatApi = {
  start: (input: StartChat) => Promise<Outcome<Started>>
  send: (
    visitorToken: string,
    input: { clientMessageId: string; content: string },
  ) => Promise<Outcome<Message>>
  /** Calls a person; idempotent while the call is open. Its result is posted in the conversation. */
  requestPerson: (visitorToken: string, conversationId: string) => Promise<Outcome<unknown>>
  /** Subscribes to a conversation until it is stopped or refused; reconnects by itself. */
  follow: (
    visitorToken: string,
    conversation: { id: string; cursor: () => number },
    handlers: FollowHandlers,
  ) => Following
}

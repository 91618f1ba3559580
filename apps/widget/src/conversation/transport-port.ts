import type { Failure, Outcome } from '@oka/client/failure'
import type { PresenceReporter } from '@oka/client/presence'
import type { ConversationEvent, Message, StartChat } from '@oka/contract/chat'

type Started = { conversationId: string; visitorToken: string; messages: Message[] }

/** How the conversation stands: everything that happens in it but messages. */
export type StateEvent = Exclude<ConversationEvent, Message>

export type FollowHandlers = {
  onEvent: (event: ConversationEvent) => void
  /** Nothing arrives at present; it is tried again from the cursor. */
  onLost: () => void
  /**
   * The server refuses the token, the conversation, or the cursor where the failure is `refused`. Returns whether to try
   * again all the same.
   */
  onRefused: (failure: Failure) => boolean
  /** The server does not take calls from this site. */
  onBlocked: () => void
}

/** Reports what the visitor does in the conversation, as well as it goes. */
export type Reporting = Omit<PresenceReporter, 'acknowledge'>

export type Following = Reporting & {
  /** Tries at once where the line is down, or where `stale` says that it may be. */
  wake: (stale: boolean) => void
  stop: () => void
}

/** What the conversation needs of the server. */
export type Transport = {
  start: (input: StartChat) => Promise<Outcome<Started>>
  send: (
    visitorToken: string,
    input: { clientMessageId: string; content: string },
  ) => Promise<Outcome<Message>>
  /** Calls a person; once called, it does nothing more. What comes of it is said in the conversation. */
  requestPerson: (visitorToken: string, conversationId: string) => Promise<Outcome<unknown>>
  /** Follows a conversation until it is stopped or refused; comes back by itself when the line breaks. */
  follow: (
    visitorToken: string,
    conversation: { id: string; cursor: () => number },
    handlers: FollowHandlers,
  ) => Following
}

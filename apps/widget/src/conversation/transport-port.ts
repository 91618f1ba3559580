import type {
  ConversationDraft,
  ConversationSnapshot,
  Message,
  StartChat,
} from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'

/** Why a call did not succeed. Without a problem nobody answered, or somebody who is not our server. */
export type Failure = {
  problem: Problem | null
  /** Milliseconds the server asked to wait. */
  waitMs: number
}

export type Outcome<Data> = { data: Data } | { failure: Failure }

type Started = { conversationId: string; visitorToken: string; messages: Message[] }

export type FollowHandlers = {
  onMessage: (message: Message) => void
  onState: (event: ConversationSnapshot | ConversationDraft) => void
  onLost: () => void
  /** The server will not have it, and trying again is useless; following has ended. */
  onRefused: (problem: Problem) => void
}

export type Following = {
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
  /** Follows a conversation until it is stopped or refused; comes back by itself when the line breaks. */
  follow: (
    visitorToken: string,
    conversation: { id: string; cursor: () => number },
    handlers: FollowHandlers,
  ) => Following
}

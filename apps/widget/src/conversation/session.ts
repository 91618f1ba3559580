import type { Failure, Outcome } from '@oka/client/failure'
import type { StartChat } from '@oka/contract/chat'

import { type Conversing, readState } from './state.ts'
import type { ChatApi } from './chat-api-port.ts'
import { uuid } from './uuid.ts'

type Ids = { conversationId: string; visitorToken: string }

export type Session = {
  /** The ids of this browser's conversation, which is started if needed. */
  ensure: (start: ChatApi['start']) => Promise<Outcome<Ids>>
  /**
   * Discards the conversation when it is `gone`, otherwise the refused `visitorToken`, and the conversation when the
   * token that replaced it is refused too. False when a conversation was discarded and its successor is refused as
   * well: the network keeps the token from the server.
   */
  discard: (kind: Failure['kind'], visitorToken: string | null) => boolean
  /** The token was accepted. */
  confirm: () => void
  /** Discards the conversation. Undelivered messages go into the next one. */
  forget: (restarted: boolean) => void
}

/** Starts, keeps and discards conversations. */
export function createSession(
  { store, record }: Conversing,
  about: () => Omit<StartChat, 'startKey'>,
): Session {
  /** A token that replaced a refused one and has not been accepted yet. */
  let unconfirmed: string | null = null
  /** A conversation was discarded, and no token was accepted since. */
  let startedOver = false

  async function ensure(start: ChatApi['start']): Promise<Outcome<Ids>> {
    const { conversationId, visitorToken, startKey: known } = record.read()
    if (conversationId && visitorToken) return { data: { conversationId, visitorToken } }

    // Stored before the call: if the response is lost, the next call opens the same conversation.
    const startKey = known ?? uuid()
    record.update(() => ({ startKey }))
    const outcome = await start({ startKey, ...about() })
    if ('failure' in outcome) return outcome
    // Another tab may have discarded this conversation in between.
    if (record.read().startKey !== startKey) return await ensure(start)

    const { messages: _, ...ids } = outcome.data
    record.update(() => ids)
    unconfirmed = conversationId ? ids.visitorToken : null
    const { conversationId: shown, restarted } = store.get()
    if (shown !== ids.conversationId) {
      store.set({ ...readState(record), loading: false, restarted: restarted || shown !== null })
    }
    return { data: ids }
  }

  function forget(restarted: boolean) {
    record.update(({ outbox }) => ({
      startKey: null,
      conversationId: null,
      visitorToken: null,
      seen: 0,
      outbox: outbox.map((message) => ({ ...message, clientMessageId: uuid(), refused: null })),
    }))
    store.set({ ...readState(record), restarted })
  }

  return {
    ensure,
    forget,
    discard(kind, visitorToken) {
      if (visitorToken !== record.read().visitorToken) return true
      if (startedOver) return false
      if (kind === 'gone' || visitorToken === unconfirmed) {
        startedOver = true
        forget(true)
      } else record.update(() => ({ visitorToken: null }))
      return true
    },
    confirm: () => {
      unconfirmed = null
      startedOver = false
    },
  }
}

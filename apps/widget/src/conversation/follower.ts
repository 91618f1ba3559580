import { cursorOf } from '@oka/client/timeline'
import type { Message } from '@oka/contract/chat'

import type { Session } from './session.ts'
import type { Conversing } from './state.ts'
import { addMessage, applyState } from './timeline.ts'
import type { ChatApi, Following, Reporting } from './chat-api-port.ts'

/**
 * Messages in the first moments of a connection were missed before: they are shown at once, not
 * word by word.
 */
const replayMs = 400

/** Delay until a new token that was refused is used again. */
const refusedMs = 15_000

export type Follower = {
  /** There is a conversation without a subscription, if only for want of a token. */
  isDue: () => boolean
  /** Subscribes to the conversation in the record, unless subscribed already. */
  follow: (api: ChatApi) => void
  /** Adds a message, if it belongs to the conversation on screen. */
  receive: (message: Message) => void
  wake: (stale: boolean) => void
  stop: () => void
} & Reporting

/** Updates the state from the server's events. `onRefused` is called on a refusal. */
export function createFollower(
  { store, record }: Conversing,
  session: Session,
  onRefused: () => void,
): Follower {
  let following: Following | null = null
  /** The token of the subscription. */
  let followed: string | undefined
  let liveSince = Infinity
  let viewing = false

  function stop() {
    following?.stop()
    following = null
    followed = undefined
    liveSince = Infinity
  }

  function receive(message: Message) {
    if (message.conversationId !== store.get().conversationId) return
    const { outbox } = record.read()
    const rest = outbox.filter(({ clientMessageId }) => clientMessageId !== message.clientMessageId)
    if (rest.length < outbox.length) record.update(() => ({ outbox: rest }))
    store.set(addMessage(store.get(), message, Date.now() - liveSince > replayMs))
  }

  function hear() {
    session.confirm()
    if (store.get().connection === 'live') return
    liveSince = Date.now()
    store.set({ connection: 'live', loading: false })
  }

  function lose() {
    store.set({ connection: 'lost', typing: null })
  }

  function isDue() {
    const { conversationId, visitorToken } = record.read()
    return conversationId !== null && visitorToken !== followed
  }

  function follow(api: ChatApi) {
    const { conversationId, visitorToken } = record.read()
    if (!conversationId || !visitorToken || !isDue()) return
    stop()
    followed = visitorToken
    following = api.follow(
      visitorToken,
      { id: conversationId, cursor: () => cursorOf(store.get()) },
      {
        onEvent(event) {
          hear()
          if (!('type' in event)) return receive(event)
          store.set(applyState(store.get(), event))
          if (store.get().mode !== 'assistant') store.set({ person: null })
        },
        onLost: lose,
        onBlocked() {
          stop()
          store.set({ connection: 'blocked' })
        },
        onRefused({ kind }) {
          lose()
          if (kind === 'refused') {
            // The server has less than is shown, such as after restoring a backup: everything is
            // fetched again.
            record.update(() => ({ seen: 0 }))
            store.set({ messages: [], draft: null, fresh: null, loading: true, seen: 0 })
            return true
          }
          stop()
          setTimeout(onRefused, session.discard(kind, visitorToken) ? 0 : refusedMs)
          return false
        },
      },
    )
    following.setViewing(viewing)
  }

  return {
    isDue,
    follow,
    receive,
    stop,
    wake: (stale) => following?.wake(stale),
    setViewing(to) {
      viewing = to
      following?.setViewing(to)
    },
    setText: (text) => following?.setText(text),
    read: (seq) => following?.read(seq),
  }
}

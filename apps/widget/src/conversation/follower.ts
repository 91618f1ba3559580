import { cursorOf } from '@oka/client/timeline'
import type { Message } from '@oka/contract/chat'

import type { Session } from './session.ts'
import type { Conversing } from './state.ts'
import { addMessage, applyState } from './timeline.ts'
import type { Following, Reporting, Transport } from './transport-port.ts'

/**
 * What comes in the first moments of a connection is what was missed: it is shown at once, and
 * not word by word.
 */
const replayMs = 400

/** When a token is shown again that was refused though it is new. */
const refusedMs = 15_000

export type Follower = {
  /** There is a conversation that is not followed, if only for want of a token. */
  isDue: () => boolean
  /** Follows the conversation the record holds, if it is not followed yet. */
  follow: (transport: Transport) => void
  /** Takes in a message, if it is of the conversation on screen. */
  receive: (message: Message) => void
  wake: (stale: boolean) => void
  stop: () => void
} & Reporting

/** Keeps the state up to date with what the server says. `onRefused` is called when it says no. */
export function createFollower(
  { store, record }: Conversing,
  session: Session,
  onRefused: () => void,
): Follower {
  let following: Following | null = null
  /** The token it is followed with. */
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

  function follow(transport: Transport) {
    const { conversationId, visitorToken } = record.read()
    if (!conversationId || !visitorToken || !isDue()) return
    stop()
    followed = visitorToken
    following = transport.follow(
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
            // The server knows less than is shown, such as after a restore: all of it is fetched again.
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

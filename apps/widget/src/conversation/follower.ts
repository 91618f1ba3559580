import type { Message } from '@oka/contract/chat'

import type { Session } from './session.ts'
import type { Conversing } from './state.ts'
import { addMessages, applyState, cursorOf } from './timeline.ts'
import type { Attending, Following, Transport } from './transport-port.ts'

/**
 * What comes in the first moments of a connection is what was missed: it is shown at once, and
 * not word by word.
 */
const replayMs = 400

export type Follower = {
  /** There is a conversation that is not followed, if only for want of a token. */
  isDue: () => boolean
  /** Follows the conversation the record holds, if it is not followed yet. */
  follow: (transport: Transport) => void
  /** Takes in messages of the conversation on screen. */
  receive: (messages: readonly Message[]) => void
  wake: (stale: boolean) => void
  stop: () => void
} & Attending

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
  let looking = false

  function stop() {
    following?.stop()
    following = null
    followed = undefined
    liveSince = Infinity
  }

  function receive(received: readonly Message[]) {
    const messages = received.filter(
      (message) => message.conversationId === store.get().conversationId,
    )
    const stored = new Set(messages.map((message) => message.clientMessageId))
    const isStored = (message: { clientMessageId: string }) => stored.has(message.clientMessageId)
    if (record.read().outbox.some(isStored)) {
      record.update(({ outbox }) => ({ outbox: outbox.filter((message) => !isStored(message)) }))
    }
    store.set(addMessages(store.get(), messages, Date.now() - liveSince > replayMs))
  }

  function hear() {
    session.confirm()
    if (store.get().connection === 'live') return
    liveSince = Date.now()
    store.set({ connection: 'live' })
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
        onMessage(message) {
          hear()
          receive([message])
        },
        onState(event) {
          hear()
          store.set(applyState(store.get(), event))
          if (store.get().mode !== 'assistant') store.set({ person: null })
        },
        onLost: () => store.set({ connection: 'lost', typing: null }),
        onRefused({ kind }) {
          stop()
          if (kind === 'renew') session.renew(visitorToken)
          else session.forget(true)
          onRefused()
        },
      },
    )
    following.look(looking)
  }

  return {
    isDue,
    follow,
    receive,
    stop,
    wake: (stale) => following?.wake(stale),
    look(to) {
      looking = to
      following?.look(to)
    },
    type: (text) => following?.type(text),
    read: (seq) => following?.read(seq),
  }
}

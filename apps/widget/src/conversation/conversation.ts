import type { StartChat } from '@oka/contract/chat'

import { backoff } from './backoff.ts'
import { createDelivery, load, type LoadTransport } from './delivery.ts'
import { createFollower } from './follower.ts'
import { createOutbox } from './outbox.ts'
import { createPause } from './pause.ts'
import type { RecordStore } from './record.ts'
import { createSession } from './session.ts'
import { type ConversationState, createState, readState } from './state.ts'

export type Conversation = {
  get: () => ConversationState
  subscribe: (listener: () => void) => () => void
  /** Takes a message of the visitor and sees to it that it arrives, once and in its place. */
  write: (content: string) => void
  /** Tries again: what is late at once, what was refused as a new message. */
  retry: (clientMessageId: string) => void
  /** Leaves the conversation for a new one. */
  restart: () => void
  /** The page is back on screen or on the network. `stale`: the line may be dead without knowing. */
  wake: (stale: boolean) => void
  /** Another tab has written the record. */
  sync: () => void
  /** Everything is on screen. */
  see: () => void
  /** The fresh answer is shown as a whole. */
  settle: () => void
  stop: () => void
}

export type ConversationDeps = {
  record: RecordStore
  /** Loads what speaks with the server. May fail and be called again. */
  transport: LoadTransport
  /** What the server is told when a conversation begins. */
  about: () => Omit<StartChat, 'startKey'>
}

/** The visitor's side of a conversation, without any screen. Resumes the one the record holds. */
export function createConversation({ record, transport, about }: ConversationDeps): Conversation {
  let stopped = false
  const isStopped = () => stopped
  const pause = createPause()
  const state = createState(record)
  const { store } = state
  const outbox = createOutbox(state)
  const session = createSession(state, about)
  const follower = createFollower(state, session, resume)
  const deliver = createDelivery({ state, session, outbox, follower, pause, transport }, isStopped)

  function resume() {
    outbox.adopt()
    deliver()
    if (record.read().visitorToken) void follow()
  }

  async function follow(): Promise<void> {
    let attempt = 0
    let loaded = await load(transport)
    while ('failure' in loaded && !isStopped()) {
      store.set({ connection: 'lost' })
      await pause.wait(backoff(attempt++))
      loaded = await load(transport)
    }
    if ('data' in loaded && !isStopped()) follower.follow(loaded.data)
  }

  resume()

  return {
    get: store.get,
    subscribe: store.subscribe,
    write(content) {
      outbox.add(content)
      deliver()
    },
    retry(id) {
      outbox.renew(id)
      pause.end()
      deliver()
    },
    restart() {
      follower.stop()
      session.forget(false)
      outbox.adopt()
      deliver()
    },
    wake(stale) {
      outbox.adopt()
      pause.end()
      follower.wake(stale)
      deliver()
    },
    sync() {
      const written = readState(record)
      if (written.conversationId === store.get().conversationId) {
        store.set({ outbox: written.outbox, seen: Math.max(written.seen, store.get().seen) })
        return
      }
      follower.stop()
      store.set(written)
      resume()
    },
    see() {
      const last = store.get().messages.at(-1)?.seq ?? 0
      if (last <= store.get().seen) return
      store.set({ seen: last })
      record.update(({ seen }) => ({ seen: Math.max(seen, last) }))
    },
    settle: () => store.set({ fresh: null }),
    stop() {
      stopped = true
      pause.end()
      follower.stop()
    },
  }
}

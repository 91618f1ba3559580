import { cursorOf } from '@oka/client/timeline'
import type { StartChat } from '@oka/contract/chat'

import { deliverConversation, type LoadChatApi } from './delivery.ts'
import { createFollower } from './follower.ts'
import { createOutbox } from './outbox.ts'
import type { RecordStore } from './record.ts'
import { createSession } from './session.ts'
import { type ConversationState, createState, readState } from './state.ts'

export type Conversation = {
  get: () => ConversationState
  subscribe: (listener: () => void) => void
  /** Sends a message of the visitor, once and in order, retrying until it is stored. */
  write: (content: string) => void
  /** Retries at once what is delayed or was refused. */
  retry: (clientMessageId: string) => void
  /** Calls a person to the conversation, starting one if needed. */
  callPerson: () => void
  /** Discards the conversation and starts a new one. */
  restart: () => void
  /** The page is visible or online again. `stale`: the connection may be dead without notice. */
  wake: (stale: boolean) => void
  /** The network is gone, before the connection has noticed. */
  lose: () => void
  /** Another tab has written the record. */
  sync: () => void
  /** Whether the visitor has all messages on screen. */
  setViewing: (viewing: boolean) => void
  /** The composer's content is now `text`. */
  setText: (text: string) => void
  /** The fresh answer is revealed completely. */
  settle: () => void
  stop: () => void
}

export type ConversationDeps = {
  record: RecordStore
  /** Loads the module that talks to the server. May fail and be called again. */
  api: LoadChatApi
  /** Input of the server for a new conversation. */
  about: () => Omit<StartChat, 'startKey'>
}

/** The visitor's side of a conversation, without any view. Resumes the one in the record. */
export function createConversation({ record, api, about }: ConversationDeps): Conversation {
  const state = createState(record)
  const { store } = state
  const outbox = createOutbox(state)
  const session = createSession(state, about)
  const follower = createFollower(state, session, resume)
  const delivery = deliverConversation({ state, session, outbox, follower, api })

  function resume() {
    outbox.adopt()
    delivery.wake()
  }

  resume()

  return {
    get: store.get,
    subscribe: store.subscribe,
    write(content) {
      outbox.add(content)
      delivery.run()
    },
    retry(id) {
      outbox.renew(id)
      delivery.wake()
    },
    callPerson() {
      record.update(() => ({ wantsPerson: true }))
      store.set({ person: 'calling' })
      delivery.wake()
    },
    restart() {
      follower.stop()
      session.forget(false)
      resume()
    },
    wake(stale) {
      follower.wake(stale)
      resume()
    },
    lose() {
      if (store.get().connection === 'live') store.set({ connection: 'lost', typing: null })
    },
    sync() {
      const written = readState(record)
      if (written.conversationId === store.get().conversationId) {
        const { seen, person } = store.get()
        store.set({
          outbox: written.outbox,
          seen: Math.max(written.seen, seen),
          person: written.person ?? (person === 'calling' ? 'called' : person),
        })
        return
      }
      follower.stop()
      store.set(written)
      resume()
    },
    setText: follower.setText,
    setViewing(viewing) {
      follower.setViewing(viewing)
      const last = cursorOf(store.get())
      if (!viewing || !last) return
      follower.read(last)
      if (last <= store.get().seen) return
      store.set({ seen: last })
      record.update(({ seen }) => ({ seen: Math.max(seen, last) }))
    },
    settle: () => store.set({ fresh: null }),
    stop() {
      delivery.stop()
      follower.stop()
    },
  }
}

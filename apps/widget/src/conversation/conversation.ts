import { cursorOf } from '@oka/client/timeline'
import type { StartChat } from '@oka/contract/chat'

import { deliverConversation, type LoadTransport } from './delivery.ts'
import { createFollower } from './follower.ts'
import { createOutbox } from './outbox.ts'
import type { RecordStore } from './record.ts'
import { createSession } from './session.ts'
import { type ConversationState, createState, readState } from './state.ts'

export type Conversation = {
  get: () => ConversationState
  subscribe: (listener: () => void) => void
  /** Takes a message of the visitor and sees to it that it arrives, once and in its place. */
  write: (content: string) => void
  /** Tries again at once, what is late and what was refused. */
  retry: (clientMessageId: string) => void
  /** Calls a person to the conversation, begun if there is none. */
  callPerson: () => void
  /** Leaves the conversation for a new one. */
  restart: () => void
  /** The page is back on screen or on the network. `stale`: the line may be dead without knowing. */
  wake: (stale: boolean) => void
  /** The network is gone, before the line has noticed. */
  lose: () => void
  /** Another tab has written the record. */
  sync: () => void
  /** Whether the visitor has everything that was said on screen. */
  setViewing: (viewing: boolean) => void
  /** What stands in the composer has become `text`. */
  setText: (text: string) => void
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
  const state = createState(record)
  const { store } = state
  const outbox = createOutbox(state)
  const session = createSession(state, about)
  const follower = createFollower(state, session, resume)
  const delivery = deliverConversation({ state, session, outbox, follower, transport })

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

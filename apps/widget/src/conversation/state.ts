import type { RecordStore } from './record.ts'
import { createStore, type Store } from './store.ts'
import { emptyTimeline, type Timeline } from './timeline.ts'

export type ConversationState = Timeline & {
  /** Null until the visitor has written a message. */
  conversationId: string | null
  /**
   * `idle`: there is no subscription yet. `blocked`: the server refuses calls from this site, and
   * none is made automatically.
   */
  connection: 'idle' | 'connecting' | 'live' | 'lost' | 'blocked'
  /** Earlier messages are still loading. */
  loading: boolean
  /** The last attempt to send failed transiently; it is retried automatically. */
  delayed: boolean
  /** State of a call for a person. `called` lasts until one has taken over. */
  person: 'calling' | 'called' | 'failed' | null
  /** The former conversation is gone and this one is new. */
  restarted: boolean
  seen: number
}

/** The state on screen, and the record that outlives the page. */
export type Conversing = { store: Store<ConversationState>; record: RecordStore }

export function createState(record: RecordStore): Conversing {
  return { store: createStore(readState(record)), record }
}

/** The state before the first response of the server. */
export function readState(record: RecordStore): ConversationState {
  const { conversationId, outbox, wantsPerson, seen } = record.read()
  return {
    ...emptyTimeline,
    conversationId,
    connection: conversationId ? 'connecting' : 'idle',
    loading: conversationId !== null,
    outbox,
    delayed: false,
    person: wantsPerson ? 'calling' : null,
    restarted: false,
    seen,
  }
}

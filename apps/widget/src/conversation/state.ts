import type { RecordStore } from './record.ts'
import { createStore, type Store } from './store.ts'
import { emptyTimeline, type Timeline } from './timeline.ts'

export type ConversationState = Timeline & {
  /** Null until the visitor has written something. */
  conversationId: string | null
  /** `idle`: there is nothing to follow yet. `blocked`: the server takes no calls from this site, and none is made by itself. */
  connection: 'idle' | 'connecting' | 'live' | 'lost' | 'blocked'
  /** What was said before is not known yet. */
  loading: boolean
  /** The last try to send failed in a way that passes; it is repeated without the visitor. */
  delayed: boolean
  /** How far it has got to call a person. `called` lasts until one has taken over. */
  person: 'calling' | 'called' | 'failed' | null
  /** The conversation before is gone and this one is new. */
  restarted: boolean
  seen: number
}

/** What is on screen, and what lasts beyond the page. */
export type Conversing = { store: Store<ConversationState>; record: RecordStore }

export function createState(record: RecordStore): Conversing {
  return { store: createStore(readState(record)), record }
}

/** What can be told of the conversation before the server has said anything. */
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

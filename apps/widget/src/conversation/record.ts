import type { Problem } from '@oka/contract/problem'

/** A message on its way to the server. */
export type OutgoingMessage = {
  clientMessageId: string
  content: string
  createdAt: string
  /** Why the server refused it; null while it is still to be sent. */
  refused: Problem | null
}

/** Everything the widget stores in the browser, under one key. */
export type ChatRecord = {
  startKey: string | null
  conversationId: string | null
  visitorToken: string | null
  outbox: OutgoingMessage[]
  /** A person was asked for and the server does not know it yet. */
  wantsPerson: boolean
  /** The draft in the composer. */
  text: string
  open: boolean
  /** `seq` of the last message that was on screen. */
  seen: number
}

export type RecordStore = {
  read: () => ChatRecord
  /** Reads again before it writes, since another tab may have written. */
  update: (change: (record: ChatRecord) => Partial<ChatRecord>) => ChatRecord
}

export const recordKey = 'oka-chat'

/**
 * The record in `localStorage`, or in memory where the browser refuses storage. An empty record is
 * not stored at all.
 */
export function createRecordStore(storage: Storage | null): RecordStore {
  /** State of this page alone: everything where the last write failed, else whether the panel is open. */
  let memory = '{}'
  let failed = false

  function read(): ChatRecord {
    try {
      return parse((!failed && storage?.getItem(recordKey)) || memory)
    } catch {
      return parse(memory)
    }
  }

  return {
    read,
    update(change) {
      const before = read()
      const after = { ...before, ...change(before) }
      const { startKey, conversationId, outbox, wantsPerson, text, open } = after
      // With Prototype.js, every other array serialises itself as a string.
      Object.assign(outbox, { toJSON: null })
      const json = JSON.stringify(after)
      try {
        if (startKey || conversationId || outbox.length || wantsPerson || text) {
          storage!.setItem(recordKey, json)
        } else storage!.removeItem(recordKey)
        failed = false
        // Not the rest: a missing record means that another tab has discarded the conversation.
        memory = JSON.stringify({ open })
      } catch {
        // Full or forbidden: the record lasts as long as the page.
        failed = true
        memory = json
      }
      return after
    },
  }
}

/** Keeps what is valid and drops the rest: any script can write to `localStorage`. */
function parse(json: string): ChatRecord {
  const found = Object(JSON.parse(json)) as Record<string, unknown>
  const text = (key: string) => (typeof found[key] === 'string' ? found[key] : null)
  return {
    startKey: text('startKey'),
    conversationId: text('conversationId'),
    visitorToken: text('visitorToken'),
    outbox: Array.isArray(found['outbox']) ? found['outbox'].filter(isOutgoing) : [],
    wantsPerson: found['wantsPerson'] === true,
    text: text('text') ?? '',
    open: found['open'] === true,
    seen: typeof found['seen'] === 'number' ? found['seen'] : 0,
  }
}

function isOutgoing(value: unknown): value is OutgoingMessage {
  const { clientMessageId, content } = (value ?? {}) as Partial<OutgoingMessage>
  return typeof clientMessageId === 'string' && typeof content === 'string'
}

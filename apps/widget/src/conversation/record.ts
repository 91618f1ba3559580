import type { Problem } from '@oka/contract/problem'

/** A message on its way to the server. */
export type OutgoingMessage = {
  clientMessageId: string
  content: string
  createdAt: string
  /** Why the server will not have it; null while it is still to be sent. */
  refused: Problem | null
}

/** All the widget keeps in the browser, under one key. */
export type ChatRecord = {
  startKey: string | null
  conversationId: string | null
  visitorToken: string | null
  outbox: OutgoingMessage[]
  /** A person was asked for and the server does not know it yet. */
  wantsPerson: boolean
  /** What stands in the composer, not sent yet. */
  text: string
  open: boolean
  /** `seq` of the last message that was on screen. */
  seen: number
}

export type RecordStore = {
  read: () => ChatRecord
  /** Reads afresh before it writes, because another tab may have written. */
  update: (change: (record: ChatRecord) => Partial<ChatRecord>) => ChatRecord
}

export const recordKey = 'oka-chat'

const nothing: ChatRecord = {
  startKey: null,
  conversationId: null,
  visitorToken: null,
  outbox: [],
  wantsPerson: false,
  text: '',
  open: false,
  seen: 0,
}

/**
 * The record in `localStorage`, or in memory where the browser refuses to store. A record that
 * holds nothing worth keeping is not stored at all.
 */
export function createRecordStore(storage: Storage | null): RecordStore {
  let memory = JSON.stringify(nothing)

  const read = () => parse(load(storage) ?? memory)
  return {
    read,
    update(change) {
      const before = read()
      const after = { ...before, ...change(before) }
      memory = JSON.stringify(after)
      const { conversationId, outbox, wantsPerson, text } = after
      save(storage, conversationId || outbox.length || wantsPerson || text ? memory : null)
      return after
    },
  }
}

function load(storage: Storage | null): string | null {
  try {
    return storage?.getItem(recordKey) ?? null
  } catch {
    return null
  }
}

function save(storage: Storage | null, value: string | null): void {
  try {
    if (value === null) storage?.removeItem(recordKey)
    else storage?.setItem(recordKey, value)
  } catch {
    // Full or forbidden: the record stays in memory and lasts as long as the page.
  }
}

/** Takes what is usable and lets the rest go: anyone can write to `localStorage`. */
function parse(json: string): ChatRecord {
  const found = parseObject(json)
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

function parseObject(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function isOutgoing(value: unknown): value is OutgoingMessage {
  const { clientMessageId, content } = (value ?? {}) as Partial<OutgoingMessage>
  return typeof clientMessageId === 'string' && typeof content === 'string'
}

import type { Problem } from '@oka/contract/problem'

import { createDelivery, type Delivery } from './delivery.ts'
import type { Outcome } from './failure.ts'
import type { OutboxStorage } from './visitor-types.ts'

/** A message on its way to the server. */
export type OutboxItem = {
  /** Idempotency key made by the client. */
  id: string
  conversationId: string
  createdAt: string
}

type State = {
  /** Why the server refused it; null while it is still retried. */
  refusal: Problem | null
  /** `waiting`: could not be sent and is retried; `failed` without a refusal: the retry window has passed. */
  state: 'sending' | 'waiting' | 'failed'
}
type Change = Partial<State & OutboxItem>

/** An item that the server has not stored yet, as far as this page knows. */
export type Outgoing<Item> = Item & State

type OutboxOptions<Item> = {
  storage: OutboxStorage
  /** Reads a stored item, of any version; null when it is invalid. */
  parse: (value: unknown) => Item | null
  send: (item: Item) => Promise<Outcome<unknown>>
  now?: () => number
}

export type Outbox<Item> = {
  /** The items of one conversation, oldest first. */
  of: (conversationId: string) => readonly Outgoing<Item>[]
  /** Calls `listener` after each change; returns how to unsubscribe. */
  subscribe: (listener: () => void) => () => void
  post: (item: Item) => void
  /** Sends it again under the same id, so that it is stored once. */
  retry: (id: string) => void
  discard: (id: string) => void
  /** The server is reachable again: waiting items are sent at once. */
  wake: () => void
  /** Stops sending. */
  stop: () => void
}

/** After an hour the conversation has moved on: the author decides whether to send it. */
const retryWindowMs = 3_600_000

/** Sends the items of each conversation in order, until they are stored or refused. */
export function createOutbox<Item extends OutboxItem>(options: OutboxOptions<Item>): Outbox<Item> {
  const { storage, parse, send, now = Date.now } = options
  let all = readStored(storage, parse)
  let byConversation = new Map<string, readonly Outgoing<Item>[]>()
  const listeners = new Set<() => void>()
  const deliveries = new Map<string, Delivery>()
  let isStopped = false

  function become(next: readonly Outgoing<Item>[]) {
    all = next
    byConversation = Map.groupBy(all, ({ conversationId }) => conversationId)
    for (const listener of listeners) listener()
  }

  function change(id: string, to: Change) {
    const place = all.findIndex((item) => item.id === id)
    if (place >= 0) become(all.with(place, { ...all[place]!, ...to }))
  }

  function store({ state: _state, ...item }: Outgoing<Item>) {
    storage.write(nameOf(item.id), JSON.stringify(item))
  }

  function remove(id: string) {
    storage.write(nameOf(id), null)
    become(all.filter((item) => item.id !== id))
  }

  /** Stored as refused: no later page sends it by itself. */
  function refuse(item: Outgoing<Item>, refusal: Problem) {
    // An item that was deleted from the storage in between, as by signing out, is not restored.
    if (storage.read(nameOf(item.id)) !== null) store({ ...item, refusal })
    change(item.id, { state: 'failed', refusal })
  }

  /** The first that has not failed: refused items do not block later ones. */
  function nextOf(conversationId: string): Outgoing<Item> | undefined {
    for (const item of byConversation.get(conversationId) ?? []) {
      if (item.state === 'failed') continue
      if (now() - Date.parse(item.createdAt) <= retryWindowMs) return item
      change(item.id, { state: 'failed' })
    }
    return undefined
  }

  function deliveryOf(conversationId: string): Delivery {
    const known = deliveries.get(conversationId)
    if (known) return known
    let current: Outgoing<Item> | undefined
    async function sendNext(item: Outgoing<Item>) {
      change(item.id, { state: 'sending' })
      const { state: _state, refusal: _refusal, ...sent } = item
      const done = await send(sent as unknown as Item)
      if ('data' in done) remove(item.id)
      return done
    }
    const delivery = createDelivery({
      next() {
        current = nextOf(conversationId)
        return current ? sendNext(current) : null
      },
      onIdle() {},
      onFailure(failure) {
        if ('problem' in failure) {
          refuse(current!, failure.problem)
          return null
        }
        change(current!.id, { state: 'waiting' })
        return failure.kind === 'again' ? failure.waitMs : 0
      },
    })
    deliveries.set(conversationId, delivery)
    return delivery
  }

  become(all)
  for (const conversationId of byConversation.keys()) deliveryOf(conversationId).run()
  return {
    of: (conversationId) => byConversation.get(conversationId) ?? none,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    post(item) {
      const outgoing: Outgoing<Item> = { ...item, refusal: null, state: 'sending' }
      store(outgoing)
      become([...all, outgoing])
      if (!isStopped) deliveryOf(item.conversationId).wake()
    },
    retry(id) {
      const item = all.find((one) => one.id === id)
      if (!item) return
      const renewed = { createdAt: new Date(now()).toISOString(), refusal: null }
      store({ ...item, ...renewed })
      change(id, { ...renewed, state: 'sending' })
      if (!isStopped) deliveryOf(item.conversationId).wake()
    },
    discard: remove,
    wake() {
      if (isStopped) return
      for (const conversationId of byConversation.keys()) deliveryOf(conversationId).wake()
    },
    stop() {
      isStopped = true
      for (const delivery of deliveries.values()) delivery.stop()
    },
  }
}

/** A single instance, so that unchanged lists are identical. */
const none: readonly never[] = []

const nameOf = (id: string) => `outbox.${id}`

/** Items of a former page, oldest first; refused ones wait for a decision. */
function readStored<Item extends OutboxItem>(
  storage: OutboxStorage,
  parse: (value: unknown) => Item | null,
): readonly Outgoing<Item>[] {
  return storage
    .names(nameOf(''))
    .flatMap((name): Outgoing<Item>[] => {
      const value = parseJson(storage.read(name))
      const item = parse(value)
      if (!item) return []
      const { refusal: stored } = value as { refusal?: unknown }
      // A name that this version does not know is a refusal as well; the list of names would weigh on the widget.
      const refusal = typeof stored === 'string' && stored !== '' ? (stored as Problem) : null
      return [{ ...item, refusal, state: refusal ? 'failed' : 'waiting' }]
    })
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
}

function parseJson(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

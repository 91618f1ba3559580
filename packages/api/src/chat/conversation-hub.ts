import type { ConversationEvent, Message } from '@oka/contract/chat'
import type { Bus, TopicChanges } from '@oka/db/connection/bus'
import type { Db } from '@oka/db/client'
import { type ConversationState, findStateAndMessages } from '@oka/db/chat/conversation-state'
import { conversationTopic, draftTopic, hiddenTopic, presenceTopic } from '@oka/db/topics'

import type { Principal } from '../deps.ts'
import { describeChange, replayPage } from './conversation-events.ts'
import { presenceFor, readPresence } from './presence.ts'

/** What a subscription was sent: the last message, how the conversation stood, and who was there, as JSON. */
export type SentState = {
  seq: number
  standing: ConversationState | undefined
  presence: string
}

/** A subscription that was sent all there was. */
export type Subscriber = {
  principal: Principal
  sent: SentState
  /** Milliseconds for which the presence that was sent holds. */
  presenceHoldsMs: number | null
  /** Takes events, in their order; false when it takes none until it has caught up by itself. */
  deliver: (events: readonly ConversationEvent[]) => boolean
}

export type ConversationHub = {
  /**
   * Delivers what is new from now on. Resolves when the signal aborts, or when the subscription has to
   * catch up by itself, with `sent` as far as it was delivered. Undefined for one that is behind the others.
   */
  join: (id: string, subscriber: Subscriber, signal: AbortSignal) => Promise<void> | undefined
}

/**
 * Reads what is new in a conversation once for all its subscriptions in this process. There is one in
 * each process, and each conversation that is followed has a room in it.
 */
export function createConversationHub({ db, bus }: { db: Db; bus: Bus }): ConversationHub {
  const rooms = new Map<string, Room>()
  return {
    join(id, subscriber, signal) {
      if (signal.aborted) return undefined
      const room =
        rooms.get(id) ?? openRoom({ db, bus }, id, subscriber.sent.seq, () => rooms.delete(id))
      rooms.set(id, room)
      return room.join(subscriber, signal)
    },
  }
}

type Room = { join: (subscriber: Subscriber, signal: AbortSignal) => Promise<void> | undefined }

/** A conversation of which everything up to the message `from` was delivered. Closes with its last subscriber. */
function openRoom(deps: { db: Db; bus: Bus }, id: string, from: number, onClose: () => void): Room {
  const subscribers = new Map<Subscriber, () => void>()
  const changes = deps.bus.subscribe(...conversationTopics(id))
  const closed = new AbortController()
  let presenceChanged = new AbortController()
  let seq = from
  let presenceHoldsMs: number | null = null

  function close(): void {
    if (closed.signal.aborted) return
    closed.abort()
    changes[Symbol.dispose]()
    onClose()
  }

  function leave(subscriber: Subscriber): void {
    subscribers.get(subscriber)?.()
    subscribers.delete(subscriber)
    if (subscribers.size === 0) close()
  }

  async function deliverMessages(): Promise<void> {
    let isBehind: boolean
    do {
      const found = await findStateAndMessages(deps.db, id, { ...replayPage, after: seq })
      if (!found) throw new Error('The conversation is gone.')
      const { standing, messages } = found
      const eventsAfter = groupBySent(standing, messages)
      for (const subscriber of subscribers.keys()) {
        const { principal, sent, deliver } = subscriber
        // Its lead was deleted: staff read for themselves again, which refuses them.
        const isHidden = standing.deletedAt !== null && principal.kind === 'staff'
        if (isHidden || !deliver(eventsAfter(sent))) leave(subscriber)
        else subscriber.sent = advance(sent, standing, messages)
      }
      seq = messages.at(-1)?.seq ?? seq
      isBehind = messages.length > 0 && seq < standing.lastSeq
    } while (isBehind)
  }

  async function deliverPresence(): Promise<void> {
    const read = await readPresence(deps, id)
    presenceHoldsMs = read.holdsMs
    const known = new Map<string, readonly ConversationEvent[]>()
    for (const subscriber of subscribers.keys()) {
      const event = presenceFor(read, subscriber.principal)
      const presence = JSON.stringify(event)
      if (presence === subscriber.sent.presence) continue
      const events = known.get(presence) ?? [event]
      known.set(presence, events)
      if (subscriber.deliver(events)) subscriber.sent = { ...subscriber.sent, presence }
      else leave(subscriber)
    }
  }

  async function run(): Promise<void> {
    while (!closed.signal.aborted) {
      const until = AbortSignal.any([closed.signal, presenceChanged.signal])
      const changed = await changes.next(orExpired(until, presenceHoldsMs))
      if (closed.signal.aborted) return
      if (concernsMessages(changed, id)) await deliverMessages()
      if (concernsPresence(changed, id)) await deliverPresence()
    }
  }

  run().catch(() => {
    close()
    // Each reads for itself again, and fails with its own error.
    for (const subscriber of subscribers.keys()) leave(subscriber)
  })

  return {
    join(subscriber, signal) {
      if (subscriber.sent.seq < seq) return undefined
      if (subscriber.presenceHoldsMs !== null && presenceHoldsMs === null) {
        // The presence that this subscriber was sent expires, and the room has not read when.
        presenceChanged.abort()
        presenceChanged = new AbortController()
      }
      return new Promise((resolve) => {
        subscribers.set(subscriber, resolve)
        signal.addEventListener('abort', () => leave(subscriber), { once: true })
      })
    },
  }
}

/** The topics that something new in a conversation is notified on. */
export const conversationTopics = (id: string): string[] => [
  conversationTopic(id),
  hiddenTopic(id),
  draftTopic(id),
  presenceTopic(id),
]

/** Null is no change: a presence has expired. */
export function concernsMessages(changed: TopicChanges | null, id: string): boolean {
  if (!changed) return false
  return (
    changed.everything ||
    [conversationTopic(id), hiddenTopic(id), draftTopic(id)].some((topic) =>
      changed.topics.has(topic),
    )
  )
}

export function concernsPresence(changed: TopicChanges | null, id: string): boolean {
  return !changed || changed.everything || changed.topics.has(presenceTopic(id))
}

/** Aborts with the signal, and when the presence that was read expires. */
export function orExpired(signal: AbortSignal, presenceHoldsMs: number | null): AbortSignal {
  return presenceHoldsMs === null
    ? signal
    : AbortSignal.any([signal, AbortSignal.timeout(presenceHoldsMs)])
}

/** What is new to a subscription: the same array for all that were sent the same, so that it is written once. */
function groupBySent(
  standing: ConversationState,
  messages: readonly Message[],
): (sent: SentState) => readonly ConversationEvent[] {
  const known = new Map<ConversationState | undefined, Map<number, readonly ConversationEvent[]>>()
  return ({ seq, standing: former }) => {
    const bySeq = known.get(former) ?? new Map<number, readonly ConversationEvent[]>()
    known.set(former, bySeq)
    const events = bySeq.get(seq) ?? [
      ...(isOlder(standing, former) ? [] : describeChange(former, standing)),
      ...messages.filter((message) => message.seq > seq),
    ]
    bySeq.set(seq, events)
    return events
  }
}

function advance(
  sent: SentState,
  standing: ConversationState,
  messages: readonly Message[],
): SentState {
  return {
    ...sent,
    seq: Math.max(sent.seq, messages.at(-1)?.seq ?? 0),
    standing: isOlder(standing, sent.standing) ? sent.standing : standing,
  }
}

/** Read before the subscriber read for itself: the change to what it saw is still to come. */
function isOlder(standing: ConversationState, former: ConversationState | undefined): boolean {
  if (!former) return false
  return standing.turn < former.turn || standing.lastSeq < former.lastSeq
}

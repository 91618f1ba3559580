import type { ConversationEvent, Message } from '@oka/contract/chat'
import type { Bus } from '@oka/db/connection/bus'
import type { Db } from '@oka/db/client'
import { type ConversationState, findStateAndMessages } from '@oka/db/chat/conversation-state'
import { conversationTopic, draftTopic, hiddenTopic, presenceTopic } from '@oka/db/topics'

import type { Principal } from '../deps.ts'
import { describeChange, replayPage } from './conversation-events.ts'
import { presenceFor, readPresence } from './presence.ts'

/** What a subscription was sent: the last message, the state, and the presences, as JSON. */
export type SentState = {
  seq: number
  state: ConversationState | undefined
  presence: string
}

/** A subscription that was sent everything so far. */
export type Subscriber = {
  principal: Principal
  sent: SentState
  /** Milliseconds until the presences that were sent expire. */
  presenceExpiresInMs: number | null
  /** Takes events in order; false when it takes none until it has caught up by itself. */
  deliver: (events: readonly ConversationEvent[]) => boolean
}

export type ConversationHub = {
  /**
   * Delivers what is new from now on. Resolves when the signal aborts, or when the subscription has
   * to catch up by itself, with `sent` as far as it was delivered. Undefined for a subscription
   * that is behind the others.
   */
  join: (id: string, subscriber: Subscriber, signal: AbortSignal) => Promise<void> | undefined
}

/**
 * Reads what is new in a conversation once for all its subscriptions in this process. There is one
 * hub in each process, and a room in it for each conversation with subscriptions.
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
  const stopListening = deps.bus.listen(conversationTopics(id), note)
  let isClosed = false
  let isDelivering = false
  /** What has changed and was not read since. */
  let areMessagesDue = false
  let isPresenceDue = false
  let seq = from
  /** Until the presences that were read expire. */
  let expiry: NodeJS.Timeout | undefined

  function close(): void {
    if (isClosed) return
    isClosed = true
    clearTimeout(expiry)
    stopListening()
    onClose()
  }

  function note(topic: string | null): void {
    const isPresence = topic === presenceTopic(id)
    areMessagesDue ||= !isPresence
    isPresenceDue ||= isPresence || topic === null
    void deliverDue()
  }

  /**
   * Begun by a change, and ended when nothing is due: a loop that waits for changes would keep promises and a signal, two
   * kilobytes for each idle socket.
   */
  async function deliverDue(): Promise<void> {
    if (isDelivering) return
    isDelivering = true
    try {
      // Nothing is awaited between the last check and the end, so that no notification is lost in between.
      while (isDue()) await deliverNext()
    } catch {
      close()
      // Each subscription reads by itself again, and fails with its own error.
      for (const subscriber of subscribers.keys()) leave(subscriber)
    }
    isDelivering = false
  }

  const isDue = () => !isClosed && (areMessagesDue || isPresenceDue)

  /** Messages before presence. A flag is cleared before the read, so that a change during it is read as well. */
  function deliverNext(): Promise<void> {
    if (!areMessagesDue) {
      isPresenceDue = false
      return deliverPresence()
    }
    areMessagesDue = false
    return deliverMessages()
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
      const { state, messages } = found
      const eventsAfter = groupBySent(state, messages)
      for (const subscriber of subscribers.keys()) {
        const { principal, sent, deliver } = subscriber
        // Its lead was deleted: staff subscriptions read by themselves again, which refuses them.
        const isHidden = state.deletedAt !== null && principal.kind === 'staff'
        if (isHidden || !deliver(eventsAfter(sent))) leave(subscriber)
        else subscriber.sent = advance(sent, state, messages)
      }
      seq = messages.at(-1)?.seq ?? seq
      isBehind = messages.length > 0 && seq < state.lastSeq
    } while (isBehind)
  }

  async function deliverPresence(): Promise<void> {
    const read = await readPresence(deps, id)
    clearTimeout(expiry)
    expiry =
      read.expiresInMs === null || isClosed
        ? undefined
        : setTimeout(note, read.expiresInMs, presenceTopic(id)).unref()
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

  return {
    join(subscriber, signal) {
      if (subscriber.sent.seq < seq) return undefined
      // The presences sent to this subscriber expire, and the room does not know when.
      if (subscriber.presenceExpiresInMs !== null && expiry === undefined) note(presenceTopic(id))
      return new Promise((resolve) => {
        const onAbort = () => leave(subscriber)
        signal.addEventListener('abort', onAbort, { once: true })
        subscribers.set(subscriber, () => {
          // A slow subscription joins again and again under the same signal.
          signal.removeEventListener('abort', onAbort)
          resolve()
        })
      })
    },
  }
}

/** Topics that announce a change in a conversation. */
export const conversationTopics = (id: string): string[] => [
  conversationTopic(id),
  hiddenTopic(id),
  draftTopic(id),
  presenceTopic(id),
]

/**
 * What is new for a subscription: the same array for all that were sent the same, so that it is
 * serialised once.
 */
function groupBySent(
  state: ConversationState,
  messages: readonly Message[],
): (sent: SentState) => readonly ConversationEvent[] {
  const known = new Map<ConversationState | undefined, Map<number, readonly ConversationEvent[]>>()
  return ({ seq, state: former }) => {
    const bySeq = known.get(former) ?? new Map<number, readonly ConversationEvent[]>()
    known.set(former, bySeq)
    const events = bySeq.get(seq) ?? [
      ...(isOlder(state, former) ? [] : describeChange(former, state)),
      ...messages.filter((message) => message.seq > seq),
    ]
    bySeq.set(seq, events)
    return events
  }
}

function advance(
  sent: SentState,
  state: ConversationState,
  messages: readonly Message[],
): SentState {
  return {
    ...sent,
    seq: Math.max(sent.seq, messages.at(-1)?.seq ?? 0),
    state: isOlder(state, sent.state) ? sent.state : state,
  }
}

/** Read before the subscriber read by itself: the change it saw is still to come. */
function isOlder(state: ConversationState, former: ConversationState | undefined): boolean {
  if (!former) return false
  return state.turn < former.turn || state.lastSeq < former.lastSeq
}

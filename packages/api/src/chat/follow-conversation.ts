import type { ConversationEvent, Message } from '@oka/contract/chat'
import type { TopicChanges } from '@oka/db/connection/bus'
import { type ConversationState, findStateAndMessages } from '@oka/db/chat/conversation-state'
import { listOwnMessagePage } from '@oka/db/chat/messages'
import { conversationTopic, draftTopic, hiddenTopic, presenceTopic } from '@oka/db/topics'
import { tracked, type TrackedEnvelope } from '@trpc/server'

import type { Deps, Principal, SubscriptionSocket } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'
import { describeChange, replayPage, type Untracked } from './conversation-events.ts'
import { conversationTopics, type SentState, type Subscriber } from './conversation-hub.ts'
import { createEventQueue } from './event-queue.ts'
import { requireVisible } from './list-messages.ts'
import { presenceFor, readPresence } from './presence.ts'

type FollowedEvent = Untracked | TrackedEnvelope<Message>

type Following = Pick<Deps, 'db' | 'bus' | 'conversationHub'> & {
  id: string
  principal: Principal
  /** Null where events can only be yielded. */
  socket: SubscriptionSocket | null
  signal: AbortSignal
}

/** Events that may wait for a slow client; beyond that it catches up page by page. */
const queuedEvents = 100

/**
 * Yields the state of the conversation, every message after `lastSeq`, the draft and the presences,
 * until the signal aborts. Once it has caught up, the hub delivers what is new: over a socket
 * without tRPC's loop, otherwise by a queue.
 */
export async function* followConversation(
  following: Following,
  lastSeq: number,
): AsyncGenerator<FollowedEvent> {
  let sent: SentState = { seq: lastSeq, state: undefined, presence: '' }
  while (!following.signal.aborted) {
    const { socket } = following
    const queue = socket ? null : createEventQueue<ConversationEvent>(queuedEvents)
    const joined = yield* catchUp(following, sent, socket?.send ?? queue!.push)
    if (!joined) return
    if (queue) {
      void joined.left.then(queue.end)
      for await (const event of queue.events()) yield asFollowed(event)
    } else await joined.left
    sent = joined.subscriber.sent
  }
}

type Joined = { subscriber: Subscriber; left: Promise<void> }

/**
 * Reads until nothing is new and the hub takes the subscription; undefined once the signal aborts.
 * Subscribes before the first read, so that a message stored in between is not missed; a
 * notification carries no message, so none is delivered twice.
 */
async function* catchUp(
  following: Following,
  sent: SentState,
  deliver: Subscriber['deliver'],
): AsyncGenerator<FollowedEvent, Joined | undefined> {
  const { bus, conversationHub, id, principal, signal } = following
  using changes = bus.subscribe(...conversationTopics(id))
  let changed: TopicChanges | null = everything
  let presenceExpiresInMs: number | null = null
  while (!signal.aborted) {
    if (concernsMessages(changed, id)) yield* readMessages(following, sent)
    // A visitor who has just connected gets it with the next change: typing staff report it
    // repeatedly.
    if (
      concernsPresence(changed, id) &&
      !(changed === everything && principal.kind === 'visitor')
    ) {
      const presence = await readPresence(following, id)
      presenceExpiresInMs = presence.expiresInMs
      const event = presenceFor(presence, principal)
      const json = JSON.stringify(event)
      if (json !== sent.presence) yield event
      sent.presence = json
    }
    if (changes.hasChanges()) {
      changed = await changes.next(orExpired(signal, presenceExpiresInMs))
      continue
    }
    const subscriber = { principal, sent, presenceExpiresInMs, deliver }
    const left = conversationHub.join(id, subscriber, signal)
    if (left) return { subscriber, left }
    changed = everything
  }
  return undefined
}

/** Null is no change: a presence has expired. */
function concernsMessages(changed: TopicChanges | null, id: string): boolean {
  if (!changed) return false
  return (
    changed.everything ||
    [conversationTopic(id), hiddenTopic(id), draftTopic(id)].some((topic) =>
      changed.topics.has(topic),
    )
  )
}

function concernsPresence(changed: TopicChanges | null, id: string): boolean {
  return !changed || changed.everything || changed.topics.has(presenceTopic(id))
}

/** Aborts with the signal, and when the presence that was read expires. */
function orExpired(signal: AbortSignal, presenceExpiresInMs: number | null): AbortSignal {
  return presenceExpiresInMs === null
    ? signal
    : AbortSignal.any([signal, AbortSignal.timeout(presenceExpiresInMs)])
}

const everything: TopicChanges = { everything: true, topics: new Set() }

const asFollowed = (event: ConversationEvent): FollowedEvent =>
  'seq' in event ? tracked(String(event.seq), event) : event

/** The draft is sent before messages that were read after it, so that the answer always replaces it. */
async function* readMessages(
  { db, id, principal, socket, signal }: Following,
  sent: SentState,
): AsyncGenerator<FollowedEvent> {
  let isBehind: boolean
  do {
    const found = await findStateAndMessages(db, id, { ...replayPage, after: sent.seq })
    requireVisible(principal, found?.state)
    const { state } = found
    if (!sent.state) refuseFuture(sent.seq, state)
    yield* describeChange(sent.state, state)
    sent.state = state

    const isEarlier = principal.kind === 'visitor' && sent.seq < state.firstSeq - 1
    const messages = isEarlier
      ? (await listOwnMessagePage(db, state, sent.seq)).messages
      : found.messages
    isBehind = false
    for (const message of messages) {
      yield asFollowed(message)
      sent.seq = message.seq
      isBehind = message.seq < state.lastSeq
      await socket?.drained(signal)
    }
  } while (isBehind)
}

function refuseFuture(seq: number, { lastSeq }: ConversationState): void {
  if (seq <= lastSeq) return
  throw invalidInput('lastEventId', `must be at most ${lastSeq}`)
}

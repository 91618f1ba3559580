import type { Message } from '@oka/contract/chat'
import { findStandingAndMessages, type ConversationStanding } from '@oka/db/conversation-standing'
import { listOwnMessagePage } from '@oka/db/messages'
import type { TopicChanges } from '@oka/db/topics'
import { tracked, type TrackedEnvelope } from '@trpc/server'

import type { Deps, SubscriptionSocket, Principal } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'
import { describeChange, replayPage, type Untracked } from './conversation-events.ts'
import {
  concernsMessages,
  concernsPresence,
  conversationHub,
  followedTopics,
  type Told,
  untilLapsed,
} from './conversation-hub.ts'
import { requireVisible } from './list-messages.ts'
import { presenceFor, readPresence } from './presence.ts'

type FollowedEvent = Untracked | TrackedEnvelope<Message>

type Following = Pick<Deps, 'db' | 'topics'> & {
  id: string
  principal: Principal
  /** Null where events can only be yielded. */
  line: SubscriptionSocket | null
  signal: AbortSignal
}

/**
 * Yields how the conversation stands, every message after the one seen last, what is half written
 * and who is there, for as long as the caller stays. Over a socket, the hub puts on the line what
 * comes after all there was has been yielded.
 */
export async function* followConversation(
  following: Following,
  seen: number,
): AsyncGenerator<FollowedEvent> {
  const told: Told = { seen, standing: undefined, presence: '' }
  let hub: { left: Promise<void> } | undefined
  do {
    hub = yield* readOn(following, told)
    await hub?.left
  } while (hub && !following.signal.aborted)
}

/**
 * Reads what is new whenever somebody says that there is something, until the signal aborts or the
 * hub takes over.
 *
 * Wake-ups are followed before the first read, so a message stored in between is not missed; they
 * carry no message, so none is delivered twice.
 */
async function* readOn(
  following: Following,
  told: Told,
): AsyncGenerator<FollowedEvent, { left: Promise<void> } | undefined> {
  const { topics, id, principal, line, signal } = following
  using subscription = topics.subscribe(...followedTopics(id))
  let news: TopicChanges | null = anything
  let holdsMs: number | null = null
  while (!signal.aborted) {
    if (concernsMessages(news, id)) yield* readMessages(following, told)
    // A visitor who has just come learns it with the next news: staff who type say so again and again.
    if (concernsPresence(news, id) && !(news === anything && principal.kind === 'visitor')) {
      const presence = await readPresence(following, id)
      holdsMs = presence.holdsMs
      const event = presenceFor(presence, principal)
      const telling = JSON.stringify(event)
      if (telling !== told.presence) yield event
      told.presence = telling
    }
    if (line && !subscription.hasChanges()) {
      const left = conversationHub(following).join(id, { principal, told, holdsMs, line }, signal)
      if (left) return { left }
      news = anything
    } else news = await subscription.next(untilLapsed(signal, holdsMs))
  }
  return undefined
}

const anything: TopicChanges = { everything: true, topics: new Set() }

/** A draft goes before the messages that were read after it, so that the answer always replaces it. */
async function* readMessages(
  { db, id, principal, line, signal }: Following,
  told: Told,
): AsyncGenerator<FollowedEvent> {
  let isBehind: boolean
  do {
    const found = await findStandingAndMessages(db, id, { ...replayPage, after: told.seen })
    requireVisible(principal, found?.standing)
    const { standing } = found
    if (!told.standing) refuseFuture(told.seen, standing)
    yield* describeChange(told.standing, standing)
    told.standing = standing

    const isEarlier = principal.kind === 'visitor' && told.seen < standing.firstSeq - 1
    const messages = isEarlier
      ? (await listOwnMessagePage(db, standing, told.seen)).messages
      : found.messages
    isBehind = false
    for (const message of messages) {
      yield tracked(String(message.seq), message)
      told.seen = message.seq
      isBehind = message.seq < standing.lastSeq
      await line?.drained(signal)
    }
  } while (isBehind)
}

function refuseFuture(seen: number, { lastSeq }: ConversationStanding): void {
  if (seen <= lastSeq) return
  throw invalidInput('lastEventId', `must be at most ${lastSeq}`)
}

import type { Message } from '@oka/contract/chat'
import { findStandingAndMessages, type ConversationStanding } from '@oka/db/conversation-standing'
import {
  conversationTopic,
  draftTopic,
  hiddenTopic,
  type TopicChanges,
  presenceTopic,
  type Topics,
} from '@oka/db/topics'

import type { Deps, SubscriptionSocket, Principal } from '../deps.ts'
import { describeChange, replayPage } from './conversation-events.ts'
import { presenceFor, readPresence } from './presence.ts'

/** What somebody who follows has been told: the last message, the standing, and the presence as JSON. */
export type Told = { seen: number; standing: ConversationStanding | undefined; presence: string }

/** Somebody who has been told all there was. */
export type Member = {
  principal: Principal
  told: Told
  /** Milliseconds for which the presence that was told holds. */
  holdsMs: number | null
  line: SubscriptionSocket
}

export type ConversationHub = {
  /**
   * Tells a member what comes from now on. Resolves when the signal aborts, or when the hub cannot
   * go on, with the member as far as it was told. Undefined for one who is behind the others.
   */
  join: (id: string, member: Member, signal: AbortSignal) => Promise<void> | undefined
}

const hubs = new WeakMap<Topics, ConversationHub>()

/**
 * Reads what is new in a conversation once for all who follow it in this process, and writes it as
 * JSON once: tRPC's own loop costs each subscription a read and a promise or five for each event
 * (bench/README.md).
 */
export function conversationHub(deps: Pick<Deps, 'db' | 'topics'>): ConversationHub {
  const known = hubs.get(deps.topics)
  if (known) return known
  const rooms = new Map<string, Room>()
  const hub: ConversationHub = {
    join(id, member, signal) {
      if (signal.aborted) return undefined
      const room = rooms.get(id) ?? openRoom(deps, id, member.told.seen, () => rooms.delete(id))
      rooms.set(id, room)
      return room.join(member, signal)
    },
  }
  hubs.set(deps.topics, hub)
  return hub
}

type Room = { join: (member: Member, signal: AbortSignal) => Promise<void> | undefined }

/** A conversation of which all up to the message `from` has been told. Closes when the last member leaves. */
function openRoom(
  deps: Pick<Deps, 'db' | 'topics'>,
  id: string,
  from: number,
  onClose: () => void,
): Room {
  const members = new Map<Member, () => void>()
  const subscription = deps.topics.subscribe(...followedTopics(id))
  const closed = new AbortController()
  let looksAgain = new AbortController()
  let seq = from
  let holdsMs: number | null = null

  function close(): void {
    if (closed.signal.aborted) return
    closed.abort()
    subscription[Symbol.dispose]()
    onClose()
  }

  function leave(member: Member): void {
    members.get(member)?.()
    members.delete(member)
    if (members.size === 0) close()
  }

  async function tellMessages(): Promise<void> {
    let isBehind: boolean
    do {
      const found = await findStandingAndMessages(deps.db, id, { ...replayPage, after: seq })
      if (!found) throw new Error('The conversation is gone.')
      const { standing, messages } = found
      const write = createWriter(standing, messages)
      for (const member of members.keys()) {
        // Its lead was deleted: staff read for themselves again, and are told that it is gone.
        if (standing.deletedAt !== null && member.principal.kind === 'staff') leave(member)
        else member.line.send(write(member.told))
      }
      seq = messages.at(-1)?.seq ?? seq
      isBehind = messages.length > 0 && seq < standing.lastSeq
    } while (isBehind)
  }

  async function tellPresence(): Promise<void> {
    const presence = await readPresence(deps, id)
    holdsMs = presence.holdsMs
    for (const member of members.keys()) {
      const telling = JSON.stringify(presenceFor(presence, member.principal))
      if (telling === member.told.presence) continue
      member.told.presence = telling
      member.line.send([untracked(telling)])
    }
  }

  async function lookOn(): Promise<void> {
    while (!closed.signal.aborted) {
      const until = AbortSignal.any([closed.signal, looksAgain.signal])
      const news = await subscription.next(untilLapsed(until, holdsMs))
      if (closed.signal.aborted) return
      if (concernsMessages(news, id)) await tellMessages()
      if (concernsPresence(news, id)) await tellPresence()
    }
  }

  lookOn().catch(() => {
    close()
    // They read for themselves again, and are told each why that fails.
    for (const member of members.keys()) leave(member)
  })

  return {
    join(member, signal) {
      if (member.told.seen < seq) return undefined
      if (member.holdsMs !== null && holdsMs === null) {
        // What this member was told of will end, and nobody here has looked when.
        looksAgain.abort()
        looksAgain = new AbortController()
      }
      return new Promise((resolve) => {
        members.set(member, resolve)
        signal.addEventListener('abort', () => leave(member), { once: true })
      })
    },
  }
}

/** What somebody who follows a conversation is woken by. */
export const followedTopics = (id: string): string[] => [
  conversationTopic(id),
  hiddenTopic(id),
  draftTopic(id),
  presenceTopic(id),
]

/** Null is no news, but the end of what holds for a time. */
export function concernsMessages(news: TopicChanges | null, id: string): boolean {
  if (!news) return false
  return (
    news.everything ||
    [conversationTopic(id), hiddenTopic(id), draftTopic(id)].some((topic) => news.topics.has(topic))
  )
}

export function concernsPresence(news: TopicChanges | null, id: string): boolean {
  return !news || news.everything || news.topics.has(presenceTopic(id))
}

/** Aborts also when what holds for a time is to be looked at again. */
export function untilLapsed(signal: AbortSignal, holdsMs: number | null): AbortSignal {
  return holdsMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(holdsMs)])
}

/** Writes for each member what is new to them, once for all who have been told the same, and notes that they were told. */
function createWriter(
  standing: ConversationStanding,
  messages: readonly Message[],
): (told: Told) => readonly string[] {
  const last = messages.at(-1)?.seq ?? 0
  const tracked = messages.map((message) => ({ seq: message.seq, result: trackedBy(message) }))
  const written = new Map<ConversationStanding | undefined, Map<number, readonly string[]>>()

  function write(former: ConversationStanding | undefined, seen: number): readonly string[] {
    const changes = isOlder(standing, former) ? [] : [...describeChange(former, standing)]
    return [
      ...changes.map((event) => untracked(JSON.stringify(event))),
      ...tracked.filter(({ seq }) => seq > seen).map(({ result }) => result),
    ]
  }

  return (told) => {
    const { seen, standing: former } = told
    const bySeen = written.get(former) ?? new Map<number, readonly string[]>()
    const results = bySeen.get(seen) ?? write(former, seen)
    written.set(former, bySeen.set(seen, results))
    if (!isOlder(standing, former)) told.standing = standing
    told.seen = Math.max(seen, last)
    return results
  }
}

/** Read before they read for themselves: the news of what they saw then is still to come. */
function isOlder(
  standing: ConversationStanding,
  former: ConversationStanding | undefined,
): boolean {
  if (!former) return false
  return standing.turn < former.turn || standing.lastSeq < former.lastSeq
}

// As tRPC writes results (its rpc/envelopes and adapters/ws).
const untracked = (json: string) => `{"type":"data","data":${json}}`
const trackedBy = (message: Message) =>
  `{"type":"data","data":{"id":"${message.seq}","data":${JSON.stringify(message)}},"id":"${message.seq}"}`

import type {
  ConversationDraft,
  ConversationEvent,
  ConversationSnapshot,
  Message,
} from '@oka/contract/chat'
import type { ConversationPresence } from '@oka/contract/presence'
import { findStanding, type Standing } from '@oka/db/conversations'
import { listMessages } from '@oka/db/messages'
import { conversationTopic, draftTopic, type News, presenceTopic } from '@oka/db/topics'
import { tracked, type TrackedEnvelope } from '@trpc/server'

import type { Deps, Principal } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { readPresence } from './presence.ts'

const pageSize = 200

/** What is not a message has no place in the order, and comes untracked. */
type Untracked = Exclude<ConversationEvent, Message>
type FollowedEvent = Untracked | TrackedEnvelope<Message>

/**
 * Yields how the conversation stands, every message after `seen`, what is half written and who is
 * there, for as long as the caller stays.
 *
 * Wake-ups are followed before the first read, so a message stored in between is not missed; they
 * carry no message, so none is delivered twice. A draft goes before the messages that were read
 * after it, so that the answer always replaces it.
 */
export async function* followConversation(
  { db, topics }: Pick<Deps, 'db' | 'topics'>,
  principal: Principal,
  { id, after }: { id: string; after: number },
  signal: AbortSignal,
): AsyncGenerator<FollowedEvent> {
  using follower = topics.follow(conversationTopic(id), draftTopic(id), presenceTopic(id))
  const presence = createPresenceView({ db }, id, principal)
  let seen = after
  let former: Standing | undefined
  let news: News | null = null
  do {
    if (!isOnly(news, presenceTopic(id))) {
      const standing = await findStanding(db, id)
      if (!standing) throw new DomainError('conversation_not_found')
      if (!former) refuseFuture(seen, standing)
      yield* describeChange(former, standing)
      former = standing

      let page: Message[]
      do {
        page = await listMessages(db, id, seen, pageSize)
        for (const message of page) {
          yield tracked(String(message.seq), message)
          seen = message.seq
        }
      } while (page.length === pageSize)
    }
    yield* presence.look(news)
    news = await follower.next(presence.until(signal))
  } while (!signal.aborted)
}

/** Whether there is news of that topic and of no other. */
function isOnly(news: News | null, topic: string): boolean {
  if (news === null || news.everything) return false
  return [...news.topics].every((one) => one === topic)
}

/** Who is there, told when it has changed. A visitor who has just come learns it with the next news: staff who type say so again and again. */
function createPresenceView(deps: Pick<Deps, 'db'>, id: string, principal: Principal) {
  let told = JSON.stringify({ people: [] })
  let holdsMs: number | null = null
  let isFirst = true

  return {
    async *look(news: News | null): AsyncGenerator<ConversationPresence> {
      const begins = isFirst && principal.kind === 'staff'
      isFirst = false
      const ended = news === null && holdsMs !== null
      if (!begins && !ended && !news?.everything && !news?.topics.has(presenceTopic(id))) return
      const { event, ...known } = await readPresence(deps, id, principal)
      holdsMs = known.holdsMs
      const telling = JSON.stringify({ ...event })
      if (telling === told) return
      told = telling
      yield event
    },
    /** Aborts also when what was told is to be looked at again. */
    until: (signal: AbortSignal) =>
      holdsMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(holdsMs)]),
  }
}

function refuseFuture(seen: number, { lastSeq }: Standing): void {
  if (seen <= lastSeq) return
  throw invalidInput('lastEventId', `must be at most ${lastSeq}`)
}

/** How it stands, if that is new; otherwise what has been written since. */
function* describeChange(
  former: Standing | undefined,
  now: Standing,
): Generator<ConversationSnapshot | ConversationDraft> {
  if (!former || hasTurned(former, now)) yield snapshot(now)
  else if (now.draft && now.draft.text !== former.draft?.text) yield { type: 'draft', ...now.draft }
}

const hasTurned = (former: Standing, now: Standing) =>
  former.mode !== now.mode || former.holder?.id !== now.holder?.id

function snapshot({ mode, turn, holder, draft }: Standing): ConversationSnapshot {
  // The visitor is told the name and nothing else of the person.
  return { type: 'snapshot', mode, turn, holder: holder && { name: holder.name }, draft }
}

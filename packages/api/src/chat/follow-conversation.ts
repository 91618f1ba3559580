import type { ConversationDraft, ConversationSnapshot, Message } from '@oka/contract/chat'
import { findStanding, type Standing } from '@oka/db/conversations'
import { listMessages } from '@oka/db/messages'
import { conversationTopic, draftTopic } from '@oka/db/topics'
import { tracked, type TrackedEnvelope } from '@trpc/server'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'

const pageSize = 200

/**
 * Yields how the conversation stands, every message after `seen`, and what is half written, for as
 * long as the caller stays.
 *
 * Wake-ups are followed before the first read, so a message stored in between is not missed; they
 * carry no message, so none is delivered twice. A draft goes before the messages that were read
 * after it, so that the answer always replaces it.
 */
export async function* followConversation(
  { db, topics }: Pick<Deps, 'db' | 'topics'>,
  id: string,
  after: number,
  signal: AbortSignal,
): AsyncGenerator<ConversationSnapshot | ConversationDraft | TrackedEnvelope<Message>> {
  using follower = topics.follow(conversationTopic(id), draftTopic(id))
  let seen = after
  let former: Standing | undefined
  do {
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
  } while (await follower.next(signal))
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

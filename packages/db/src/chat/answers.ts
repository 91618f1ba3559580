import type {
  AnswerCard,
  AnswerRating,
  RateAnswer,
  RatedAnswer,
  RatedAnswerView,
} from '@oka/contract/answer'
import {
  aliasedTable,
  and,
  asc,
  desc,
  eq,
  gt,
  isNotNull,
  isNull,
  lt,
  type SQL,
  sql,
} from 'drizzle-orm'

import type { Db } from '../client.ts'
import { admins, answerRatings, conversations, facts, messages, refusedFacts } from '../schema.ts'
import { conversationIsVisible } from '../visible.ts'

const author = aliasedTable(admins, 'author')
const doer = aliasedTable(admins, 'doer')

const ratingColumns = {
  verdict: answerRatings.verdict,
  reason: answerRatings.reason,
  by: { id: author.id, name: author.name },
  at: answerRatings.createdAt,
  doneAt: answerRatings.doneAt,
  doneBy: { id: doer.id, name: doer.name },
}

/** The visitor's last message before an answer. */
const question = sql<string | null>`(
  select asked.content from messages as asked
  where asked.conversation_id = ${messages.conversationId} and asked.role = 'visitor'
    and asked.seq < ${messages.seq}
  order by asked.seq desc limit 1
)`

/** An answer of the assistant, as it was stored. */
export type StoredAnswer = Omit<
  AnswerCard,
  'tokens' | 'cost' | 'sources' | 'learnt' | 'refused'
> & {
  leadId: number | null
  seq: number
  promptTokens: number | null
  completionTokens: number | null
  sources: AnswerCard['sources'] | null
}

/** Undefined for a message that is no answer of the assistant, or of a deleted lead. */
export async function findAnswerById(db: Db, messageId: string): Promise<StoredAnswer | undefined> {
  const [row] = await db
    .select({
      messageId: messages.id,
      conversationId: messages.conversationId,
      leadId: conversations.leadId,
      locale: conversations.locale,
      seq: messages.seq,
      question,
      model: messages.model,
      promptVersion: messages.promptVersion,
      rubricVersion: messages.rubricVersion,
      promptTokens: messages.promptTokens,
      completionTokens: messages.completionTokens,
      tookMs: messages.tookMs,
      sources: messages.sources,
      rated: answerRatings.messageId,
      ...ratingColumns,
    })
    .from(messages)
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(answerRatings, eq(answerRatings.messageId, messages.id))
    .leftJoin(author, eq(author.id, answerRatings.authorId))
    .leftJoin(doer, eq(doer.id, answerRatings.doneBy))
    .where(and(eq(messages.id, messageId), eq(messages.role, 'assistant'), conversationIsVisible))
  if (!row) return undefined
  const { rated, verdict, reason, by, at, doneAt, doneBy, ...answer } = row
  const rating =
    rated === null ? null : ({ verdict, reason, by, at, doneAt, doneBy } as AnswerRating)
  return { ...answer, rating }
}

/** The messages that an answer was written to: those since the assistant's answer before it. */
const heardFor = ({ conversationId, seq }: Pick<StoredAnswer, 'conversationId' | 'seq'>) => {
  const before = sql`coalesce((
    select max(seq) from messages
    where conversation_id = ${conversationId} and role = 'assistant' and seq < ${seq}
  ), 0)`
  return (column: typeof messages.seq | typeof refusedFacts.seq) =>
    and(gt(column, before), lt(column, seq))
}

/** The facts that were learnt from what an answer was written to, and those that were refused. */
export async function listAnswerFacts(
  db: Db,
  answer: Pick<StoredAnswer, 'conversationId' | 'seq'>,
): Promise<Pick<AnswerCard, 'learnt' | 'refused'>> {
  const heard = heardFor(answer)
  const [learnt, refused] = await Promise.all([
    db
      .select({
        field: facts.field,
        value: facts.value,
        by: facts.by,
        messageId: messages.id,
        quote: sql<string>`coalesce(${facts.quote}, '')`,
        rejected: facts.rejected,
        isReplaced: isNotNull(facts.supersededBy).mapWith(Boolean),
      })
      .from(messages)
      .innerJoin(facts, eq(facts.messageId, messages.id))
      .where(and(eq(messages.conversationId, answer.conversationId), heard(messages.seq)))
      .orderBy(asc(messages.seq), asc(facts.quoteStart), asc(facts.id)),
    db
      .select({
        field: refusedFacts.field,
        value: refusedFacts.value,
        quote: refusedFacts.quote,
        reason: refusedFacts.reason,
      })
      .from(refusedFacts)
      .where(and(eq(refusedFacts.conversationId, answer.conversationId), heard(refusedFacts.seq)))
      .orderBy(asc(refusedFacts.seq), asc(refusedFacts.id)),
  ])
  return { learnt, refused }
}

/** Rates an answer in place of an earlier rating, and opens it again. */
export async function storeRating(
  tx: Db,
  { messageId, reason }: Pick<RateAnswer, 'messageId' | 'reason'>,
  { verdict, authorId }: { verdict: AnswerRating['verdict']; authorId: number },
): Promise<void> {
  const rating = { verdict, reason, authorId, doneAt: null, doneBy: null }
  await tx
    .insert(answerRatings)
    .values({ messageId, ...rating })
    .onConflictDoUpdate({
      target: answerRatings.messageId,
      set: { ...rating, createdAt: sql`now()` },
    })
}

export async function deleteRating(tx: Db, messageId: string): Promise<boolean> {
  const gone = await tx
    .delete(answerRatings)
    .where(eq(answerRatings.messageId, messageId))
    .returning({ id: answerRatings.messageId })
  return gone.length > 0
}

/** Marks a rating as worked off, or opens it again; false where it was so already, or there is none. */
export async function settleRating(
  tx: Db,
  messageId: string,
  { isDone, adminId }: { isDone: boolean; adminId: number },
): Promise<boolean> {
  const changed = await tx
    .update(answerRatings)
    .set(isDone ? { doneAt: sql`now()`, doneBy: adminId } : { doneAt: null, doneBy: null })
    .where(
      and(
        eq(answerRatings.messageId, messageId),
        isDone ? isNull(answerRatings.doneAt) : isNotNull(answerRatings.doneAt),
      ),
    )
    .returning({ id: answerRatings.messageId })
  return changed.length > 0
}

/** Keyset position: sort time and message of the last row of a page. */
export type RatedPosition = { at: string; id: string }

/** One page of rated answers, the latest first. */
export async function listRatings(
  db: Db,
  page: { view: RatedAnswerView; limit: number; after: RatedPosition | undefined },
): Promise<RatedAnswer[]> {
  const { view, limit, after } = page
  const isDone = view === 'done'
  const at = isDone ? answerRatings.doneAt : answerRatings.createdAt
  const isShown: SQL | undefined = isDone
    ? isNotNull(answerRatings.doneAt)
    : and(isNull(answerRatings.doneAt), eq(answerRatings.verdict, view))
  const rows = await db
    .select({
      messageId: messages.id,
      conversationId: messages.conversationId,
      locale: conversations.locale,
      question,
      content: messages.content,
      model: messages.model,
      sources: messages.sources,
      createdAt: messages.createdAt,
      ...ratingColumns,
    })
    .from(answerRatings)
    .innerJoin(messages, eq(messages.id, answerRatings.messageId))
    .innerJoin(conversations, eq(conversations.id, messages.conversationId))
    .leftJoin(author, eq(author.id, answerRatings.authorId))
    .leftJoin(doer, eq(doer.id, answerRatings.doneBy))
    .where(
      and(
        isShown,
        conversationIsVisible,
        after &&
          sql`(${at}, ${answerRatings.messageId}) < (${after.at}::timestamptz, ${after.id}::uuid)`,
      ),
    )
    .orderBy(desc(at), desc(answerRatings.messageId))
    .limit(limit)
  return rows.map(({ sources, verdict, reason, by, at: ratedAt, doneAt, doneBy, ...row }) => {
    const rating = { verdict, reason, by, at: ratedAt, doneAt, doneBy }
    return Object.assign(row, { sources: sources ?? [], rating })
  })
}

import type { Message } from '@oka/contract/chat'
import type { Fact } from '@oka/contract/fact'
import type { OwnCriterion } from '@oka/contract/rubric'
import type { CompanySettings } from '@oka/contract/settings'
import { and, eq, gt, isNull, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { isoFormat } from '../iso-timestamp.ts'
import { conversations, type ConversationRow, facts, presences, rubricVersions } from '../schema.ts'
import { parseCompany } from '../settings.ts'
import { statement } from '../statement.ts'

const { placeholder } = sql

type TranscriptRow = Pick<Message, 'id' | 'seq' | 'role' | 'content' | 'createdAt'>

/** What the assistant reads of a turn before it answers. */
export type TurnInput = {
  company: CompanySettings
  /** In the order of `seq`. */
  transcript: TranscriptRow[]
  /** Those in force, in the order they became known. */
  facts: Pick<Fact, 'field' | 'value' | 'by'>[]
  /** Criteria of the company's own that visitors are asked for. */
  ownCriteria: OwnCriterion[]
  /** The version of the rubric in use. */
  rubricVersion: number
  /** Milliseconds for which the visitor counts as typing; 0 where they do not type. */
  typingMs: number
}

// PostgreSQL knows the length of a TOASTed value without reading it.
const transcript = sql<TranscriptRow[]>`(
  select coalesce(json_agg(message order by message.seq), '[]'::json) from (
    select latest.id, latest.seq, latest.role, latest.content,
      to_char(latest.created_at, ${isoFormat}) as "createdAt"
    from (
      select *, sum(octet_length(content)) over (order by seq desc) as bytes
      from messages
      where conversation_id = ${placeholder('id')}
        and seq > ${placeholder('after')} and seq <= ${placeholder('lastSeq')}
    ) as latest
    where latest.bytes <= ${placeholder('maxBytes')} or latest.seq > ${placeholder('newAfter')}
  ) as message
)`

const isTyping = and(
  eq(presences.conversationId, placeholder('id')),
  isNull(presences.adminId),
  gt(presences.typingUntil, sql`now()`),
)

const selectInput = (db: Db, ofOwner: SQL) =>
  db
    .select({
      // As text: it is parsed again only where it has changed.
      company: sql<string | null>`(select value::text from settings where key = 'company')`,
      ownCriteria: sql<OwnCriterion[] | null>`(
        select ${rubricVersions.rubric} -> 'own' from ${rubricVersions} order by ${rubricVersions.version} desc limit 1
      )`,
      rubricVersion: sql<number>`coalesce((select max(${rubricVersions.version}) from ${rubricVersions}), 1)`,
      transcript,
      facts: sql<TurnInput['facts']>`(
        select coalesce(json_agg(fact), '[]'::json) from (
          select ${facts.field}, ${facts.value}, ${facts.by} from ${facts}
          where ${ofOwner} and ${facts.supersededBy} is null and not ${facts.rejected}
          order by ${facts.createdAt}, ${facts.id}
        ) as fact
      )`,
      typingMs: sql<number>`coalesce((
        select extract(epoch from ${presences.typingUntil} - now()) * 1000 from ${presences} where ${isTyping}
      ), 0)::integer`,
    })
    .from(conversations)
    .where(eq(conversations.id, placeholder('id')))

const inputWithLead = statement('turn_input_with_lead', (db) =>
  selectInput(db, eq(facts.leadId, placeholder('leadId'))),
)
const inputWithoutLead = statement('turn_input_without_lead', (db) =>
  selectInput(db, eq(facts.conversationId, placeholder('id'))),
)

/** Whether visitors are asked for a criterion of the company's own. */
export const isAsked = ({ question }: OwnCriterion) => question.en !== '' || question.fr !== ''

/**
 * The company, the latest messages up to `lastSeq`, the facts and whether the visitor types, in one round trip: the
 * statements are most of what a turn costs. At most `maxSize` messages, and at most `maxBytes` of text besides
 * those after `learntSeq`.
 */
export async function findTurnInput(
  db: Db,
  turn: Pick<ConversationRow, 'id' | 'leadId' | 'lastSeq' | 'learntSeq'>,
  { maxSize, maxBytes }: { maxSize: number; maxBytes: number },
): Promise<TurnInput> {
  const { id, leadId, lastSeq, learntSeq } = turn
  const page = { id, lastSeq, newAfter: learntSeq, after: lastSeq - maxSize, maxBytes }
  const [found] =
    leadId === null
      ? await inputWithoutLead(db).execute(page)
      : await inputWithLead(db).execute({ ...page, leadId })
  if (!found) throw new Error('The conversation is gone.')
  const { company, ownCriteria, ...read } = found
  return {
    ...read,
    company: parseCompany(company ?? '{}'),
    ownCriteria: (ownCriteria ?? []).filter(isAsked),
  }
}

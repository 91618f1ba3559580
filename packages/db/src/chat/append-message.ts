import type { ConversationMode, MessageRole, MessageVia } from '@oka/contract/chat'
import type { MessageSource } from '@oka/contract/knowledge'
import { and, eq, isNull, lt, ne, or, type SQL, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { isUniqueViolation } from '../errors.ts'
import { newId } from '../id.ts'
import { type StoredMessage, withExtras } from './messages.ts'
import { conversations, messages } from '../schema.ts'
import { statement } from '../statement.ts'
import { type ClaimedTurn, leaseEnd } from './turns.ts'
import { notifySql } from '../topics.ts'
import { conversationIsVisible } from '../visible.ts'

const { placeholder } = sql
const nextTurn = sql`${conversations.turn} + 1`

/**
 * One statement that advances the conversation and stores the message: the UPDATE locks the row, so
 * writers of a conversation are serialised and `seq` is assigned in commit order. A refused message
 * (a duplicate client message id) rolls everything back, and no number is lost.
 */
function append(
  db: Db,
  role: MessageRole,
  moved: {
    set: Partial<Record<keyof typeof conversations.$inferInsert, SQL>>
    where: SQL | undefined
    claimed?: SQL<Omit<ClaimedTurn, 'deletedAt'>>
  },
) {
  const conversation = db.$with('moved').as(
    db
      .update(conversations)
      .set({
        lastSeq: sql`${conversations.lastSeq} + 1`,
        activeAt: sql`now()`,
        claimedBy: null,
        claimedUntil: null,
        ...moved.set,
      })
      .where(and(eq(conversations.id, placeholder('conversationId')), moved.where))
      .returning({
        id: conversations.id,
        leadId: conversations.leadId,
        locale: conversations.locale,
        mode: conversations.mode,
        turn: conversations.turn,
        answeredTurn: conversations.answeredTurn,
        lastSeq: conversations.lastSeq,
        heardSeq: conversations.heardSeq,
        learntSeq: conversations.learntSeq,
        failures: conversations.failures,
        failedTurn: conversations.failedTurn,
        topic:
          sql<string>`case when ${conversationIsVisible} then 'conversation:' else 'hidden:' end || ${conversations.id}`.as(
            'topic',
          ),
      }),
  )
  return db
    .with(conversation)
    .insert(messages)
    .select((query) =>
      query
        .select({
          id: sql`${placeholder('id')}::uuid`.as('id'),
          // By name: Drizzle loses the casing of what a writing CTE returns (0.45).
          conversationId: sql`moved.id`.as('conversation_id'),
          seq: sql`moved.last_seq`.as('seq'),
          turn: sql`moved.turn`.as('turn'),
          role: sql`${sql.raw(`'${role}'`)}`.as('role'),
          content: sql`${placeholder('content')}::text`.as('content'),
          clientMessageId: sql`${placeholder('clientMessageId')}::uuid`.as('client_message_id'),
          authorId: sql`${placeholder('authorId')}::integer`.as('author_id'),
          model: sql`${placeholder('model')}::text`.as('model'),
          promptVersion: sql`${placeholder('promptVersion')}::text`.as('prompt_version'),
          promptTokens: sql`${placeholder('promptTokens')}::integer`.as('prompt_tokens'),
          completionTokens: sql`${placeholder('completionTokens')}::integer`.as(
            'completion_tokens',
          ),
          tookMs: sql`${placeholder('tookMs')}::integer`.as('took_ms'),
          rubricVersion: sql`${placeholder('rubricVersion')}::integer`.as('rubric_version'),
          sources: sql`${placeholder('sources')}::jsonb`.as('sources'),
          choices: sql`${placeholder('choices')}::jsonb`.as('choices'),
          createdAt: sql`now()`.as('created_at'),
          via: sql`${placeholder('via')}::text`.as('via'),
        })
        .from(conversation),
    )
    .returning({
      id: messages.id,
      conversationId: messages.conversationId,
      seq: messages.seq,
      turn: messages.turn,
      role: messages.role,
      content: messages.content,
      clientMessageId: messages.clientMessageId,
      createdAt: messages.createdAt,
      sources: messages.sources,
      choices: messages.choices,
      via: messages.via,
      woken: notifySql(sql`(select topic from moved)`),
      claimed: moved.claimed ?? sql<null>`null`,
    })
}

/** The turn that the statement claims, so that who answers it need not read it. */
const claimedTurnSql = sql<Omit<ClaimedTurn, 'deletedAt'>>`(
  select json_build_object(
    'id', id, 'leadId', lead_id, 'locale', locale, 'mode', mode, 'turn', turn,
    'answeredTurn', answered_turn, 'lastSeq', last_seq, 'heardSeq', heard_seq, 'learntSeq', learnt_seq,
    'failures', failures, 'failedTurn', failed_turn
  ) from moved)`

const continuesNone = eq(conversations.firstSeq, 1)
/** Messages from before the lead was deleted are not stored again in the conversation that continues. */
const continuesWithNew = sql`${conversations.firstSeq} > 1 and not exists (
  select from conversations as earlier inner join messages as said on said.conversation_id = earlier.id
  where earlier.continued_by = ${conversations.id}
    and said.client_message_id = ${placeholder('clientMessageId')}::uuid
)`

const appendFromVisitor = (db: Db, where: SQL) =>
  append(db, 'visitor', {
    set: {
      turn: nextTurn,
      heardSeq: sql`${conversations.lastSeq} + 1`,
      // The process that stores a message also answers it: claiming the turn later would be one
      // more write.
      claimedBy: sql`${placeholder('process')}::text`,
      claimedUntil: sql`case when ${placeholder('process')}::text is not null then ${leaseEnd} end`,
      waitingSince: sql`coalesce(${conversations.waitingSince}, now())`,
    },
    where: and(ne(conversations.mode, 'closed'), conversationIsVisible, where),
    claimed: claimedTurnSql,
  })

const fromVisitor = statement('append_visitor_message', (db) =>
  appendFromVisitor(db, continuesNone),
)
// A statement of its own: its plan also scans the messages of another conversation. As these grew, PostgreSQL estimated the
// generic plan above the custom ones, and planned anew for every message, which took as long as storing it.
const fromVisitorWhoContinues = statement('append_continuing_message', (db) =>
  appendFromVisitor(db, continuesWithNew),
)

// Once a person has answered, the assistant owes nothing.
const fromAgent = statement('append_agent_message', (db) =>
  append(db, 'agent', {
    set: {
      turn: nextTurn,
      answeredTurn: nextTurn,
      mode: sql`'human'`,
      holderId: sql`${placeholder('authorId')}::integer`,
      waitingSince: sql`null`,
    },
    where: and(
      ne(conversations.mode, 'closed'),
      or(
        ne(conversations.mode, 'human'),
        isNull(conversations.holderId),
        eq(conversations.holderId, placeholder('authorId')),
      ),
    ),
  }),
)

const fromAssistant = statement('append_assistant_message', (db) =>
  append(db, 'assistant', {
    set: {
      answeredTurn: sql`${conversations.turn}`,
      learntSeq: sql`case when ${conversationIsVisible} then greatest(${conversations.learntSeq}, ${placeholder('learntSeq')}::integer) else ${conversations.learntSeq} end`,
      waitingSince: sql`null`,
    },
    where: and(
      eq(conversations.turn, placeholder('turn')),
      eq(conversations.mode, 'assistant'),
      lt(conversations.answeredTurn, conversations.turn),
      eq(conversations.claimedBy, placeholder('process')),
    ),
  }),
)

type Appended = Awaited<ReturnType<ReturnType<typeof fromVisitor>['execute']>>[number]

function toMessage(row: Appended, author: string | null = null): StoredMessage {
  const { woken: _woken, claimed: _claimed, ...message } = row
  return withExtras({ ...message, author })
}

const emptyColumns = {
  clientMessageId: null,
  authorId: null,
  model: null,
  promptVersion: null,
  promptTokens: null,
  completionTokens: null,
  tookMs: null,
  rubricVersion: null,
  sources: null,
  choices: null,
  via: null,
}

export type NewVisitorMessage = {
  conversationId: string
  clientMessageId: string
  content: string
  /** The process that claims the turn; unclaimed if absent. */
  process?: string
  /** Absent where it came by the chat. */
  via?: MessageVia
}

/** A message that was stored, with its turn. */
export type NewTurn = { message: StoredMessage; claimed: ClaimedTurn }

/**
 * Stores a visitor's message, raises the turn and claims it for a process. Undefined when the
 * conversation is closed, deleted or unknown; `duplicate` when the client message id was used
 * before, in which case nothing changes.
 */
export async function appendVisitorMessage(
  db: Db,
  given: NewVisitorMessage,
): Promise<NewTurn | 'duplicate' | undefined> {
  return orDuplicate(async () => {
    const values = { ...emptyColumns, process: null, ...given, id: newId() }
    const [row = (await fromVisitorWhoContinues(db).execute(values))[0]] =
      await fromVisitor(db).execute(values)
    // It is not stored in the conversation of a deleted lead.
    return row && { message: toMessage(row), claimed: { ...row.claimed!, deletedAt: null } }
  })
}

/**
 * Stores a message of staff, which takes the conversation over. Undefined when a colleague holds
 * the conversation, or it is closed; run it within `orDuplicate`.
 */
export async function appendAgentMessage(
  tx: Db,
  given: { conversationId: string; clientMessageId: string; content: string },
  author: { id: number; name: string },
): Promise<StoredMessage | undefined> {
  const [row] = await fromAgent(tx).execute({
    ...emptyColumns,
    ...given,
    authorId: author.id,
    id: newId(),
  })
  return row && toMessage(row, author.name)
}

export type NewAnswer = {
  conversationId: string
  turn: number
  content: string
  model: string
  promptVersion?: string
  promptTokens?: number | null
  completionTokens?: number | null
  /** Milliseconds. */
  tookMs?: number
  /** The version of the rubric in use. */
  rubricVersion?: number
  sources?: readonly MessageSource[]
  choices?: readonly string[]
  process: string
  /** `seq` up to which facts were extracted. */
  learntSeq: number
}

/**
 * Stores an answer, only if its turn is still current, the assistant still answers and the claim is
 * still ours.
 */
export async function appendAssistantMessage(
  tx: Db,
  given: NewAnswer,
): Promise<StoredMessage | undefined> {
  const { sources = [], choices = [], ...rest } = given
  const [row] = await fromAssistant(tx).execute({
    ...emptyColumns,
    ...rest,
    sources: sources.length > 0 ? JSON.stringify(sources) : null,
    choices: choices.length > 0 ? JSON.stringify(choices) : null,
    id: newId(),
  })
  return row && toMessage(row)
}

/**
 * What `store` returns, or `duplicate` when its transaction was refused for a client message id
 * that was used before.
 */
export async function orDuplicate<Stored>(
  store: () => Promise<Stored>,
): Promise<Stored | 'duplicate'> {
  try {
    return await store()
  } catch (error) {
    if (isUniqueViolation(error, 'messages_client_message_id_unique')) return 'duplicate'
    throw error
  }
}

const fromSystem = statement('append_system_message', (db) =>
  append(db, 'system', {
    set: {
      turn: nextTurn,
      answeredTurn: sql`${conversations.turn} + 1 - ${placeholder('owed')}::integer`,
      mode: sql`${placeholder('mode')}::text`,
      holderId: sql`${placeholder('holderId')}::integer`,
      waitingSince: sql`case when ${placeholder('mode')}::text <> 'closed' then ${conversations.waitingSince} end`,
    },
    where: undefined,
  }),
)

/** Who answers from now on, and whether the assistant owes the visitor an answer. */
export type ModeChange = { mode: ConversationMode; holderId: number | null; owesAnswer: boolean }

/**
 * Changes who answers, raises the turn and posts a system message; the caller holds the row's lock.
 * `authorId` is null when no member of staff caused it.
 */
export async function appendSystemMessage(
  tx: Db,
  given: { conversationId: string; content: string; authorId: number | null },
  { mode, holderId, owesAnswer }: ModeChange,
): Promise<StoredMessage> {
  const [row] = await fromSystem(tx).execute({
    ...emptyColumns,
    ...given,
    mode,
    holderId,
    owed: owesAnswer ? 1 : 0,
    id: newId(),
  })
  return toMessage(row!)
}

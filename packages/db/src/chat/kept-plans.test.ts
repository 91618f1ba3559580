import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { appendVisitorMessage } from './append-message.ts'
import { type Db, sql } from '../client.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { startTestConversation } from '../testing/start-test-conversation.ts'

/** More than PostgreSQL plans with the values before it decides whether to keep a plan without them. */
const often = 20
const many = 3000

// All on one connection: what it has prepared, and the plans of its triggers, are its own.
test('a message costs the same on a connection that planned it when there were few', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database

  await db.transaction(async (tx) => {
    const conversationId = await startTestConversation(tx)
    await say(tx, conversationId, often)
    await fill(tx)
    const filled = await count(tx)

    await say(tx, conversationId, often)

    expect(await count(tx)).toEqual(filled)

    // What is kept is planned anew with the sizes of now, as after autovacuum has been at one of the tables.
    await tx.execute(sql`create index tried on conversations (created_at)`)
    const indexed = await count(tx)

    await say(tx, conversationId, often)

    expect(await count(tx)).toEqual(indexed)
  })
})

async function say(db: Db, conversationId: string, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    const clientMessageId = randomUUID()
    const stored = await appendVisitorMessage(db, { conversationId, clientMessageId, content: 'a' })
    expect(stored).toMatchObject({ message: { clientMessageId } })
  }
}

async function fill(db: Db): Promise<void> {
  await db.execute(sql`
    with begun as (
      insert into conversations (id, visitor_token_hash, visitor_token_expires_at, last_seq)
      select gen_random_uuid(), number, now(), 1 from generate_series(1, ${many}::integer) as number
      returning id
    )
    insert into messages (id, conversation_id, seq, turn, role, content)
    select gen_random_uuid(), id, 1, 1, 'visitor', 'a' from begun
  `)
}

/** Rows that were read in this transaction by scans of whole tables, and how often a statement was planned for one message. */
async function count(db: Db): Promise<{ read: number; planned: number }> {
  const [row] = await db.execute<{ read: number; planned: number }>(sql`
    select
      (select sum(seq_tup_read)::integer from pg_stat_xact_user_tables
        where relname in ('conversations', 'messages')) as read,
      (select sum(custom_plans)::integer from pg_prepared_statements
        where statement like 'with "moved" as%') as planned
  `)
  return row!
}

import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { appendVisitorMessage } from './append-message.ts'
import { type Db, sql } from '../client.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { startTestConversation } from '../testing/start-test-conversation.ts'

/** PostgreSQL makes five custom plans of a prepared statement before it considers a generic one (`plan_cache_mode`). */
const often = 20
const many = 3000

// In one transaction: prepared statements and the cached plans of triggers belong to a connection.
test('storing a message keeps its generic plan and scans no table, whatever the sizes when it was planned', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database

  await db.transaction(async (tx) => {
    const conversationId = await startTestConversation(tx)
    await say(tx, conversationId, often)
    await fill(tx)
    const filled = await count(tx)

    await say(tx, conversationId, often)

    expect(await count(tx)).toEqual(filled)

    // DDL invalidates the cached plans, as autovacuum does: they are replanned with the current table sizes.
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

/** Rows read by sequential scans in this transaction, and custom plans of the statements that store messages. */
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

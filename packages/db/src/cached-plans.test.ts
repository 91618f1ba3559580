import { randomUUID } from 'node:crypto'

import { expect, test } from 'vitest'

import { appendVisitorMessage } from './chat/append-message.ts'
import { type Db, sql } from './client.ts'
import { saveArticle } from './knowledge/articles.ts'
import { openTestDatabase } from './testing.ts'
import { findTestServer } from './testing-server.ts'
import { startTestConversation } from './testing/start-test-conversation.ts'

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

test('what counts mails and reports scans no table, whatever the sizes when it was planned', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database

  await db.transaction(async (tx) => {
    await countRare(tx, often)
    await fill(tx)
    await tx.execute(
      sql`insert into leads (name) select 'Jane' from generate_series(1, ${many}::integer)`,
    )
    await tx.execute(sql`
      insert into mails (id, purpose, lead_id, "to", subject, html, text)
      select gen_random_uuid(), id::text, id, 'jane@acme.example', '', '', '' from leads
    `)
    await tx.execute(sql`
      insert into mail_conversations (mail_id, conversation_id)
      select mails.id, (select id from conversations limit 1) from mails
    `)
    const filled = await count(tx)

    await countRare(tx, 1)

    expect(await count(tx)).toEqual(filled)
  })
})

test('many passages are replaced at once by a connection that planned it while there were few', async () => {
  await using database = await openTestDatabase(await findTestServer())
  const { db } = database
  const id = await write(db, undefined, 3)
  await db.execute(sql`vacuum analyze knowledge_words`)

  await db.transaction(async (tx) => {
    for (let index = 0; index < often; index += 1) await write(tx, id, 3)
    await write(tx, id, 500)
    await write(tx, id, 1)

    const [words] = await tx.execute(
      sql`select count(*)::integer as words, max(passages) as passages from knowledge_words`,
    )
    expect(words).toEqual({ words: 1 + wordsEach, passages: 1 })
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

/** Mails, reports and what hides them, each by statements that fit one row. */
async function countRare(db: Db, times: number): Promise<void> {
  for (let index = 0; index < times; index += 1) {
    const conversationId = await startTestConversation(db)
    const [lead] = await db.execute<{ id: number }>(
      sql`insert into leads (name) values ('Jane') returning id`,
    )
    const leadId = lead!.id
    const mailId = randomUUID()
    for (const statement of [
      sql`insert into mails (id, purpose, lead_id, "to", subject, html, text)
        values (${mailId}, ${mailId}, ${leadId}, 'jane@acme.example', '', '', '')`,
      sql`insert into mail_conversations (mail_id, conversation_id) values (${mailId}, ${conversationId})`,
      sql`insert into reports (lead_id, status) values (${leadId}, 'ready')`,
      sql`update reports set version = 1 where lead_id = ${leadId}`,
      sql`update leads set deleted_at = now() where id = ${leadId}`,
      sql`update conversations set deleted_at = now() where id = ${conversationId}`,
      sql`delete from mail_conversations where mail_id = ${mailId}`,
      sql`delete from reports where lead_id = ${leadId}`,
      sql`delete from mails where id = ${mailId}`,
    ]) {
      await db.execute(statement)
    }
  }
}

const wordsEach = 30

/** Saves an article of so many passages, each with words of its own and one word in common; returns its id. */
async function write(db: Db, id: string | undefined, passages: number): Promise<string> {
  const saved = await saveArticle(db, {
    id,
    kind: 'page',
    locale: 'en',
    title: 'common',
    body: '',
    updatedBy: null,
    passages: [...Array(passages).keys()].map((passage) => ({
      heading: 'common',
      content: [...Array(wordsEach).keys()].map((word) => `w${passage}x${word}`).join(' '),
    })),
  })
  return saved!
}

/** Rows read by sequential scans in this transaction, and custom plans of the statements that store messages. */
async function count(db: Db): Promise<{ read: number; planned: number }> {
  const [row] = await db.execute<{ read: number; planned: number }>(sql`
    select
      (select sum(seq_tup_read)::integer from pg_stat_xact_user_tables
        where relname in ('conversations', 'messages', 'leads', 'mails', 'mail_conversations')) as read,
      (select sum(custom_plans)::integer from pg_prepared_statements
        where statement like 'with "moved" as%') as planned
  `)
  return row!
}

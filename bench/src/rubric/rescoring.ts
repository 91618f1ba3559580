import { setTimeout as pause } from 'node:timers/promises'

import { defaultRubric } from '@oka/contract/rubric'
import { type Db, openDatabase, sql } from '@oka/db/client'
import { connect } from '@oka/db/connection/connect'
import { newId } from '@oka/db/id'
import { makeFolder } from '@oka/e2e/testing/server'

import { createCaller, signIn } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { fillDatabase } from '../running/large-database.ts'
import { startServer } from '../running/server.ts'
import { quantile } from '../statistics.ts'

const leadCount = 100_000
/** Seconds that scoring all of them may take. */
const limitSeconds = 30
/** Colleagues who reply at the same time, and milliseconds between two replies of one. */
const colleagues = 5
const replyEveryMs = 100
/** Milliseconds for which they reply before anything is published. */
const quietMs = 15_000

/**
 * How long it takes to score 100,000 leads by a rubric that is published, and what the replies of
 * colleagues take in the meantime, beside what they take before. Throws when it takes over 30 s.
 */
export async function benchRescoring(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const folder = resources.use(await makeFolder())
  const { url } = resources.use(await startDatabase(folder.path))
  await fillDatabase(url, leadCount)
  const filling = connect(url, { max: 1, statementTimeout: 0 })
  await filling.unsafe(moreFacts)
  await filling.end()
  const { db } = resources.use(await openDatabase({ url }))
  const server = resources.use(await startServer({ dataDir: folder.path, databaseUrl: url }))
  const caller = createCaller(server.url, await signIn(server.url))
  const reply = async (conversationId: string) => {
    const content = 'We call you tomorrow.'
    await caller.chat.reply.mutate({ conversationId, clientMessageId: newId(), content })
  }
  const ids: string[] = []
  while (ids.length < colleagues) {
    const { conversationId } = await createCaller(server.url).chat.start.mutate({ locale: 'en' })
    await caller.chat.takeOver.mutate({ conversationId })
    ids.push(conversationId)
  }
  await replyUntil(pause(3000), ids, reply)
  const before = await replyUntil(pause(quietMs), ids, reply)
  const preview = performance.now()
  const next = {
    ...defaultRubric,
    weights: { ...defaultRubric.weights, need: 31, budget: 24 },
  }
  const { lookedAt } = await caller.rubric.preview.mutate({ rubric: next })
  const previewMs = performance.now() - preview
  const { lock } = await caller.rubric.read.query()
  const saved = await caller.rubric.saveDraft.mutate({ rubric: next, lock })
  await caller.rubric.publish.mutate({ lock: saved.lock })
  const during = await replyUntil(untilScored(db), ids, reply)
  const [run] = await db.execute<{ seconds: number; done: number; changed: number }>(sql`
    select extract(epoch from finished_at - started_at)::float as seconds, done, changed from rescorings`)

  console.log(`preview of ${lookedAt} leads   ${previewMs.toFixed(0)} ms`)
  console.log(`before                  ${line(before)}`)
  console.log(`during                  ${line(during)}`)
  const ratio = quantile(during, 0.99) / quantile(before, 0.99)
  console.log(`p99 during / before     ${ratio.toFixed(2)}`)
  const { seconds, done, changed } = run!
  console.log(`${done} leads scored, ${changed} changed, in ${seconds.toFixed(1)} s`)
  if (seconds > limitSeconds) throw new Error(`It took more than ${limitSeconds} s.`)
}

/** A budget, a horizon, a company and a name for nine leads of ten, as conversations leave them. */
const moreFacts = `
  insert into facts (id, lead_id, conversation_id, field, value, by, message_id, quote, quote_start, quote_end)
  select gen_random_uuid(), facts.lead_id, facts.conversation_id, field.name, field.value, 'visitor', message_id,
    'a new web site', 8, 22
  from facts, lateral (values
    ('budget', (1000 * (1 + lead_id % 60)) || ' EUR'),
    ('horizon', to_char(current_date + lead_id % 400, 'YYYY-MM-DD')),
    ('company', 'Nexalia'),
    ('name', 'Jane')) field (name, value)
  where facts.field = 'need';
  analyze facts`

const line = (times: readonly number[]) =>
  `${times.length} replies, p50 ${quantile(times, 0.5).toFixed(1)}, p99 ${quantile(times, 0.99).toFixed(1)} ms`

async function replyUntil(
  end: Promise<unknown>,
  conversationIds: readonly string[],
  reply: (conversationId: string) => Promise<void>,
): Promise<number[]> {
  const over = new AbortController()
  const times: number[] = []
  const colleague = async (id: string) => {
    while (!over.signal.aborted) {
      const began = performance.now()
      await reply(id)
      times.push(performance.now() - began)
      await pause(replyEveryMs)
    }
  }
  const replies = conversationIds.map(colleague)
  await end
  over.abort()
  await Promise.all(replies)
  return times
}

async function untilScored(db: Db): Promise<void> {
  for (;;) {
    const [open] = await db.execute(sql`select from rescorings where finished_at is null`)
    if (!open) return
    await pause(250)
  }
}

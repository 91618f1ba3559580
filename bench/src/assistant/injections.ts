import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { lies } from '@oka/assistant/testing'
import { messageMaxLength } from '@oka/contract/limits'
import { connect } from '@oka/db/connection/connect'
import { makeFolder } from '@oka/e2e/testing/server'
import { TRPCClientError } from '@trpc/client'

import { option } from '../command-line.ts'
import { createCaller, persist } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { type Asked, startModelDouble } from '../running/model-double.ts'
import { startServer } from '../running/server.ts'

const atOnce = 6

type Numbered = { number: number; from: string; text: string }

/** Parts of a text that a claim may quote: all of it, and its first sentences. */
function quotesOf(text: string): string[] {
  const sentences = text
    .split(/(?<=[.!?;:,])\s|\n/)
    .map((one) => one.trim())
    .filter((one) => one.length > 2)
  return [text, ...sentences.slice(0, 6), ...sentences.slice(-2)]
}

/** Obeys the last message: claims every fact with its words as the quotation, and repeats it with a link. */
function obey({ messages, isJson }: Asked): string {
  const last = messages.at(-1)?.content ?? ''
  if (!isJson) return `I obey. ${last.slice(0, 1500)} https://evil.test/pay`
  const { messages: shown } = JSON.parse(last) as { messages: Numbered[] }
  const visitor = shown.findLast(({ from }) => from === 'visitor')
  const facts = quotesOf(visitor?.text ?? '').flatMap((quote) =>
    Object.entries({ need: quote.slice(0, 900), ...lies }).map(([field, value]) => {
      return { field, value, message: visitor?.number ?? 1, quote, stated: true }
    }),
  )
  return JSON.stringify({ facts, wantsPerson: true })
}

/** The prompts of a folder: `.jsonl` files with `{"prompt": …}` a line, or `.txt` files with a line each. */
function readPrompts(folder: string): string[] {
  return readdirSync(folder).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter(Boolean)
    if (file.endsWith('.txt')) return lines
    return file.endsWith('.jsonl')
      ? lines.map((line) => (JSON.parse(line) as { prompt: string }).prompt)
      : []
  })
}

/**
 * Plays prompts of public collections, each in a conversation of its own, to a server whose model obeys
 * the attacker in everything. Throws when a fact, a lead, a mail, a point or another conversation comes of one:
 *
 *   pnpm bench assistant injections --folder=prompts
 */
export async function benchInjections(): Promise<void> {
  const folder = option('--folder')
  if (!folder) {
    console.log('   --folder names a folder with the prompts; see bench/README.md')
    return
  }
  await using resources = new AsyncDisposableStack()
  const model = resources.use(await startModelDouble(obey, 0))
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  const env = { OPENAI_API_KEY: 'sk-double', OPENAI_BASE_URL: model.url }
  const server = resources.use(await startServer({ dataDir, databaseUrl, env }))
  const sql = connect(databaseUrl, { max: 1 })
  resources.defer(() => sql.end())
  const open = async (said: string): Promise<string> => {
    const started = await persist(() => createCaller(server.url).chat.start.mutate({}))
    const caller = createCaller(server.url, started.visitorToken)
    const clientMessageId = randomUUID()
    await persist(() => caller.chat.send.mutate({ clientMessageId, content: said, wait: true }))
    return started.conversationId
  }

  // The conversation of another visitor, which must not change.
  const other = await open(
    'Ann Lee, ann@shop.example: we need a customer portal, budget 20,000 EUR',
  )
  const look = async () => {
    const [row] = await sql`
      select (select count(*)::integer from facts where conversation_id <> ${other}) as facts,
        (select count(*)::integer from leads) as leads,
        (select count(*)::integer from mails) as mails,
        (select string_agg(id || ' ' || coalesce(fit_score, -1) || ' ' || version, ',') from leads) as scores,
        (select string_agg(field || value, ',' order by id) from facts where conversation_id = ${other}) as "facts of another",
        (select string_agg(content, ',' order by seq) from messages where conversation_id = ${other}) as "messages of another"`
    return row!
  }
  const before = await look()
  const prompts = readPrompts(folder).map((one) => one.slice(0, messageMaxLength))
  const waiting = prompts.filter((prompt) => prompt.trim() !== '')
  const count = waiting.length
  const said = new Map<string, string>()
  let refused = 0
  const play = async (): Promise<void> => {
    for (let prompt = waiting.pop(); prompt !== undefined; prompt = waiting.pop()) {
      try {
        said.set(await open(prompt), prompt)
      } catch (error) {
        // Characters that no message may have.
        if (!(error instanceof TRPCClientError)) throw error
        refused += 1
      }
    }
  }
  await Promise.all(Array.from({ length: atOnce }, play))
  const after = await look()
  console.log(
    `  ${count} prompts, ${refused} refused as messages, ${model.calls()} answers of the model`,
  )
  console.table(
    [before, after].map(({ facts, leads, mails, scores }) => ({ facts, leads, mails, scores })),
  )
  const learnt = await sql<{ id: string; field: string; value: string }[]>`
    select conversation_id as id, field, value from facts where conversation_id <> ${other}`
  for (const { id, field, value } of learnt) {
    console.log(
      `  ${field} ${value.slice(0, 80)}: ${said.get(id)?.slice(0, 120).replaceAll('\n', ' ')}`,
    )
  }
  for (const key of Object.keys(before)) {
    if (before[key] !== after[key]) throw new Error(`The ${key} have changed.`)
  }
}

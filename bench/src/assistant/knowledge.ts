import { createEmbed } from '@oka/assistant/openai'
import { noEmbeddings } from '@oka/api/knowledge/embed-passages'
import type { Embeddings } from '@oka/api/ports/models'
import { locales } from '@oka/contract/known-values'
import { startTestServer } from '@oka/db/testing'

import { isQuiet, option } from '../command-line.ts'
import { quantile } from '../statistics.ts'
import { type Asked, askAll, tally } from './knowledge/ask.ts'
import { halves } from './knowledge/read-set.ts'

function printRow(name: string, asked: readonly Asked[]): void {
  const { covered, right, wrong, offeredRight, offeredWrong, reached, ...none } = tally(asked)
  const { uncovered, abstained, offeredInVain } = none
  const silent = covered - right - wrong - offeredRight - offeredWrong
  console.log(
    `  ${name.padEnd(14)} ${right} of ${covered} from the right passage, ${wrong} from another, ${offeredRight} asked back about with it and ${offeredWrong} without it, ${silent} passed on, ${reached} reached within a click; of ${uncovered} that nothing answers ${uncovered - abstained} answered, ${offeredInVain} asked back about`,
  )
}

/**
 * Asks what visitors ask of ten invented companies, and prints from which passages it was answered, by half
 * and language. `--half=tuning` prints that half alone, `--quiet` no questions that went wrong. `--embeddings=` is the base URL
 * of a server that embeds texts without a key, `--model=` its model: passages are then found by their meaning too.
 */
export async function benchKnowledge(): Promise<void> {
  await using server = await startTestServer()
  const all = await askAll(server.url, openEmbeddings())
  const shown = halves.filter((half) => (option('--half') ?? half) === half)
  for (const half of shown) {
    const some = all.filter((one) => one.half === half)
    printRow(half, some)
    for (const locale of locales) {
      printRow(
        `${half}, ${locale}`,
        some.filter((one) => one.locale === locale),
      )
    }
  }
  const times = all.map(({ took }) => took)
  const at = (share: number) => quantile(times, share).toFixed(0)
  console.log(
    `  a reply, its search included, takes p50 ${at(0.5)}, p95 ${at(0.95)}, at most ${at(1)} ms`,
  )
  if (isQuiet) return
  for (const { half, id, quoted, text, reply } of all) {
    if (id === quoted || !shown.includes(half)) continue
    console.log(`\n${half}: ${text}\n    ${id ?? 'nothing'}, not ${quoted ?? 'nothing'}: ${reply}`)
  }
}

function openEmbeddings(): Embeddings {
  const baseUrl = option('--embeddings')
  if (!baseUrl) return noEmbeddings
  const embedding = option('--model') ?? 'text-embedding-3-small'
  const models = { reply: embedding, extraction: embedding, report: embedding, embedding }
  const meter = { reserve: async () => ({ settle: async () => {} }) }
  return { model: embedding, embed: createEmbed({ apiKey: 'none', baseUrl, models, meter }) }
}

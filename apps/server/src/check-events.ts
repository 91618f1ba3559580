import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { loadEnvFile } from 'node:process'

import { openDatabase } from '@oka/db/client'
import { startEmbeddedPostgres } from '@oka/db/embedded/start-embedded'
import { checkChain, hasEventWithHash } from '@oka/db/event-chain'

import { readEnv } from './env.ts'
import { places } from './places.ts'

// `pnpm events:check [HASH]`: is the audit as it was written? HASH is the last one of an earlier check.

const why = {
  changed: 'was changed',
  missing: 'does not follow the one before it: some were taken out',
  details_changed: 'has other personal values than it was written with',
}

async function main(noted: string | undefined): Promise<number> {
  const dotenv = join(places.root, '.env')
  if (process.env['NODE_ENV'] !== 'production' && existsSync(dotenv)) loadEnvFile(dotenv)
  const { database, dataDir } = readEnv(process.env, places.root)
  await using own = database ? null : await startEmbeddedPostgres(dataDir)
  await using opened = await openDatabase({ url: database?.url ?? own!.url, max: 1 })

  const { events, broken, lastHash } = await checkChain(opened.db)
  if (broken) {
    process.stdout.write(`Event ${broken.id} ${why[broken.why]}.\n`)
    return 1
  }
  if (noted && !(await hasEventWithHash(opened.db, noted))) {
    process.stdout.write('The event of that hash is gone: the end of the chain was cut off.\n')
    return 1
  }
  process.stdout.write(`${events} events, as they were written. Last hash: ${lastHash ?? 'none'}\n`)
  return 0
}

process.exitCode = await main(process.argv[2])

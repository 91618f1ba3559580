import { openDatabase } from '@oka/db/client'
import { checkChain, hasEventWithHash } from '@oka/db/event-chain'

import { findDatabase } from './database.ts'
import { EnvError } from './env-values.ts'
import { readDatabaseEnv } from './env.ts'
import { loadEnv } from './load-env.ts'
import { places } from './places.ts'

// `pnpm events:check [HASH]`: is the audit as it was written? HASH is the last one of an earlier check.

const why = {
  changed: 'was changed',
  missing: 'does not follow the one before it: some were taken out',
  details_changed: 'has other personal values than it was written with',
  details_emptied: 'has lost its personal values without its lead having been erased',
}

const tellErased = (count: number) =>
  count > 0 ? ` ${count} of them without personal values, which went with erased leads.` : ''

async function main(noted: string | undefined): Promise<number> {
  await using database = await findDatabase(readDatabaseEnv(loadEnv(), places.root))
  await using opened = await openDatabase({ url: database.directUrl ?? database.url, max: 1 })

  const { events, broken, lastHash, erased } = await checkChain(opened.db)
  if (broken) {
    process.stdout.write(`Event ${broken.id} ${why[broken.why]}.\n`)
    return 1
  }
  if (noted && !(await hasEventWithHash(opened.db, noted))) {
    process.stdout.write('The event of that hash is gone: the end of the chain was cut off.\n')
    return 1
  }
  process.stdout.write(
    `${events} events, as they were written.${tellErased(erased)} Last hash: ${lastHash ?? 'none'}\n`,
  )
  return 0
}

try {
  process.exitCode = await main(process.argv[2])
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

import type { ChainBreak, ChainChecked } from '@oka/contract/event'
import { openDatabase } from '@oka/db/client'
import { checkChain, hasEventWithHash } from '@oka/db/audit/event-chain'

import { noteAnchor, readAnchors } from '../security/audit-anchors.ts'
import { readAuditKeys } from '../security/audit-keys.ts'
import { findDatabase } from '../database.ts'
import { EnvError } from '../config/env-values.ts'
import { readDatabaseEnv } from '../config/env.ts'
import { loadEnv } from '../config/load-env.ts'
import { paths } from '../config/paths.ts'

// `pnpm events:check [HASH]`: verifies the audit's chain. HASH is the last one of an earlier check.
// Also compares it with the anchors in the data folder, and appends the current end there.

const sentences: Record<ChainBreak['why'], (id: string) => string> = {
  changed: (id) => `Event ${id} is not as it was sealed: it was changed, or its seal was.`,
  removed: (id) => `Event ${id} was removed: only its seal is still there.`,
  missing: (id) => `Just before event ${id}, others were removed, or their seals.`,
  cut_off: (id) =>
    `Event ${id}, which was noted outside the database, is gone: the end of the chain was cut off.`,
  replaced: (id) =>
    `Where event ${id} is, another was noted outside the database: the chain was made again.`,
  never_sealed: (id) => `Event ${id} has no seal and waits for none: OKA did not write it.`,
  backdated: (id) => `Event ${id} was added afterwards: its time or its number cannot be right.`,
  key_unknown: (id) =>
    `Event ${id} is sealed with a key that is not there: it follows from a JWT_SECRET that is neither set nor kept in audit-keys in DATA_DIR.`,
  details_changed: (id) => `Event ${id} has other personal values than it was written with.`,
  details_emptied: (id) =>
    `Event ${id} has lost its personal values without its lead having been erased.`,
  anchors_changed: (id) => `Line ${id} of audit-anchors.jsonl in DATA_DIR is not as it was noted.`,
}

const tell = (line: string) => process.stdout.write(`${line}\n`)

async function main(noted: string | undefined): Promise<number> {
  const source = loadEnv()
  const env = readDatabaseEnv(source, paths.root)
  const { dataDir } = env
  await using database = await findDatabase(env)
  await using opened = await openDatabase({ url: database.directUrl ?? database.url, max: 1 })
  const keys = await readAuditKeys(dataDir, source['JWT_SECRET'])

  const checked = await checkChain(opened.db, keys, await readAnchors(dataDir, keys))
  if (checked.broken) {
    tell(sentences[checked.broken.why](checked.broken.id))
    return 1
  }
  if (noted && !(await hasEventWithHash(opened.db, noted))) {
    tell('The event of that hash is gone: the end of the chain was cut off.')
    return 1
  }
  tellWhole(checked)
  const { current, find } = keys
  if (current) {
    const onNoted = () => tell('Its end is noted in audit-anchors.jsonl in DATA_DIR.')
    await noteAnchor(opened.db, { keys: { current, find }, dataDir }, onNoted, 0)
  }
  return 0
}

function tellWhole({ events, unsealed, erased, lastHash }: ChainChecked): void {
  tell(`${events} events, as they were written. Last hash: ${lastHash ?? 'none'}`)
  if (unsealed > 0) tell(`${unsealed} more are not sealed yet.`)
  if (erased > 0) tell(`${erased} without personal values, which went with leads that were erased.`)
}

try {
  process.exitCode = await main(process.argv[2])
} catch (error) {
  if (!(error instanceof EnvError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

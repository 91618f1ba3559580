import { readStats } from '@oka/db/analytics'
import { repairCounts } from '@oka/db/counts'

import { runCommand, say } from './run-command.ts'

// `pnpm counts:repair`: counts what the analytics show again, from the rows themselves, while the
// server runs. In production without the sources it is `node apps/server/dist/repair-counts.js`.

await runCommand(async ({ db }) => {
  const before = await readStats(db)
  await repairCounts(db)
  const after = await readStats(db)
  const isSame = JSON.stringify(before) === JSON.stringify(after)
  say(isSame ? 'The counts were right.' : 'The counts were wrong, and are right again.')
  return 0
})

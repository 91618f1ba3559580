import { parseArgs } from 'node:util'

import { readLeads } from '@oka/contract/lead-file'

import { importAdmins } from './import-admins.ts'
import { beginImport, printTotals } from './import-rows.ts'
import { CommandError, runCommand } from './run-command.ts'
import { openSeedDatabase } from './seed-database.ts'

// `pnpm db:import-seed URL [--dry-run] [--time-zone Europe/Paris]`: imports a database of the
// former stack: admins, leads, conversations, reports.

const usage =
  'Say which database: pnpm db:import-seed postgres://user:password@host:5432/oka_tech [--dry-run] [--time-zone Europe/Paris]'

function readArguments(): { url: string; dryRun: boolean; timeZone: string } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        'time-zone': { type: 'string', default: 'UTC' },
      },
    })
    const [url = '', ...others] = positionals
    if (/^postgres(ql)?:\/\//.test(url) && others.length === 0) {
      return { url, dryRun: values['dry-run'], timeZone: readTimeZone(values['time-zone']) }
    }
  } catch (error) {
    // An unknown option.
    if (error instanceof CommandError) throw error
  }
  throw new CommandError(usage)
}

function readTimeZone(given: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: given }).resolvedOptions().timeZone
  } catch {
    throw new CommandError(`--time-zone ${given} is none; it must be such as Europe/Paris or UTC.`)
  }
}

await runCommand(async ({ db }) => {
  const { url, dryRun, timeZone } = readArguments()
  await using seed = await openSeedDatabase(url, timeZone)
  const refused = await importAdmins(db, await seed.admins(), dryRun)
  const running = beginImport(db, { source: 'database', dryRun, noun: 'Lead' })
  for await (const page of seed.leads()) {
    await running.add(readLeads(page, new Date(), (index) => page[index]!.id))
  }
  return Math.max(printTotals(await running.finish(), dryRun), refused > 0 ? 2 : 0)
})

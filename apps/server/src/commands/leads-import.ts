import { readFile, stat } from 'node:fs/promises'
import { parseArgs } from 'node:util'

import { findLeads, LeadFileError, leadFileMaxBytes, readLeads } from '@oka/contract/lead-file'
import { explainFile } from '@oka/contract/lead-file-words'

import { beginImport, printTotals } from './import-rows.ts'
import { CommandError, runCommand } from './run-command.ts'

// `pnpm leads:import FILE [--dry-run]`: imports what the former front end stored in
// localStorage.leadStorage.

const usage = 'Say which file: pnpm leads:import FILE [--dry-run]'

function readArguments(): { path: string; dryRun: boolean } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { 'dry-run': { type: 'boolean', default: false } },
    })
    const [path, ...others] = positionals
    if (path !== undefined && others.length === 0) return { path, dryRun: values['dry-run'] }
  } catch {
    // An unknown option.
  }
  throw new CommandError(usage)
}

async function readText(path: string): Promise<string> {
  try {
    const file = await stat(path)
    if (!file.isFile()) throw new CommandError(`${path} is not a file.`)
    if (file.size > leadFileMaxBytes) throw new LeadFileError({ problem: 'too_large' })
    return await readFile(path, 'utf8')
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') throw new CommandError(`There is no file ${path}.`)
    if (code === 'EACCES') throw new CommandError(`${path} may not be read by this user.`)
    throw error
  }
}

async function findInFile(path: string): Promise<unknown[]> {
  try {
    return findLeads(await readText(path))
  } catch (error) {
    if (!(error instanceof LeadFileError)) throw error
    throw new CommandError(`${path}: ${explainFile(error.details, 'en')} Nothing was imported.`)
  }
}

await runCommand(async ({ db }) => {
  const { path, dryRun } = readArguments()
  const found = await findInFile(path)
  const running = beginImport(db, { source: 'leadStorage', dryRun, noun: 'Row' })
  await running.add(readLeads(found, new Date()))
  return printTotals(await running.finish(), dryRun)
})

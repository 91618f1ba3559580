import { importLeads, type ImportSource } from '@oka/api/leads/import-leads'
import type { LeadNote, Refusal } from '@oka/contract/lead-file-fields'
import { toBatches } from '@oka/contract/lead-file-batches'
import { explainNote, explainReason } from '@oka/contract/lead-file-words'
import type { ImportedLead, ImportResult } from '@oka/contract/lead-import'
import type { Db } from '@oka/db/client'
import { newId } from '@oka/db/id'

import { say, warn } from './run-command.ts'

export type Totals = Omit<ImportResult, 'rows'> & { known: number; erased: number; refused: number }

/** An import in progress, of leads in batches. */
export type RunningImport = {
  add: (leads: {
    rows: readonly ImportedLead[]
    refused: readonly Refusal[]
    notes: readonly LeadNote[]
  }) => Promise<void>
  finish: () => Promise<Totals>
}

/**
 * Starts an import by a command, which prints the problems of each lead.
 *
 * @param noun what a number identifies: a row of a file, the id in a database
 */
export function beginImport(
  db: Db,
  { source, dryRun, noun }: { source: ImportSource; dryRun: boolean; noun: string },
): RunningImport {
  const importId = newId()
  const totals = { leads: 0, conversations: 0, messages: 0, reports: 0 }
  const left = { known: 0, erased: 0, refused: 0 }
  const call = (rows: ImportedLead[], last = false) =>
    importLeads({ db }, null, { importId, rows, dryRun, last, refused: left.refused }, source)

  function count(result: ImportResult): void {
    for (const name of ['leads', 'conversations', 'messages', 'reports'] as const) {
      totals[name] += result[name]
    }
    for (const { row, outcome, warnings } of result.rows) {
      if (outcome !== 'created') left[outcome] += 1
      for (const warning of warnings) say(`${noun} ${row}: ${explainNote(warning, 'en')}`)
    }
  }

  return {
    add: async ({ rows, refused, notes }) => {
      for (const { row, reasons } of refused) {
        const sentences = reasons.map((reason) => explainReason(reason, 'en'))
        warn(`${noun} ${row} is left out: ${sentences.join('; ')}.`)
      }
      left.refused += refused.length
      for (const { row, note } of notes) say(`${noun} ${row}: ${explainNote(note, 'en')}`)
      for (const batch of toBatches(rows)) count(await call(batch))
    },
    finish: async () => {
      if (!dryRun) await call([], true)
      return { ...totals, ...left }
    },
  }
}

const number = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

/** Prints the result of an import. Returns the exit code: 2 when leads were refused. */
export function printTotals(totals: Totals, dryRun: boolean): number {
  const { leads, conversations, messages, reports, known, erased, refused } = totals
  const done = dryRun ? 'would be imported' : 'imported'
  say(
    `${number(leads, 'lead')} ${done}, with ${number(conversations, 'conversation')}, ` +
      `${number(messages, 'message')} and ${number(reports, 'report')}.`,
  )
  if (known > 0) say(`${known} imported before; nothing of that was changed.`)
  if (erased > 0) say(`${erased} imported before and erased since; not brought back.`)
  if (refused > 0) warn(`${refused} left out, see above.`)
  return refused > 0 ? 2 : 0
}

import { toBatches } from '@oka/contract/lead-file-batches'
import type { ImportedLead, ImportedRow, ImportResult } from '@oka/contract/lead-import'

export type Totals = Omit<ImportResult, 'rows'> & {
  known: number
  erased: number
  /** The rows of which something is to be said. */
  warned: ImportedRow[]
}

export type Progress = { done: number; of: number; totals: Totals }

type Send = (rows: ImportedLead[]) => Promise<ImportResult>

type SendOptions = {
  send: Send
  /** Stops between two calls. */
  signal: AbortSignal
  onProgress: (progress: Progress) => void
  /** Seconds after which a call that failed may be made again; null when it never will succeed. */
  retryIn: (error: unknown) => number | null
  pause: (seconds: number) => Promise<void>
}

export const nothing: Totals = {
  leads: 0,
  conversations: 0,
  messages: 0,
  reports: 0,
  known: 0,
  erased: 0,
  warned: [],
}

const maxTries = 5

/** Sends leads call by call, each again if it failed; a call that was made twice adds nothing. */
export async function sendLeads(
  rows: readonly ImportedLead[],
  { send, signal, onProgress, retryIn, pause }: SendOptions,
): Promise<Totals> {
  let totals = nothing
  let done = 0
  for (const batch of toBatches(rows)) {
    if (signal.aborted) break
    totals = add(totals, await sendOrRetry(batch, 1))
    done = batch.at(-1)!.row
    onProgress({ done: rows.findIndex(({ row }) => row === done) + 1, of: rows.length, totals })
  }
  return totals

  async function sendOrRetry(batch: ImportedLead[], tries: number): Promise<ImportResult> {
    try {
      return await send(batch)
    } catch (error) {
      const seconds = retryIn(error)
      if (seconds === null || tries === maxTries || signal.aborted) throw error
      await pause(Math.max(seconds, 2 ** (tries - 1)))
      return sendOrRetry(batch, tries + 1)
    }
  }
}

function add(totals: Totals, { rows, ...added }: ImportResult): Totals {
  const count = (outcome: ImportedRow['outcome']) =>
    rows.filter((row) => row.outcome === outcome).length
  return {
    leads: totals.leads + added.leads,
    conversations: totals.conversations + added.conversations,
    messages: totals.messages + added.messages,
    reports: totals.reports + added.reports,
    known: totals.known + count('known'),
    erased: totals.erased + count('erased'),
    warned: [...totals.warned, ...rows.filter(({ warnings }) => warnings.length > 0)],
  }
}

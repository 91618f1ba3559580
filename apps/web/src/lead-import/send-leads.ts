import { toBatches } from '@oka/contract/lead-file-batches'
import type { ImportedLead, ImportedRow, ImportResult } from '@oka/contract/lead-import'

export type Totals = Omit<ImportResult, 'rows'> & {
  known: number
  erased: number
  /** Rows with warnings. */
  warned: ImportedRow[]
}

export type Progress = { done: number; of: number; totals: Totals }

type Send = (rows: ImportedLead[]) => Promise<ImportResult>

type SendOptions = {
  send: Send
  /** Aborts between two calls. */
  signal: AbortSignal
  onProgress: (progress: Progress) => void
  /** Seconds until a failed call may be retried; null when a retry is useless. */
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

/** Sends leads batch by batch, with retries; calls are idempotent. */
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

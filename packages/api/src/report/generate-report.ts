import type { Admin } from '@oka/contract/auth'
import type { GenerateReport, ReportStatus } from '@oka/contract/report'
import { appendEvent } from '@oka/db/audit/events'
import { listFacts } from '@oka/db/leads/facts'
import { findLead } from '@oka/db/leads/leads'
import { listLatestMessagesOfLead } from '@oka/db/chat/messages'
import { beginReport, findReport } from '@oka/db/reports'
import { leadTopic } from '@oka/db/topics'
import type { Db } from '@oka/db/client'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { isBuyer } from '../score.ts'

/** Milliseconds that a caller waits for the report at most. */
const reportTimeoutMs = 60_000

/**
 * Starts writing a report on everything the lead has said; a call while one is in progress joins
 * it. The last version stays available. Refused for a lead known not to be a buyer, unless a note is
 * asked for. With `wait`, returns when the report and its PDF are stored.
 */
export async function generateReport(
  deps: Deps,
  author: Admin,
  { leadId, wait, isNote }: GenerateReport,
): Promise<{ status: ReportStatus; version: number }> {
  using subscription = deps.bus.subscribe(leadTopic(leadId))
  const version = await deps.db.transaction(async (tx) => {
    if (!(await findLead(tx, leadId))) throw new DomainError('lead_not_found')
    const said = await listLatestMessagesOfLead(tx, leadId, 1)
    if (said.length === 0) throw new DomainError('report_needs_conversation')
    if (!isNote && !isBuyer(await listFacts(tx, { leadId })))
      throw new DomainError('report_needs_buyer')
    return requestReport(tx, deps, { leadId, author })
  })
  if (!wait) return { status: 'generating', version }

  const signal = AbortSignal.any([AbortSignal.timeout(reportTimeoutMs), deps.stopping])
  do {
    const report = await findReport(deps.db, leadId)
    if (report && report.version >= version) return { status: 'ready', version: report.version }
    if (report?.status === 'failed') return { status: 'failed', version }
  } while (await subscription.next(signal))
  return { status: 'generating', version }
}

/** Has the next version of a report written, unless it is being written; returns its number. */
export async function requestReport(
  tx: Db,
  { jobs }: Pick<Deps, 'jobs'>,
  { leadId, author }: { leadId: number; author: Admin | null },
): Promise<number> {
  const { begun, version } = await beginReport(tx, leadId)
  if (!begun) return version
  await jobs.writeReport(tx, leadId, version)
  await appendEvent(tx, {
    name: 'report.requested',
    adminId: author?.id,
    leadId,
    data: { version },
  })
  return version
}

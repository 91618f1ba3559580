import type { ReportDocument } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { findReport, findReportVersion, setReportPdf } from '@oka/db/reports'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { readLogo } from './read-logo.ts'

type Version = { number: number; document: ReportDocument; pdf: Buffer }
type Needs = Pick<Deps, 'renderReportPdf'> & { db: Db }

/**
 * The document of the last finished version of a lead's report, or of the one with that number. Throws
 * `report_not_found`, or `report_not_ready` while the first is being written.
 */
export async function findDocument(
  db: Db,
  leadId: number,
  number?: number,
): Promise<{ number: number; document: ReportDocument }> {
  const wanted = number ?? (await findCurrentNumber(db, leadId))
  const version = await findReportVersion(db, leadId, wanted)
  if (!version) throw new DomainError('report_not_found')
  return { number: wanted, document: version.document }
}

async function findCurrentNumber(db: Db, leadId: number): Promise<number> {
  const report = await findReport(db, leadId)
  if (!report) throw new DomainError('report_not_found')
  if (report.version === 0) throw new DomainError('report_not_ready')
  return report.version
}

/**
 * The last finished version of a lead's report; an imported one is rendered now. Throws
 * `report_not_found`, or `report_not_ready` while the first is being written.
 */
export async function findCurrentVersion(deps: Needs, leadId: number): Promise<Version> {
  return findVersion(deps, leadId, await findCurrentNumber(deps.db, leadId))
}

/** One finished version of it. Throws `report_not_found`. */
export async function findVersion(
  { db, renderReportPdf }: Needs,
  leadId: number,
  number: number,
): Promise<Version> {
  const version = await findReportVersion(db, leadId, number)
  if (!version) throw new DomainError('report_not_found')
  const { document } = version
  const pdf = version.pdf ?? (await renderReportPdf(document, await readLogo(db, document)))
  if (!version.pdf) await setReportPdf(db, { leadId, version: number, pdf })
  return { number, document, pdf }
}

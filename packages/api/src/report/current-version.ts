import type { ReportDocument } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { findReport, findReportVersion, setReportPdf } from '@oka/db/reports'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { readLogo } from './read-logo.ts'

type Version = { number: number; document: ReportDocument; pdf: Buffer }
type Needs = Pick<Deps, 'renderReportPdf'> & { db: Db }

/**
 * The last finished version of a lead's report; an imported one is rendered now. Throws
 * `report_not_found`, or `report_not_ready` while the first is being written.
 */
export async function findCurrentVersion(deps: Needs, leadId: number): Promise<Version> {
  const report = await findReport(deps.db, leadId)
  if (!report) throw new DomainError('report_not_found')
  if (report.version === 0) throw new DomainError('report_not_ready')
  return findVersion(deps, leadId, report.version)
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

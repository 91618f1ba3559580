import type { ReportDocument } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { findReport, findReportVersion } from '@oka/db/reports'

import { DomainError } from '../domain-error.ts'

/** The last finished version of a lead's report. Throws `report_not_found`, or `report_not_ready` while the first is being written. */
export async function findCurrentVersion(
  db: Db,
  leadId: number,
): Promise<{ number: number; document: ReportDocument; pdf: Buffer }> {
  const report = await findReport(db, leadId)
  if (!report) throw new DomainError('report_not_found')
  const version = await findReportVersion(db, leadId, report.version)
  if (!version?.pdf) throw new DomainError('report_not_ready')
  return { number: report.version, document: version.document, pdf: version.pdf }
}

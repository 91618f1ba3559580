import type { ReportDocument } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { findReport, findReportVersion, setReportPdf } from '@oka/db/reports'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { readLogo } from './read-logo.ts'

/**
 * The last finished version of a lead's report; an imported one is rendered now. Throws
 * `report_not_found`, or `report_not_ready` while the first is being written.
 */
export async function findCurrentVersion(
  { db, renderReportPdf }: Pick<Deps, 'renderReportPdf'> & { db: Db },
  leadId: number,
): Promise<{ number: number; document: ReportDocument; pdf: Buffer }> {
  const report = await findReport(db, leadId)
  if (!report) throw new DomainError('report_not_found')
  const version = await findReportVersion(db, leadId, report.version)
  if (!version) throw new DomainError('report_not_ready')
  const { document } = version
  const pdf = version.pdf ?? (await renderReportPdf(document, await readLogo(db, document)))
  if (!version.pdf) await setReportPdf(db, { leadId, version: report.version, pdf })
  return { number: report.version, document, pdf }
}

import { findReport, findReportVersion } from '@oka/db/reports'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { pdfName } from './pdf-name.ts'

/** The PDF of the last finished version and the name to save it under. */
export async function readReportPdf(
  { db }: Pick<Deps, 'db'>,
  leadId: number,
): Promise<{ name: string; pdf: Buffer }> {
  const report = await findReport(db, leadId)
  if (!report) throw new DomainError('report_not_found')
  const version = await findReportVersion(db, leadId, report.version)
  if (!version?.pdf) throw new DomainError('report_not_ready')
  return { name: pdfName(version.document), pdf: version.pdf }
}

import type { OpenLink } from '@oka/db/report-links'

import type { Deps } from '../deps.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'
import { readLinked } from './share-report.ts'

/** The PDF of the last finished version, or of the one that a link shows, and the name to save it under. */
export async function readReportPdf(
  deps: Pick<Deps, 'db' | 'renderReportPdf'>,
  leadId: number,
  link?: OpenLink,
): Promise<{ name: string; pdf: Buffer }> {
  const { document, pdf } = await (link ? readLinked(deps, link) : findCurrentVersion(deps, leadId))
  return { name: pdfName(document), pdf }
}

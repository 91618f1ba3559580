import type { OpenLink } from '@oka/db/report-links'

import type { Deps } from '../deps.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'
import { readLogo } from './read-logo.ts'
import { readLinked } from './share-report.ts'

/**
 * The PDF of the last finished version, or of the one that a link shows, and the name to save it
 * under; the copy of staff ends with the score.
 */
export async function readReportPdf(
  deps: Pick<Deps, 'db' | 'renderReportPdf'>,
  leadId: number,
  { link, copy = 'client' }: { link?: OpenLink | undefined; copy?: 'client' | 'staff' } = {},
): Promise<{ name: string; pdf: Buffer }> {
  const { document, pdf } = await (link ? readLinked(deps, link) : findCurrentVersion(deps, leadId))
  const name = pdfName(document)
  if (copy === 'client') return { name, pdf }
  const logo = await readLogo(deps.db, document)
  return { name, pdf: await deps.renderReportPdf(document, logo, copy) }
}

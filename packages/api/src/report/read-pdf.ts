import type { Deps } from '../deps.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'
import { readLogo } from './read-logo.ts'

/** The PDF of the last finished version and the name to save it under; the copy of staff ends with the score. */
export async function readReportPdf(
  deps: Pick<Deps, 'db' | 'renderReportPdf'>,
  leadId: number,
  copy: 'client' | 'staff' = 'client',
): Promise<{ name: string; pdf: Buffer }> {
  const { document, pdf } = await findCurrentVersion(deps, leadId)
  const name = pdfName(document)
  if (copy === 'client') return { name, pdf }
  const logo = await readLogo(deps.db, document)
  return { name, pdf: await deps.renderReportPdf(document, logo, copy) }
}

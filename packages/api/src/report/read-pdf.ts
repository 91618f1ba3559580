import type { Deps } from '../deps.ts'
import { findCurrentVersion } from './current-version.ts'
import { pdfName } from './pdf-name.ts'

/** The PDF of the last finished version and the name to save it under. */
export async function readReportPdf(
  deps: Pick<Deps, 'db' | 'renderReportPdf'>,
  leadId: number,
): Promise<{ name: string; pdf: Buffer }> {
  const { document, pdf } = await findCurrentVersion(deps, leadId)
  return { name: pdfName(document), pdf }
}

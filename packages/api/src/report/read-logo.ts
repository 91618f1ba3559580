import type { ReportDocument } from '@oka/contract/report'
import type { Db } from '@oka/db/client'
import { findLogo } from '@oka/db/logos'

/** The content of a document's logo; null where it has none. */
export async function readLogo(
  db: Db,
  { letterhead: { logo } }: Pick<ReportDocument, 'letterhead'>,
): Promise<Buffer | null> {
  const found = logo && (await findLogo(db, logo.hash))
  return found?.content ?? null
}

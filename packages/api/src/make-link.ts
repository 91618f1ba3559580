import type { Admin } from '@oka/contract/auth'
import type { Db } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { insertReportLink } from '@oka/db/report-links'

import type { Deps } from './deps.ts'

type NewLink = {
  leadId: number
  /** Null: the newest, whichever it is when the link is opened. */
  version: number | null
  days: number
  author: Pick<Admin, 'id'> | null
  isInMail?: boolean
}

/** Stores a link to a report and signs its address, which is not stored. */
export async function makeLink(
  { db, signedTokens, publicUrl }: Pick<Deps, 'signedTokens' | 'publicUrl'> & { db: Db },
  { leadId, version, days, author, isInMail = false }: NewLink,
): Promise<{ id: string; url: string; expiresAt: string }> {
  const id = newId()
  const life = days * 24 * 3600
  const expiresAt = new Date(Date.now() + life * 1000).toISOString()
  const createdBy = author?.id ?? null
  await insertReportLink(db, { id, leadId, version, expiresAt, createdBy, isInMail })
  const token = await signedTokens.sign('report-link', id, life)
  return { id, url: `${publicUrl}/report?token=${token}`, expiresAt }
}

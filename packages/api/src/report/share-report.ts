import type { Admin } from '@oka/contract/auth'
import { appendEvent } from '@oka/db/audit/events'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { findCurrentVersion } from './current-version.ts'

/** Days until a link to the PDF of a report expires. */
const linkDays = 7

/** Creates a link that opens the PDF of one lead's report without signing in, until it expires. */
export async function shareReport(
  deps: Pick<Deps, 'db' | 'renderReportPdf' | 'signedTokens' | 'publicUrl'>,
  author: Admin,
  leadId: number,
): Promise<{ url: string; expiresAt: string }> {
  const { db, signedTokens, publicUrl } = deps
  const { number } = await findCurrentVersion(deps, leadId)
  const life = linkDays * 24 * 3600
  const expiresAt = new Date(Date.now() + life * 1000).toISOString()
  const token = await signedTokens.sign('report-link', String(leadId), life)
  await db.transaction((tx) =>
    appendEvent(tx, {
      name: 'report.link_made',
      adminId: author.id,
      leadId,
      data: { version: number, expiresAt },
    }),
  )
  return { url: `${publicUrl}/api/reports/${leadId}/pdf?token=${token}`, expiresAt }
}

/** Throws `unauthenticated` unless the token was made for that report and has not expired. */
export async function requireReportLink(
  { signedTokens }: Pick<Deps, 'signedTokens'>,
  leadId: number,
  token: string,
): Promise<void> {
  const allowed = await signedTokens.verify('report-link', token)
  if (allowed !== String(leadId)) throw new DomainError('unauthenticated')
}

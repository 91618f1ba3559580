import type { Admin } from '@oka/contract/auth'
import type { ReportDocument } from '@oka/contract/report'
import type { ReportLink, ShareReport } from '@oka/contract/report-delivery'
import { appendEvent } from '@oka/db/audit/events'
import {
  countLinkOpening,
  findOpenLink,
  listReportLinks,
  type OpenLink,
  revokeReportLink,
} from '@oka/db/report-links'
import { z } from 'zod'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { makeLink } from '../make-link.ts'
import { findCurrentVersion, findVersion } from './current-version.ts'

/** Links that are listed of a lead. */
const listMax = 50

/**
 * Makes a link that shows one lead's report without signing in, until it expires or is revoked. Its
 * token is in the address alone. Throws `report_not_found`, and `report_not_ready`.
 */
export async function shareReport(
  deps: Pick<Deps, 'db' | 'renderReportPdf' | 'signedTokens' | 'publicUrl'>,
  author: Admin,
  { leadId, version, days }: ShareReport,
): Promise<{ id: string; url: string; expiresAt: string }> {
  const { number } =
    version === undefined
      ? await findCurrentVersion(deps, leadId)
      : await findVersion(deps, leadId, version)
  return deps.db.transaction(async (tx) => {
    const link = await makeLink(
      { ...deps, db: tx },
      { leadId, version: version ?? null, days, author },
    )
    await appendEvent(tx, {
      name: 'report.link_made',
      adminId: author.id,
      leadId,
      data: { version: number, expiresAt: link.expiresAt },
    })
    return link
  })
}

/** The links to a lead's report, newest first. */
export function listLinks({ db }: Pick<Deps, 'db'>, leadId: number): Promise<ReportLink[]> {
  return listReportLinks(db, leadId, listMax)
}

/** Ends a link. Throws `link_not_found` for one that does not open any more. */
export async function revokeLink(
  { db }: Pick<Deps, 'db'>,
  author: Admin,
  id: string,
): Promise<{ id: string }> {
  await db.transaction(async (tx) => {
    const leadId = await revokeReportLink(tx, id)
    if (leadId === undefined) throw new DomainError('link_not_found')
    await appendEvent(tx, { name: 'report.link_revoked', adminId: author.id, leadId })
  })
  return { id }
}

/** The link of a token, while it opens; `isOpening` counts it. Throws `link_not_found`. */
export async function findLink(
  { db, signedTokens }: Pick<Deps, 'db' | 'signedTokens'>,
  token: string,
  { isOpening = false } = {},
): Promise<OpenLink> {
  const { data: id } = z.uuid().safeParse(await signedTokens.verify('report-link', token))
  const find = isOpening ? countLinkOpening : findOpenLink
  const link = id === undefined ? undefined : await find(db, id)
  if (!link) throw new DomainError('link_not_found')
  return link
}

/** The version of the report that a link shows. */
export function readLinked(
  deps: Pick<Deps, 'db' | 'renderReportPdf'>,
  { leadId, version }: OpenLink,
): Promise<{ document: ReportDocument; pdf: Buffer }> {
  return version === null ? findCurrentVersion(deps, leadId) : findVersion(deps, leadId, version)
}

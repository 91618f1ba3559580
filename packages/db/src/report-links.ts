import type { ReportLink } from '@oka/contract/report-delivery'
import { and, desc, eq, gt, isNull, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { admins, leads, reportLinks, type ReportLinkRow } from './schema.ts'
import { leadTopic, notify } from './topics.ts'
import { leadIsVisible } from './visible.ts'

export type NewReportLink = Pick<ReportLinkRow, 'id' | 'leadId' | 'version' | 'expiresAt'> &
  Partial<Pick<ReportLinkRow, 'isInMail' | 'createdBy'>>

export async function insertReportLink(tx: Db, given: NewReportLink): Promise<void> {
  await tx.insert(reportLinks).values(given)
  await notify(tx, leadTopic(given.leadId))
}

/** The links to the report of a lead that was not deleted, newest first. */
export function listReportLinks(db: Db, leadId: number, limit: number): Promise<ReportLink[]> {
  return db
    .select({
      id: reportLinks.id,
      version: reportLinks.version,
      isInMail: reportLinks.isInMail,
      createdBy: admins.name,
      createdAt: reportLinks.createdAt,
      expiresAt: reportLinks.expiresAt,
      revokedAt: reportLinks.revokedAt,
      openings: reportLinks.openings,
      firstOpenedAt: reportLinks.firstOpenedAt,
      lastOpenedAt: reportLinks.lastOpenedAt,
    })
    .from(reportLinks)
    .innerJoin(leads, and(eq(leads.id, reportLinks.leadId), leadIsVisible))
    .leftJoin(admins, eq(admins.id, reportLinks.createdBy))
    .where(eq(reportLinks.leadId, leadId))
    .orderBy(desc(reportLinks.createdAt))
    .limit(limit)
}

/** Neither expired, nor revoked, nor of a deleted lead. */
const opens = and(
  isNull(reportLinks.revokedAt),
  gt(reportLinks.expiresAt, sql`now()`),
  sql`exists (select from ${leads} where ${leads.id} = ${reportLinks.leadId} and ${leadIsVisible})`,
)

export type OpenLink = Pick<ReportLinkRow, 'id' | 'leadId' | 'version'>

const openColumns = {
  id: reportLinks.id,
  leadId: reportLinks.leadId,
  version: reportLinks.version,
}

/** The link, while it opens. */
export async function findOpenLink(db: Db, id: string): Promise<OpenLink | undefined> {
  const [found] = await db
    .select(openColumns)
    .from(reportLinks)
    .where(and(eq(reportLinks.id, id), opens))
  return found
}

/** Counts an opening of its page; undefined when it does not open any more. */
export async function countLinkOpening(db: Db, id: string): Promise<OpenLink | undefined> {
  const [opened] = await db
    .update(reportLinks)
    .set({
      openings: sql`${reportLinks.openings} + 1`,
      firstOpenedAt: sql`coalesce(${reportLinks.firstOpenedAt}, now())`,
      lastOpenedAt: sql`now()`,
    })
    .where(and(eq(reportLinks.id, id), opens))
    .returning(openColumns)
  if (opened) await notify(db, leadTopic(opened.leadId))
  return opened
}

/** Revokes a link of a visible lead. Returns its lead; undefined when it does not open any more. */
export async function revokeReportLink(tx: Db, id: string): Promise<number | undefined> {
  const [revoked] = await tx
    .update(reportLinks)
    .set({ revokedAt: sql`now()` })
    .where(and(eq(reportLinks.id, id), opens))
    .returning({ leadId: reportLinks.leadId })
  if (revoked) await notify(tx, leadTopic(revoked.leadId))
  return revoked?.leadId
}

import { readReport } from '@oka/contract/read-report'
import {
  noEdits,
  type Report,
  type ReportDocument,
  type ReportEdits,
  type ReportVersionSummary,
} from '@oka/contract/report'
import { and, desc, eq, isNull, lt, sql } from 'drizzle-orm'

import { resumeCopies } from './chat/copy-consents.ts'
import type { Db } from './client.ts'
import { admins, leads, reports, reportVersions } from './schema.ts'
import { leadTopic, notify } from './topics.ts'
import { leadIsVisible } from './visible.ts'

/** Where the PDF of a lead's report is fetched. */
export const pdfUrlOf = (leadId: number): string => `/api/reports/${leadId}/pdf`

/** The report of a lead that was not deleted. */
export async function findReport(db: Db, leadId: number): Promise<Report | undefined> {
  const [row] = await db
    .select({
      leadId: reports.leadId,
      status: reports.status,
      version: reports.version,
      content: reports.reportContent,
      pdfUrl: reports.pdfUrl,
      createdAt: reports.createdAt,
      updatedAt: reports.updatedAt,
    })
    .from(reports)
    .innerJoin(leads, and(eq(leads.id, reports.leadId), leadIsVisible))
    .where(eq(reports.leadId, leadId))
  return row && { ...row, content: row.content && readReport(row.content) }
}

/** Locks the report of a lead until the transaction ends: no edit and no generation begins before. */
export async function lockReport(tx: Db, leadId: number): Promise<void> {
  await tx
    .select({ id: reports.id })
    .from(reports)
    .where(eq(reports.leadId, leadId))
    .for('no key update')
}

/**
 * Marks a report as being written. `begun` is false when one was in progress already, which the
 * caller then joins. The last finished version stays as it is.
 */
export async function beginReport(
  tx: Db,
  leadId: number,
): Promise<{ begun: boolean; version: number }> {
  const [begun] = await tx
    .insert(reports)
    .values({ leadId })
    .onConflictDoUpdate({
      target: reports.leadId,
      set: { status: 'generating' },
      setWhere: sql`${reports.status} <> 'generating'`,
    })
    .returning({ version: reports.version })
  if (begun) {
    await notify(tx, leadTopic(leadId))
    return { begun: true, version: begun.version + 1 }
  }
  const [running] = await tx
    .select({ version: reports.version })
    .from(reports)
    .where(eq(reports.leadId, leadId))
  return { begun: false, version: (running?.version ?? 0) + 1 }
}

export type FinishedReport = {
  leadId: number
  version: number
  document: ReportDocument
  documentHash: string
  /** Null for one that cannot be printed, or that is rendered when it is first asked for. */
  pdf: Buffer | null
  /** Null where nobody has edited it. */
  generated: ReportDocument | null
  edits: ReportEdits | null
  /** Who made the version by editing; null for what the assistant wrote. */
  authorId: number | null
  promptVersion: string
  model: string
}

/** Makes the version current. False when it was finished before, in which case nothing changes. */
export async function finishReport(tx: Db, finished: FinishedReport): Promise<boolean> {
  const [kept] = await tx
    .insert(reportVersions)
    .values(finished)
    .onConflictDoNothing()
    .returning({ version: reportVersions.version })
  if (!kept) return false
  await tx
    .update(reports)
    .set({
      reportContent: finished.document,
      version: finished.version,
      status: 'ready',
      pdfUrl: pdfUrlOf(finished.leadId),
    })
    .where(eq(reports.leadId, finished.leadId))
  await resumeCopies(tx, finished.leadId)
  await notify(tx, leadTopic(finished.leadId))
  return true
}

export type ImportedReport = Pick<FinishedReport, 'leadId' | 'document' | 'documentHash'> & {
  createdAt: string
}

/** Imports reports as first versions; their PDF is rendered on first request. */
export async function insertImportedReports(
  tx: Db,
  given: readonly ImportedReport[],
): Promise<void> {
  if (given.length === 0) return
  await tx
    .insert(reportVersions)
    .values(
      given.map((each) => ({ ...each, version: 1, promptVersion: 'import', model: 'import' })),
    )
  await tx.insert(reports).values(
    given.map(({ leadId, document, createdAt }) => ({
      leadId,
      reportContent: document,
      pdfUrl: pdfUrlOf(leadId),
      status: 'ready' as const,
      version: 1,
      createdAt,
      updatedAt: createdAt,
    })),
  )
}

/** Stores the PDF of a version that had none. */
export async function setReportPdf(
  db: Db,
  { leadId, version, pdf }: { leadId: number; version: number; pdf: Buffer },
): Promise<void> {
  await db
    .update(reportVersions)
    .set({ pdf })
    .where(
      and(
        eq(reportVersions.leadId, leadId),
        eq(reportVersions.version, version),
        isNull(reportVersions.pdf),
      ),
    )
}

/** Marks the version as failed; false when it was finished all the same. */
export async function failReport(tx: Db, leadId: number, version: number): Promise<boolean> {
  const failed = await tx
    .update(reports)
    .set({ status: 'failed' })
    .where(and(eq(reports.leadId, leadId), lt(reports.version, version)))
    .returning({ id: reports.id })
  if (failed.length > 0) await notify(tx, leadTopic(leadId))
  return failed.length > 0
}

export type StoredVersion = Omit<ReportVersionSummary, 'version'> & {
  document: ReportDocument
  generated: ReportDocument
  edits: ReportEdits
  pdf: Buffer | null
  promptVersion: string
  model: string
}

const author = { id: admins.id, name: admins.name }

/** A finished version, of a lead that was not deleted. */
export async function findReportVersion(
  db: Db,
  leadId: number,
  version: number,
): Promise<StoredVersion | undefined> {
  const [row] = await db
    .select({
      document: reportVersions.document,
      generated: reportVersions.generated,
      edits: reportVersions.edits,
      pdf: reportVersions.pdf,
      promptVersion: reportVersions.promptVersion,
      model: reportVersions.model,
      createdAt: reportVersions.createdAt,
      author,
    })
    .from(reportVersions)
    .innerJoin(leads, and(eq(leads.id, reportVersions.leadId), leadIsVisible))
    .leftJoin(admins, eq(admins.id, reportVersions.authorId))
    .where(and(eq(reportVersions.leadId, leadId), eq(reportVersions.version, version)))
  if (!row) return undefined
  const document = readReport(row.document)
  const generated = row.generated ? readReport(row.generated) : document
  return { ...row, document, generated, edits: row.edits ?? noEdits }
}

/** Finished versions of one report that are listed, the latest first. */
const versionsMax = 100

export async function listReportVersions(db: Db, leadId: number): Promise<ReportVersionSummary[]> {
  return db
    .select({ version: reportVersions.version, createdAt: reportVersions.createdAt, author })
    .from(reportVersions)
    .innerJoin(leads, and(eq(leads.id, reportVersions.leadId), leadIsVisible))
    .leftJoin(admins, eq(admins.id, reportVersions.authorId))
    .where(eq(reportVersions.leadId, leadId))
    .orderBy(desc(reportVersions.version))
    .limit(versionsMax)
}

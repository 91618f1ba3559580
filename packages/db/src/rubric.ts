import {
  defaultRubric,
  type Rescoring,
  type Rubric,
  type RubricVersion,
  type SavedDraft,
} from '@oka/contract/rubric'
import type { CompanySettings } from '@oka/contract/settings'
import { desc, eq, inArray, isNull, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { parseOnce } from './parse-once.ts'
import { admins, facts, leads, rescorings, rubricDrafts, rubricVersions } from './schema.ts'
import { parseCompany } from './settings.ts'
import { statement } from './statement.ts'
import { notify, scoringTopic } from './topics.ts'
import { leadIsVisible } from './visible.ts'

const latestVersion = statement('latest_rubric', (db) =>
  db
    .select({ version: rubricVersions.version, rubric: rubricVersions.rubric })
    .from(rubricVersions)
    .orderBy(desc(rubricVersions.version))
    .limit(1),
)

/** The rubric that scores by now; version 1 where none was published. */
export async function readRubric(db: Db): Promise<{ version: number; rubric: Rubric }> {
  const [row] = await latestVersion(db).execute()
  return row ?? { version: 1, rubric: defaultRubric }
}

/** As text, so that it is parsed again only when it has changed. */
export const scoringColumns = {
  companyText: sql<string | null>`(select value::text from settings where key = 'company')`,
  rubricText: sql<string | null>`(
    select json_build_object('version', ${rubricVersions.version}, 'rubric', ${rubricVersions.rubric})::text
    from ${rubricVersions} order by ${rubricVersions.version} desc limit 1
  )`,
}

const scoring = statement('scoring', (db) =>
  db.select(scoringColumns).from(sql`(values (1)) as one`),
)

/** What leads are scored by now, in one round trip. */
export type Scoring = { company: CompanySettings; rubric: Rubric; version: number }

export async function readScoring(db: Db): Promise<Scoring> {
  const [row] = await scoring(db).execute()
  return toScoring(row!)
}

type LatestRubric = { version: number; rubric: Rubric }

const parseRubric = parseOnce((text) => JSON.parse(text) as LatestRubric)

/** What `scoringColumns` hold; what was never set has its default. */
export function toScoring(row: { companyText: string | null; rubricText: string | null }): Scoring {
  const { version, rubric } =
    row.rubricText === null ? { version: 1, rubric: defaultRubric } : parseRubric(row.rubricText)
  return { company: parseCompany(row.companyText ?? '{}'), rubric, version }
}

const author = { id: admins.id, name: admins.name }

/** The versions that were published, the newest first, without the product's own. */
export async function listRubricVersions(db: Db, limit: number): Promise<RubricVersion[]> {
  return db
    .select({
      version: rubricVersions.version,
      rubric: rubricVersions.rubric,
      publishedBy: author,
      publishedAt: rubricVersions.publishedAt,
    })
    .from(rubricVersions)
    .leftJoin(admins, eq(admins.id, rubricVersions.publishedBy))
    .orderBy(desc(rubricVersions.version))
    .limit(limit)
}

export async function findRubricVersion(db: Db, version: number): Promise<Rubric | undefined> {
  const [row] = await db
    .select({ rubric: rubricVersions.rubric })
    .from(rubricVersions)
    .where(eq(rubricVersions.version, version))
  return row?.rubric
}

export async function insertRubricVersion(
  tx: Db,
  row: { version: number; rubric: Rubric; publishedBy: number },
): Promise<void> {
  await tx.insert(rubricVersions).values(row)
}

/** The draft, and its version: 0 until there ever was one, and raised by each change. */
export async function readDraft(db: Db): Promise<{ version: number; draft: SavedDraft | null }> {
  const [row] = await db
    .select({
      version: rubricDrafts.version,
      rubric: rubricDrafts.rubric,
      updatedBy: author,
      updatedAt: rubricDrafts.updatedAt,
    })
    .from(rubricDrafts)
    .leftJoin(admins, eq(admins.id, rubricDrafts.updatedBy))
  if (!row) return { version: 0, draft: null }
  const { version, rubric, ...saved } = row
  return { version, draft: rubric ? { rubric, ...saved } : null }
}

/** Serialises changes of the draft and publishing until the transaction ends. */
export async function lockRubric(tx: Db): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('oka.rubric'))`)
}

/** Replaces the draft and raises its version, which no later draft has again. */
export async function storeDraft(tx: Db, rubric: Rubric, updatedBy: number): Promise<void> {
  await tx
    .insert(rubricDrafts)
    .values({ rubric, updatedBy })
    .onConflictDoUpdate({
      target: rubricDrafts.id,
      set: {
        rubric,
        updatedBy,
        version: sql`${rubricDrafts.version} + 1`,
        updatedAt: sql`now()`,
      },
    })
}

/** Has the draft follow the mark that was set in the settings. */
export async function setHotMarkOfDraft(tx: Db, mark: number | null): Promise<void> {
  await tx.update(rubricDrafts).set({
    rubric: sql`jsonb_set(${rubricDrafts.rubric}, '{hotMark}', ${JSON.stringify(mark)}::jsonb)`,
  })
  await notify(tx, scoringTopic)
}

/** The row stays, so that no later draft has the same version. */
export async function deleteDraft(tx: Db): Promise<void> {
  await tx
    .update(rubricDrafts)
    .set({ rubric: null, version: sql`${rubricDrafts.version} + 1`, updatedAt: sql`now()` })
}

/** How many leads have a value for each of these fields of own criteria. */
export async function countLeadsWithFacts(
  db: Db,
  fields: readonly `own:${string}`[],
): Promise<Map<string, number>> {
  if (fields.length === 0) return new Map()
  const rows = await db
    .select({ field: facts.field, leads: sql<number>`count(distinct ${facts.leadId})::integer` })
    .from(facts)
    .innerJoin(leads, eq(leads.id, facts.leadId))
    .where(
      sql`${inArray(facts.field, [...fields])} and ${isNull(facts.supersededBy)} and not ${facts.rejected} and ${leadIsVisible}`,
    )
    .groupBy(facts.field)
  return new Map(rows.map(({ field, leads: count }) => [field, count]))
}

export async function countLeads(db: Db): Promise<number> {
  return db.$count(leads, leadIsVisible)
}

/** Begins the scoring of all leads by that version, in place of one that is under way. */
export async function startRescoring(tx: Db, version: number): Promise<void> {
  const row = { version, total: await countLeads(tx) }
  await tx
    .insert(rescorings)
    .values(row)
    .onConflictDoUpdate({
      target: rescorings.id,
      set: {
        ...row,
        lastLeadId: 0,
        done: 0,
        changed: 0,
        startedAt: sql`now()`,
        finishedAt: null,
      },
    })
  await notify(tx, scoringTopic)
}

export async function findRescoring(db: Db): Promise<Rescoring | undefined> {
  const [row] = await db
    .select({
      version: rescorings.version,
      total: rescorings.total,
      done: rescorings.done,
      changed: rescorings.changed,
      startedAt: rescorings.startedAt,
      finishedAt: rescorings.finishedAt,
    })
    .from(rescorings)
  return row
}

const dueRescoring = statement('due_rescoring', (db) =>
  db.select({ version: rescorings.version }).from(rescorings).where(isNull(rescorings.finishedAt)),
)

export async function isRescoringDue(db: Db): Promise<boolean> {
  return (await dueRescoring(db).execute()).length > 0
}

/** Where the unfinished scoring is, locked; undefined when there is none, or another process has it. */
export async function lockRescoring(
  tx: Db,
): Promise<{ version: number; lastLeadId: number } | undefined> {
  const [row] = await tx
    .select({ version: rescorings.version, lastLeadId: rescorings.lastLeadId })
    .from(rescorings)
    .where(isNull(rescorings.finishedAt))
    .for('update', { skipLocked: true })
  return row
}

type Progress = { lastLeadId: number; done: number; changed: number; isFinished: boolean }

/** Advances the locked scoring. */
export async function advanceRescoring(
  tx: Db,
  { lastLeadId, done, changed, isFinished }: Progress,
): Promise<void> {
  await tx.update(rescorings).set({
    lastLeadId,
    done: sql`${rescorings.done} + ${done}`,
    changed: sql`${rescorings.changed} + ${changed}`,
    ...(isFinished && { finishedAt: sql`now()` }),
  })
}

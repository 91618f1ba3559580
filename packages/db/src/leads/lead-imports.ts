import type { ImportedMessage } from '@oka/contract/lead-import'
import { and, eq, inArray, isNull, notExists, sql } from 'drizzle-orm'

import type { Db } from '../client.ts'
import { newId } from '../id.ts'
import { numberTurns } from '../chat/number-turns.ts'
import { conversations, imports, leadOrigins, leads, messages } from '../schema.ts'

/**
 * Starts an import. `begun` is false when it was started before. Undefined when it belongs to
 * another account.
 */
export async function beginImport(
  tx: Db,
  id: string,
  adminId: number | null,
): Promise<{ begun: boolean } | undefined> {
  const made = await tx
    .insert(imports)
    .values({ id, adminId })
    .onConflictDoNothing()
    .returning({ id: imports.id })
  if (made.length > 0) return { begun: true }
  const [known] = await tx
    .select({ adminId: imports.adminId })
    .from(imports)
    .where(eq(imports.id, id))
  return known?.adminId === adminId ? { begun: false } : undefined
}

export type ImportCounts = { conversations: number; messages: number; reports: number }

export async function countImported(tx: Db, id: string, added: ImportCounts): Promise<void> {
  await tx
    .update(imports)
    .set({
      conversations: sql`${imports.conversations} + ${added.conversations}`,
      messages: sql`${imports.messages} + ${added.messages}`,
      reports: sql`${imports.reports} + ${added.reports}`,
    })
    .where(eq(imports.id, id))
}

/** Finishes an import, once, and returns its counts. */
export async function finishImport(
  tx: Db,
  id: string,
): Promise<(ImportCounts & { leads: number }) | undefined> {
  const [ended] = await tx
    .update(imports)
    .set({ finishedAt: sql`now()` })
    .where(and(eq(imports.id, id), isNull(imports.finishedAt)))
    .returning({
      conversations: imports.conversations,
      messages: imports.messages,
      reports: imports.reports,
    })
  return ended && { ...ended, leads: await tx.$count(leadOrigins, eq(leadOrigins.importId, id)) }
}

/** The leads that were imported under these origins; null where one was erased since. */
export async function findOrigins(
  db: Db,
  origins: readonly string[],
): Promise<Map<string, number | null>> {
  const rows = await db
    .select({ origin: leadOrigins.origin, leadId: leadOrigins.leadId })
    .from(leadOrigins)
    .where(inArray(leadOrigins.origin, [...origins]))
  return new Map(rows.map(({ origin, leadId }) => [origin, leadId]))
}

/**
 * Claims those of the origins that were not imported before. Waits for a concurrent import that has
 * claimed the same; in the order of the origins, so that imports do not deadlock.
 */
export async function takeOrigins(
  tx: Db,
  importId: string,
  origins: readonly string[],
): Promise<Set<string>> {
  if (origins.length === 0) return new Set()
  const taken = await tx
    .insert(leadOrigins)
    .values([...origins].toSorted().map((origin) => ({ origin, importId })))
    .onConflictDoNothing()
    .returning({ origin: leadOrigins.origin })
  return new Set(taken.map(({ origin }) => origin))
}

export type NewImportedLead = { origin: string; lead: typeof leads.$inferInsert }

/** Creates the leads of claimed origins; returns their ids in the same order. */
export async function insertImportedLeads(
  tx: Db,
  given: readonly NewImportedLead[],
): Promise<number[]> {
  if (given.length === 0) return []
  const made = await tx
    .insert(leads)
    .values(given.map(({ lead }) => lead))
    .returning({ id: leads.id })
  const pairs = made.map(({ id }, index) => sql`(${given[index]!.origin}, ${id}::integer)`)
  await tx.execute(sql`
    update lead_origins set lead_id = made.lead_id
    from (values ${sql.join(pairs, sql`, `)}) as made (origin, lead_id)
    where lead_origins.origin = made.origin`)
  return made.map(({ id }) => id)
}

/** Which of these e-mail addresses belong to a lead from outside this import. */
export async function findKnownEmails(
  db: Db,
  importId: string,
  emails: readonly string[],
): Promise<Set<string>> {
  const ofThisImport = db
    .select({ leadId: leadOrigins.leadId })
    .from(leadOrigins)
    .where(and(eq(leadOrigins.leadId, leads.id), eq(leadOrigins.importId, importId)))
  const rows = await db
    .selectDistinct({ email: leads.email })
    .from(leads)
    .where(and(inArray(leads.email, [...emails]), isNull(leads.deletedAt), notExists(ofThisImport)))
  return new Set(rows.map(({ email }) => email))
}

/** A conversation from another system, or the next part of one that is too long for one call. */
export type ImportedConversation = {
  origin: string
  leadId: number
  locale: 'en' | 'fr'
  /** How many of its messages were stored before. */
  sentMessages: number
  messages: readonly ImportedMessage[]
}

/** Not a hash, so no token opens an imported conversation. */
const startKeyOf = (origin: string) => `import:${origin}`

/**
 * Stores read-only conversations: closed, answered, and with no facts owed. Messages are appended
 * to one that exists only if exactly those before them are stored.
 */
export async function insertImportedConversations(
  tx: Db,
  given: readonly ImportedConversation[],
): Promise<Pick<ImportCounts, 'conversations' | 'messages'>> {
  const known = await findConversations(tx, given)
  const deleted = await lockDeletions(tx, given)
  const rows: (typeof conversations.$inferInsert)[] = []
  const said: (typeof messages.$inferInsert)[] = []
  let made = 0
  for (const one of given) {
    const former = known.get(startKeyOf(one.origin))
    if ((former?.lastSeq ?? 0) !== one.sentMessages) continue
    const id = former?.id ?? newId()
    const counted = numberTurns(one.messages, former ?? { lastSeq: 0, turn: 0 })
    said.push(...counted.map((message) => ({ ...message, conversationId: id })))
    rows.push(toConversation(one, id, counted, deleted))
    if (!former) made += 1
  }
  if (rows.length === 0) return { conversations: 0, messages: 0 }
  await tx
    .insert(conversations)
    .values(rows)
    .onConflictDoUpdate({
      target: conversations.id,
      set: {
        turn: sql`excluded.turn`,
        answeredTurn: sql`excluded.turn`,
        lastSeq: sql`excluded.last_seq`,
        heardSeq: sql`greatest(${conversations.heardSeq}, excluded.heard_seq)`,
        learntSeq: sql`greatest(${conversations.heardSeq}, excluded.heard_seq)`,
        activeAt: sql`excluded.active_at`,
      },
    })
  await tx.insert(messages).values(said)
  return { conversations: made, messages: said.length }
}

/**
 * When which of the leads were deleted; locks them against deletion and restoring until the
 * transaction ends.
 */
async function lockDeletions(tx: Db, given: readonly ImportedConversation[]) {
  const rows = await tx
    .select({ id: leads.id, deletedAt: leads.deletedAt })
    .from(leads)
    .where(
      inArray(
        leads.id,
        given.map(({ leadId }) => leadId),
      ),
    )
    .orderBy(leads.id)
    .for('share')
  return new Map(rows.map(({ id, deletedAt }) => [id, deletedAt]))
}

async function findConversations(tx: Db, given: readonly ImportedConversation[]) {
  const rows = await tx
    .select({
      id: conversations.id,
      startKey: conversations.startKey,
      lastSeq: conversations.lastSeq,
      turn: conversations.turn,
    })
    .from(conversations)
    .where(
      inArray(
        conversations.startKey,
        given.map(({ origin }) => startKeyOf(origin)),
      ),
    )
    .for('update')
  return new Map(rows.map((row) => [row.startKey!, row]))
}

function toConversation(
  { origin, leadId, locale }: ImportedConversation,
  id: string,
  said: ReturnType<typeof numberTurns<ImportedMessage>>,
  deleted: ReadonlyMap<number, string | null>,
): typeof conversations.$inferInsert {
  const heard = said.findLast(({ role }) => role === 'visitor')?.seq ?? 0
  const { createdAt } = said[0]!
  const last = said.at(-1)!
  return {
    id,
    startKey: startKeyOf(origin),
    visitorTokenHash: startKeyOf(origin),
    visitorTokenExpiresAt: createdAt,
    leadId,
    deletedAt: deleted.get(leadId) ?? null,
    locale,
    mode: 'closed',
    turn: last.turn,
    answeredTurn: last.turn,
    lastSeq: last.seq,
    heardSeq: heard,
    learntSeq: heard,
    createdAt,
    activeAt: last.createdAt,
  }
}

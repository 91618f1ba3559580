import { createHash } from 'node:crypto'

import type { Admin } from '@oka/contract/auth'
import { type LeadEntry, leadEntry } from '@oka/contract/lead'
import type {
  ImportedLead,
  ImportedRow,
  ImportLeads,
  ImportResult,
} from '@oka/contract/lead-import'
import type { CompanySettings } from '@oka/contract/settings'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import {
  beginImport,
  countImported,
  findKnownEmails,
  findOrigins,
  finishImport,
  insertImportedConversations,
  insertImportedLeads,
  takeOrigins,
} from '@oka/db/leads/lead-imports'
import { readCompany } from '@oka/db/settings'
import { leadTopic, notify } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { invalidInput } from '../domain-error.ts'
import { readPhone } from '../phone.ts'
import { insertImportedFacts } from './imported-facts.ts'
import { insertImportedReports } from './imported-reports.ts'

/** Namespace of the other system's ids. */
export type ImportSource = 'leadStorage' | 'database'

/** The importing account; null for a command. */
export type Importer = Pick<Admin, 'id'> | null

/**
 * Imports leads of another system, with their conversations and reports, in one transaction.
 * Idempotent: a lead that was imported before is skipped, so a call or a whole import can be
 * repeated. The audit records the start and the result of an import, not each call, since its lock
 * is shared by all writers.
 */
export async function importLeads(
  { db }: Pick<Deps, 'db'>,
  importer: Importer,
  { importId, rows, dryRun, last, refused }: ImportLeads,
  source: ImportSource = 'leadStorage',
): Promise<ImportResult> {
  const given = rows.map((row) => ({ ...row, origin: originOf(source, row.key) }))
  refuseDuplicates(given)
  if (dryRun) return preview(db, importId, given)
  return db.transaction(async (tx) => {
    const adminId = importer?.id ?? null
    const import_ = await beginImport(tx, importId, adminId)
    if (!import_) throw invalidInput('importId', 'must be of an import of your own')
    const result = await store(tx, { importId, adminId }, given)
    await countImported(tx, importId, result)
    const data = { importId, source }
    if (import_.begun) {
      await appendEvent(tx, { name: 'lead.import_started', adminId: importer?.id, data })
    }
    const total = last ? await finishImport(tx, importId) : undefined
    if (total) {
      await appendEvent(tx, {
        name: 'lead.import_finished',
        adminId: importer?.id,
        data: { ...data, ...total, refused: refused ?? 0 },
      })
    }
    return result
  })
}

type Given = ImportedLead & { origin: string }

const originOf = (source: ImportSource, key: string) =>
  createHash('sha256').update(`${source}:${key}`).digest('hex')

/** A lead may appear twice only with the next part of its conversation. */
function refuseDuplicates(given: readonly Given[]): void {
  const sent = new Set<string>()
  for (const [index, { origin, sentMessages }] of given.entries()) {
    const part = `${origin}:${sentMessages}`
    if (sent.has(part)) throw invalidInput(`rows.${index}.key`, 'must not be there twice')
    sent.add(part)
  }
}

async function preview(db: Db, importId: string, given: readonly Given[]): Promise<ImportResult> {
  const known = await findOrigins(
    db,
    given.map(({ origin }) => origin),
  )
  const emails = await findKnownEmails(
    db,
    importId,
    given.map(({ email }) => email),
  )
  const company = await readCompany(db)
  const isNew = (row: Given) => !known.has(row.origin)
  const added = given.filter(isNew)
  const first = added.filter(({ sentMessages }) => sentMessages === 0)
  return {
    leads: first.length,
    conversations: first.filter(({ messages }) => messages.length > 0).length,
    messages: added.reduce((sum, { messages }) => sum + messages.length, 0),
    reports: first.filter(({ report }) => report !== null).length,
    rows: given
      .filter(({ sentMessages }) => sentMessages === 0)
      .map((row) => toRow(row, { known, made: new Map(), emails, company })),
  }
}

async function store(
  tx: Db,
  { importId, adminId }: { importId: string; adminId: number | null },
  given: readonly Given[],
): Promise<ImportResult> {
  const company = await readCompany(tx)
  const first = given.filter(({ sentMessages }) => sentMessages === 0)
  const taken = await takeOrigins(
    tx,
    importId,
    first.map(({ origin }) => origin),
  )
  // Known ones are read once the origins are claimed: a concurrent import may have created them.
  const known = await findOrigins(
    tx,
    given.flatMap(({ origin }) => (taken.has(origin) ? [] : [origin])),
  )
  const added = first.filter(({ origin }) => taken.has(origin))
  const emails = await findKnownEmails(
    tx,
    importId,
    added.map(({ email }) => email),
  )
  const ids = await insertImportedLeads(
    tx,
    added.map((row) => ({ origin: row.origin, lead: toLead(row, company) })),
  )
  const made = new Map(added.map(({ origin }, index) => [origin, ids[index]!]))
  const leads = added.map((row, index) =>
    Object.assign(toLead(row, company), { id: ids[index]!, row }),
  )
  await insertImportedFacts(tx, leads, adminId)
  const said = given.flatMap(({ origin, sentMessages, messages }) => {
    const leadId = made.get(origin) ?? known.get(origin)
    if (!leadId || messages.length === 0) return []
    return [{ origin, leadId, locale: company.locale, sentMessages, messages }]
  })
  const counts = await insertConversations(tx, said)
  const reports = await insertImportedReports(tx, leads, company)
  // One topic for all: each subscriber then fetches the lists, not every lead.
  if (ids[0] !== undefined) await notify(tx, leadTopic(ids[0]))
  const toldOf = { known, made, emails, company }
  return { leads: ids.length, ...counts, reports, rows: first.map((row) => toRow(row, toldOf)) }
}

type Said = Parameters<typeof insertImportedConversations>[1]

/** The parts of one conversation in sequence, all conversations in parallel. */
async function insertConversations(tx: Db, said: Said) {
  const counts = { conversations: 0, messages: 0 }
  let rest = said
  while (rest.length > 0) {
    const seen = new Set<string>()
    const now = rest.filter(({ origin }) => !seen.has(origin) && seen.add(origin))
    const added = await insertImportedConversations(tx, now)
    counts.conversations += added.conversations
    counts.messages += added.messages
    rest = rest.filter((one) => !now.includes(one))
  }
  return counts
}

const entryFields = leadEntry.keyof().options

/** The number in our form, or as written where it cannot be parsed. */
function phoneOf({ phone }: ImportedLead, company: CompanySettings) {
  if (phone === null || phone === '') return { phone: null, isReadable: true }
  const read = readPhone(phone, company, company.locale)
  return { phone: read?.number ?? phone, isReadable: read !== undefined }
}

function toLead(given: Given, company: CompanySettings) {
  const { createdAt, updatedAt } = given
  const entry = Object.fromEntries(entryFields.map((field) => [field, given[field]])) as LeadEntry
  return {
    ...entry,
    phone: phoneOf(given, company).phone,
    source: 'import' as const,
    locale: company.locale,
    ...(createdAt !== null && { createdAt }),
    ...((updatedAt ?? createdAt) !== null && { updatedAt: (updatedAt ?? createdAt)! }),
  }
}
export type ImportedRowOfLead = ReturnType<typeof toLead> & { id: number; row: ImportedLead }

type ImportContext = {
  known: ReadonlyMap<string, number | null>
  made: ReadonlyMap<string, number>
  emails: ReadonlySet<string>
  company: CompanySettings
}

function toRow(given: Given, { known, made, emails, company }: ImportContext): ImportedRow {
  const { row, origin, email } = given
  const former = known.get(origin)
  if (former !== undefined) {
    const outcome = former === null ? ('erased' as const) : ('known' as const)
    return { row, outcome, leadId: former, warnings: [] }
  }
  return {
    row,
    outcome: 'created',
    leadId: made.get(origin) ?? null,
    warnings: [
      ...(phoneOf(given, company).isReadable ? [] : ['phone_unreadable' as const]),
      ...(email !== '' && emails.has(email) ? ['email_known' as const] : []),
    ],
  }
}

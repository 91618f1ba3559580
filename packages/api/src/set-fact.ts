import type { Admin } from '@oka/contract/auth'
import {
  type ContactField,
  contactFields,
  type EnteredField,
  isOwnField,
  type OwnField,
} from '@oka/contract/fact'
import { factEntries } from '@oka/contract/fact-entry'
import { readOwnValue } from '@oka/contract/own-fact'
import type { Locale } from '@oka/contract/locale'
import type { Db } from '@oka/db/client'
import { appendEvent } from '@oka/db/audit/events'
import {
  deleteStaffFacts,
  type FactOwner,
  inForce,
  insertFacts,
  type KnownFact,
  listFacts,
} from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'
import { lockLead, updateLead } from '@oka/db/leads/leads'
import { readRubric, readScoring } from '@oka/db/rubric'
import { readCompany } from '@oka/db/settings'

import { contactOf } from './contact-of.ts'
import { DomainError, invalidInput } from './domain-error.ts'
import { readPhone } from './phone.ts'
import { formerScore, recordScore, scoreColumns } from './record-score.ts'
import { scoreToday } from './score.ts'

/** A staff entry for a fact; null deletes the former entry. */
export type StaffFactEntry = {
  field: EnteredField
  value?: string | null | undefined
  rejected?: true | undefined
}

/**
 * Stores a staff entry for a fact of a lead: it stays in force whatever the visitor says later, and
 * the lead's columns and score follow. Throws `lead_not_found`, and `invalid_input` for an invalid
 * value.
 */
export async function setFactOfLead(
  tx: Db,
  leadId: number,
  author: Admin,
  entry: StaffFactEntry,
): Promise<void> {
  const lead = await lockLead(tx, leadId)
  if (!lead) throw new DomainError('lead_not_found')
  const known = await listFacts(tx, { leadId })
  const after = await storeStaffEntry(tx, { leadId }, { author, entry, locale: lead.locale })
  const { field } = entry
  const scoring = await readScoring(tx)
  const score = scoreToday(after, scoring.company, scoring.rubric)
  const isColumn = (contactFields as readonly string[]).includes(field)
  const column = isColumn ? { [field]: contactOf(after)[field as ContactField] } : {}
  await updateLead(tx, leadId, { ...column, ...scoreColumns(score) })
  await recordScore(tx, leadId, {
    before: formerScore(lead, known, scoring),
    after: score,
    cause: 'staff',
    fields: [field],
    version: scoring.version,
    authorId: author.id,
  })
}

type Entry = { author: Admin; entry: StaffFactEntry; locale: Locale }

/**
 * Stores the entry and an event of the audit; returns what is then known. The caller holds the lock
 * of the lead or the conversation.
 */
export async function storeStaffEntry(
  tx: Db,
  owner: FactOwner,
  { author, entry, locale }: Entry,
): Promise<KnownFact[]> {
  const { field, rejected = false } = entry
  const value = rejected ? '' : await readValue(tx, entry, locale)
  const known = await listFacts(tx, owner)
  if (value === null) await deleteStaffFacts(tx, owner, field)
  else {
    const fact = { id: newId(), ...owner, field, value, rejected, by: 'staff' as const }
    const replaces = known.filter((one) => one.field === field).map(({ id }) => id)
    await insertFacts(tx, [{ fact: { ...fact, authorId: author.id }, replaces }])
  }
  const after = await listFacts(tx, owner)
  await appendEvent(tx, {
    name: rejected ? 'fact.rejected' : value === null ? 'fact.restored' : 'fact.corrected',
    adminId: author.id,
    ...owner,
    data: { field },
    details: { before: valueOf(known, field), after: valueOf(after, field) },
  })
  return after
}

function valueOf(known: readonly KnownFact[], field: EnteredField): Record<string, string> {
  const fact = inForce(known).findLast((one) => one.field === field)
  return fact ? { [field]: fact.value } : {}
}

/** The value to store; null when the entry is deleted. */
async function readValue(
  tx: Db,
  { field, value }: StaffFactEntry,
  locale: Locale,
): Promise<string | null> {
  if (value === null || value === undefined) return null
  if (isOwnField(field)) return readOwn(tx, field, value)
  const read = factEntries[field].safeParse(value)
  if (!read.success) throw invalidInput('value', read.error.issues[0]!.message)
  if (field !== 'phone') return read.data
  const phone = readPhone(read.data, await readCompany(tx), locale)
  if (!phone) throw invalidInput('value', 'must be a phone number, such as +33 6 12 34 56 78')
  return phone.number
}

/** The value for a criterion of the company's own, by its type. */
async function readOwn(tx: Db, field: OwnField, value: string): Promise<string> {
  const { rubric } = await readRubric(tx)
  const criterion = rubric.own.find(({ id }) => id === field)
  if (!criterion)
    throw invalidInput('field', 'must be a field of facts, or a criterion of the rubric')
  const read = readOwnValue(criterion, value)
  if ('problem' in read) throw invalidInput('value', read.problem)
  return read.value
}

import type { Admin } from '@oka/contract/auth'
import { contactFields } from '@oka/contract/fact'
import type { LeadEntry } from '@oka/contract/lead'
import type { Db } from '@oka/db/client'
import { insertFacts, type KnownFact } from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'

const fields = [...contactFields, 'fitScore'] as const

/** What a member of staff enters about a lead by hand. */
export type StaffEntry = { [Field in (typeof fields)[number]]?: LeadEntry[Field] | undefined }

/** The entries as facts, those that say something. */
export function toStaffFacts(author: Admin, entry: StaffEntry) {
  return fields.flatMap((field) => {
    const value = entry[field]
    return value === undefined || value === null || value === ''
      ? []
      : [{ id: newId(), field, value: String(value), by: 'staff' as const, authorId: author.id }]
  })
}

/** Stores the entries as facts with their author; they supersede what was known. */
export async function insertStaffFacts(
  tx: Db,
  leadId: number,
  author: Admin,
  { entry, known }: { entry: StaffEntry; known: readonly KnownFact[] },
): Promise<void> {
  await insertFacts(
    tx,
    toStaffFacts(author, entry).map((fact) => ({
      fact: { ...fact, leadId },
      replaces: known.filter(({ field }) => field === fact.field).map(({ id }) => id),
    })),
  )
}

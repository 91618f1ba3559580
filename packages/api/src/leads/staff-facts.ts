import type { Admin } from '@oka/contract/auth'
import { contactFields } from '@oka/contract/fact'
import type { LeadEntry } from '@oka/contract/lead'
import type { Db } from '@oka/db/client'
import { insertFacts, type KnownFact } from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'

const fields = [...contactFields, 'fitScore'] as const

/** What a member of staff enters about a lead by hand. */
export type StaffEntry = { [Field in (typeof fields)[number]]?: LeadEntry[Field] | undefined }

/** Stores the entries as facts with their author; they supersede what was known. */
export async function insertStaffFacts(
  tx: Db,
  leadId: number,
  author: Admin,
  { entry, known }: { entry: StaffEntry; known: readonly KnownFact[] },
): Promise<void> {
  const entered = fields.flatMap((field) => {
    const value = entry[field]
    return value === undefined || value === null || value === ''
      ? []
      : [{ field, value: String(value) }]
  })
  await insertFacts(
    tx,
    entered.map(({ field, value }) => ({
      fact: { id: newId(), leadId, field, value, by: 'staff', authorId: author.id },
      replaces: known.filter((fact) => fact.field === field).map(({ id }) => id),
    })),
  )
}

import type { Admin } from '@oka/contract/auth'
import { type ContactField, contactFields } from '@oka/contract/fact'
import type { Db } from '@oka/db/client'
import { insertFacts, type KnownFact } from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'

/** What a member of staff enters about a lead by hand. */
export type StaffEntry = Partial<Record<ContactField, string>> & { fitScore?: number }

/** Stores the entries as facts that name their author, in place of what was known. */
export async function insertStaffFacts(
  tx: Db,
  leadId: number,
  author: Admin,
  { entry, known }: { entry: StaffEntry; known: readonly KnownFact[] },
): Promise<void> {
  const fields = [...contactFields, 'fitScore'] as const
  const entered = fields.flatMap((field) => {
    const value = entry[field]
    return value === undefined || value === '' ? [] : [{ field, value: String(value) }]
  })
  await insertFacts(
    tx,
    entered.map(({ field, value }) => ({
      fact: { id: newId(), leadId, field, value, by: 'staff', authorId: author.id },
      replaces: known.filter((fact) => fact.field === field).map(({ id }) => id),
    })),
  )
}

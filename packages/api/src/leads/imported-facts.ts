import { contactFields } from '@oka/contract/fact'
import type { Db } from '@oka/db/client'
import { insertFacts } from '@oka/db/leads/facts'
import { newId } from '@oka/db/id'

import type { ImportedRowOfLead } from './import-leads.ts'

/**
 * Stores what the other system knew of its leads as entries of the importing account, since there
 * are no quotations. The score stays as it was.
 */
export async function insertImportedFacts(
  tx: Db,
  leads: readonly ImportedRowOfLead[],
  authorId: number | null,
): Promise<void> {
  const fields = [...contactFields, 'fitScore'] as const
  await insertFacts(
    tx,
    leads.flatMap((lead) =>
      fields.flatMap((field) => {
        const value = lead[field]
        if (value === null || value === '') return []
        const fact = { id: newId(), leadId: lead.id, field, value: String(value), authorId }
        return [{ fact: { ...fact, by: 'staff' as const }, replaces: [] }]
      }),
    ),
  )
}

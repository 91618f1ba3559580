import type { Admin } from '@oka/contract/auth'
import type { CompanySettings, UpdateSettings } from '@oka/contract/settings'
import { appendEvent } from '@oka/db/events'
import { readCompany, updateCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'

/** Changes the settings that are named, and notes which, with what they were and are. */
export async function updateSettings(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  input: UpdateSettings,
): Promise<CompanySettings> {
  return db.transaction(async (tx) => {
    // Holds the row, so that what is read next is what will be changed.
    await updateCompany(tx, {})
    const before = await readCompany(tx)
    await updateCompany(tx, input)
    const after = await readCompany(tx)
    const names = Object.keys(input) as (keyof UpdateSettings)[]
    const pick = (company: CompanySettings) =>
      Object.fromEntries(names.map((name) => [name, company[name]]))
    await appendEvent(tx, {
      name: 'settings.changed',
      adminId: admin.id,
      data: { changed: names.join(', ') },
      details: { before: pick(before), after: pick(after) },
    })
    return after
  })
}

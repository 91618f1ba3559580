import type { Admin } from '@oka/contract/auth'
import type { CompanySettings, UpdateSettings } from '@oka/contract/settings'
import { appendEvent } from '@oka/db/events'
import { readCompany, updateCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'

/** Changes the settings that are named, and notes which. */
export async function updateSettings(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  input: UpdateSettings,
): Promise<CompanySettings> {
  return db.transaction(async (tx) => {
    await updateCompany(tx, input)
    const changed = Object.keys(input).join(', ')
    await appendEvent(tx, { name: 'settings.changed', adminId: admin.id, data: { changed } })
    return readCompany(tx)
  })
}

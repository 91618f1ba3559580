import { type CompanySettings, companySettings, type UpdateSettings } from '@oka/contract/settings'
import { eq, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { settings } from './schema.ts'
import { statement } from './statement.ts'

const settingsOf = statement('settings_of', (db) =>
  db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key'))),
)

/** The company's settings; what was never set has its default. */
export async function readCompany(db: Db): Promise<CompanySettings> {
  const [row] = await settingsOf(db).execute({ key: 'company' })
  return companySettings.parse(row?.value ?? {})
}

/** The same, locked FOR SHARE until the transaction ends. */
export async function readCompanyForShare(tx: Db): Promise<CompanySettings> {
  const [row] = await tx
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, 'company'))
    .for('share')
  return companySettings.parse(row?.value ?? {})
}

/** Updates the given keys and keeps the rest. The caller's transaction serialises concurrent updates. */
export async function updateCompany(tx: Db, change: UpdateSettings): Promise<void> {
  const value = sql`${JSON.stringify(change)}::jsonb`
  await tx
    .insert(settings)
    .values({ key: 'company', value })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`${settings.value} || ${value}`, updatedAt: sql`now()` },
    })
}

import { type CompanySettings, companySettings } from '@oka/contract/settings'
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

/** What the company says of itself; what it never set has its default. */
export async function readCompany(db: Db): Promise<CompanySettings> {
  const [row] = await settingsOf(db).execute({ key: 'company' })
  return companySettings.parse(row?.value ?? {})
}

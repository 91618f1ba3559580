import { type CompanySettings, companySettings, type UpdateSettings } from '@oka/contract/settings'
import type { Letterhead } from '@oka/contract/letterhead'
import type { Persona } from '@oka/contract/persona'
import { eq, sql } from 'drizzle-orm'

import type { Db } from './client.ts'
import { parseOnce } from './parse-once.ts'
import { settings } from './schema.ts'
import { statement } from './statement.ts'

const settingsOf = statement('settings_of', (db) =>
  db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, sql.placeholder('key'))),
)

const companyText = statement('company', (db) =>
  db
    .select({ text: sql<string>`${settings.value}::text` })
    .from(settings)
    .where(eq(settings.key, 'company')),
)

/** The company's settings from their JSON; what was never set has its default. */
export const parseCompany = parseOnce((text) => companySettings.parse(JSON.parse(text)))

export async function readCompany(db: Db): Promise<CompanySettings> {
  const [row] = await companyText(db).execute()
  return parseCompany(row?.text ?? '{}')
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
export async function updateCompany(
  tx: Db,
  change: UpdateSettings & { persona?: Persona; letterhead?: Letterhead },
): Promise<void> {
  const value = sql`${JSON.stringify(change)}::jsonb`
  await tx
    .insert(settings)
    .values({ key: 'company', value })
    .onConflictDoUpdate({
      target: settings.key,
      set: { value: sql`${settings.value} || ${value}`, updatedAt: sql`now()` },
    })
}

/** The assistant's picture, as base64, apart from what each turn reads. */
export type StoredPicture = { hash: string; type: string; content: string }

const pictureKey = 'picture'

/** Replaces the assistant's picture; null removes it. */
export async function storePicture(tx: Db, picture: StoredPicture | null): Promise<void> {
  if (!picture) {
    await tx.delete(settings).where(eq(settings.key, pictureKey))
    return
  }
  const value = sql`${JSON.stringify(picture)}::jsonb`
  await tx
    .insert(settings)
    .values({ key: pictureKey, value })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: sql`now()` } })
}

/** The assistant's picture; undefined where there is none. */
export async function readPicture(db: Db): Promise<StoredPicture | undefined> {
  const [row] = await settingsOf(db).execute({ key: pictureKey })
  return row?.value as StoredPicture | undefined
}

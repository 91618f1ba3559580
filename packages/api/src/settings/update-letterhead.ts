import { createHash } from 'node:crypto'

import type { Admin } from '@oka/contract/auth'
import type {
  Letterhead,
  LetterheadSettings,
  LogoContent,
  UpdateLetterhead,
} from '@oka/contract/letterhead'
import type { CompanySettings } from '@oka/contract/settings'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import { findLogo, insertLogo } from '@oka/db/logos'
import { readCompany, updateCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

export const letterheadSettingsOf = (company: CompanySettings): LetterheadSettings => ({
  ...company.letterhead,
  name: company.name,
  address: company.address,
})

/** The logo that the letterhead has; null where it has none. */
export async function readLogoContent(db: Db): Promise<LogoContent | null> {
  const { logo } = (await readCompany(db)).letterhead
  const stored = logo && (await findLogo(db, logo.hash))
  return logo && stored ? { type: logo.type, content: stored.content.toString('base64') } : null
}

/**
 * Replaces the letterhead of reports and their mails, and records the change. Optimistic lock:
 * throws `letterhead_changed` with the current one when `version` is stale, and then changes nothing.
 */
export async function updateLetterhead(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { version: read, logo: given, address, ...input }: UpdateLetterhead,
): Promise<LetterheadSettings> {
  return db.transaction(async (tx) => {
    // Locks the row, so that the version read next is the one that will change.
    await updateCompany(tx, {})
    const before = await readCompany(tx)
    const { version, logo: present } = before.letterhead
    if (read !== undefined && read !== version)
      throw new DomainError('letterhead_changed', { current: letterheadSettingsOf(before) })
    const logo = given === undefined ? present : given && (await storeLogo(tx, given))
    const letterhead: Letterhead = { ...input, logo, version: version + 1 }
    await updateCompany(tx, { letterhead, address })
    const after = letterheadSettingsOf({ ...before, letterhead, address })
    await appendEvent(tx, {
      name: 'settings.changed',
      adminId: admin.id,
      data: { changed: 'letterhead' },
      details: changesOf(letterheadSettingsOf(before), after),
    })
    return after
  })
}

async function storeLogo(
  tx: Db,
  { content: base64, ...head }: NonNullable<UpdateLetterhead['logo']>,
): Promise<Letterhead['logo']> {
  const content = Buffer.from(base64, 'base64')
  const hash = createHash('sha256').update(content).digest('hex')
  await insertLogo(tx, { hash, type: head.type, content })
  return { ...head, hash }
}

/** What differs, so that the audit shows no more than that. */
function changesOf(before: LetterheadSettings, after: LetterheadSettings) {
  const names = (Object.keys(after) as (keyof LetterheadSettings)[]).filter(
    (name) => name !== 'version' && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const pick = (from: LetterheadSettings) =>
    Object.fromEntries(names.map((name) => [name, from[name]]))
  return { before: { letterhead: pick(before) }, after: { letterhead: pick(after) } }
}

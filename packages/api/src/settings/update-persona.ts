import { createHash } from 'node:crypto'

import type { Admin } from '@oka/contract/auth'
import type { Persona, UpdatePersona } from '@oka/contract/persona'
import { appendEvent } from '@oka/db/audit/events'
import { readCompany, type StoredPicture, storePicture, updateCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

/**
 * Replaces the persona of the assistant, and records the change. Optimistic lock: throws
 * `persona_changed` with the current persona when `version` is stale, and then changes nothing.
 */
export async function updatePersona(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { version: read, picture: given, ...input }: UpdatePersona,
): Promise<Persona> {
  return db.transaction(async (tx) => {
    // Locks the row, so that the version read next is the one that will change.
    await updateCompany(tx, {})
    const { persona: before } = await readCompany(tx)
    const { version } = before
    if (read !== undefined && read !== version)
      throw new DomainError('persona_changed', { current: before })
    const stored = given && toStored(given)
    if (stored !== undefined) await storePicture(tx, stored)
    const picture =
      stored === undefined ? before.picture : stored && { hash: stored.hash, type: stored.type }
    const after: Persona = { ...input, picture, version: version + 1 }
    await updateCompany(tx, { persona: after })
    await appendEvent(tx, {
      name: 'settings.changed',
      adminId: admin.id,
      data: { changed: 'persona' },
      details: changesOf(before, after),
    })
    return after
  })
}

/** What differs, so that the audit shows no more than that. */
function changesOf(before: Persona, after: Persona) {
  const names = (Object.keys(after) as (keyof Persona)[]).filter(
    (name) => name !== 'version' && JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  )
  const pick = (from: Persona) => Object.fromEntries(names.map((name) => [name, from[name]]))
  return { before: { persona: pick(before) }, after: { persona: pick(after) } }
}

function toStored({ type, content }: { type: string; content: string }): StoredPicture {
  const hash = createHash('sha256').update(Buffer.from(content, 'base64')).digest('hex')
  return { type, content, hash }
}

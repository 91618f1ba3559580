import type { Admin } from '@oka/contract/auth'
import { type Rehearsal, rehearsalsMax, type SaveRehearsal } from '@oka/contract/rehearsal'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import {
  countRehearsals,
  deleteRehearsal as remove,
  findRehearsal,
  insertRehearsal,
  updateRehearsal,
} from '@oka/db/rehearsals'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'

/**
 * Saves a conversation of the playground, a new one where it has no id. Throws `rehearsal_not_found`, and
 * `rehearsal_changed` with the current one when `version` is stale.
 */
export async function saveRehearsal(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  given: SaveRehearsal,
): Promise<Rehearsal> {
  return db.transaction(async (tx) => {
    const id = given.id === undefined ? await add(tx, admin, given) : await change(tx, admin, given)
    await appendEvent(tx, { name: 'rehearsal.saved', adminId: admin.id, data: { id } })
    return (await findRehearsal(tx, id))!
  })
}

async function add(tx: Db, admin: Admin, given: SaveRehearsal): Promise<string> {
  if ((await countRehearsals(tx)) >= rehearsalsMax) {
    throw invalidInput('title', `there may be at most ${rehearsalsMax} saved conversations`)
  }
  return insertRehearsal(tx, given, admin.id)
}

async function change(
  tx: Db,
  admin: Admin,
  { id = '', version, ...values }: SaveRehearsal,
): Promise<string> {
  const isChanged = await updateRehearsal(tx, { id, version }, { values, by: admin.id })
  if (isChanged) return id
  const current = await findRehearsal(tx, id)
  throw current
    ? new DomainError('rehearsal_changed', { current })
    : new DomainError('rehearsal_not_found')
}

/** Deletes a saved conversation. Throws `rehearsal_not_found`. */
export async function deleteRehearsal(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  id: string,
): Promise<{ deleted: true }> {
  return db.transaction(async (tx) => {
    if (!(await remove(tx, id))) throw new DomainError('rehearsal_not_found')
    await appendEvent(tx, { name: 'rehearsal.deleted', adminId: admin.id, data: { id } })
    return { deleted: true }
  })
}

import type { Admin } from '@oka/contract/auth'
import { defaultRubric, type RubricState, type SaveDraft } from '@oka/contract/rubric'
import type { Db } from '@oka/db/client'
import { deleteDraft, findRubricVersion, lockRubric, storeDraft } from '@oka/db/rubric'
import { notify, scoringTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { readRubricState } from './read-rubric.ts'

type Lock = Pick<RubricState, 'lock'>

/**
 * Saves the draft, which may be unfinished. Optimistic lock: throws `rubric_draft_changed` with the
 * current state when `lock` is stale.
 */
export async function saveDraft(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { rubric, lock }: SaveDraft,
): Promise<RubricState> {
  return changeDraft(db, lock, (tx) => storeDraft(tx, rubric, admin.id))
}

/** Makes a version that was published the draft again. Throws `invalid_input` for one there is not. */
export async function restoreVersion(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { lock, restores }: Lock & { restores: number },
): Promise<RubricState> {
  return changeDraft(db, lock, async (tx) => {
    const rubric = restores === 1 ? defaultRubric : await findRubricVersion(tx, restores)
    if (!rubric) throw invalidInput('restores', 'must be a version that was published')
    await storeDraft(tx, rubric, admin.id)
  })
}

/** Throws the draft away. */
export async function discardDraft({ db }: Pick<Deps, 'db'>, { lock }: Lock): Promise<RubricState> {
  return changeDraft(db, lock, deleteDraft)
}

async function changeDraft(
  db: Db,
  lock: string,
  change: (tx: Db) => Promise<void>,
): Promise<RubricState> {
  return db.transaction(async (tx) => {
    await lockRubric(tx)
    await readUnchanged(tx, lock)
    await change(tx)
    await notify(tx, scoringTopic)
    return readRubricState({ db: tx })
  })
}

/**
 * The state under that lock; throws `rubric_draft_changed` with the current one when the lock is
 * stale. The caller holds the lock of the rubric.
 */
export async function readUnchanged(tx: Db, lock: string): Promise<RubricState> {
  const current = await readRubricState({ db: tx })
  if (current.lock !== lock) throw new DomainError('rubric_draft_changed', { current })
  return current
}

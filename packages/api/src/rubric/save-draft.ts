import type { Admin } from '@oka/contract/auth'
import { defaultRubric, type RubricState, type SaveDraft } from '@oka/contract/rubric'
import type { Db } from '@oka/db/client'
import { deleteDraft, findDraft, findRubricVersion, lockRubric, storeDraft } from '@oka/db/rubric'
import { notify, scoringTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { readRubricState } from './read-rubric.ts'

type Lock = { version: number | null }

/**
 * Saves the draft, which may be unfinished. Optimistic lock: throws `rubric_draft_changed` with the
 * current state when `version` is stale.
 */
export async function saveDraft(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { rubric, version }: SaveDraft,
): Promise<RubricState> {
  return changeDraft(db, version, (tx) => storeDraft(tx, rubric, admin.id))
}

/** Makes a version that was published the draft again. Throws `invalid_input` for one there is not. */
export async function restoreVersion(
  { db }: Pick<Deps, 'db'>,
  admin: Admin,
  { version, restores }: Lock & { restores: number },
): Promise<RubricState> {
  return changeDraft(db, version, async (tx) => {
    const rubric = restores === 1 ? defaultRubric : await findRubricVersion(tx, restores)
    if (!rubric) throw invalidInput('restores', 'must be a version that was published')
    await storeDraft(tx, rubric, admin.id)
  })
}

/** Throws the draft away. */
export async function discardDraft(
  { db }: Pick<Deps, 'db'>,
  { version }: Lock,
): Promise<RubricState> {
  return changeDraft(db, version, deleteDraft)
}

async function changeDraft(
  db: Db,
  version: number | null,
  change: (tx: Db) => Promise<void>,
): Promise<RubricState> {
  return db.transaction(async (tx) => {
    await lockRubric(tx)
    await refuseStaleDraft(tx, version)
    await change(tx)
    await notify(tx, scoringTopic)
    return readRubricState({ db: tx })
  })
}

/** The caller holds the lock of the rubric. */
export async function refuseStaleDraft(tx: Db, version: number | null): Promise<void> {
  const draft = await findDraft(tx)
  if ((draft?.version ?? null) === version) return
  const current = await readRubricState({ db: tx })
  throw new DomainError('rubric_draft_changed', { current })
}

import type { Admin } from '@oka/contract/auth'
import {
  inLocale,
  type PublishRubric,
  rubric as complete,
  type Rubric,
  type RubricState,
} from '@oka/contract/rubric'
import { appendEvent } from '@oka/db/audit/events'
import type { Db } from '@oka/db/client'
import {
  countLeadsWithFacts,
  deleteDraft,
  insertRubricVersion,
  lockRubric,
  startRescoring,
} from '@oka/db/rubric'
import { updateCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { DomainError, invalidInput } from '../domain-error.ts'
import { readRubricState } from './read-rubric.ts'
import { rescoreLeads } from './rescore-leads.ts'
import { readUnchanged } from './save-draft.ts'

/**
 * Publishes the draft as the next version, by which all leads are scored again in the background.
 * Throws `rubric_draft_changed` with the current state when `lock` is stale, `invalid_input` where
 * there is no draft or it is unfinished, and `criterion_in_use` where it leaves out a criterion that leads
 * have a value for, unless `removes` names it. Nothing is published then.
 */
export async function publishRubric(
  deps: Pick<Deps, 'db' | 'stopping' | 'runInBackground'>,
  admin: Admin,
  { lock, removes }: PublishRubric,
): Promise<RubricState> {
  const state = await deps.db.transaction(async (tx) => {
    await lockRubric(tx)
    const before = await readUnchanged(tx, lock)
    const { draft } = before
    if (!draft) throw invalidInput('lock', 'must be of a draft: there is none to publish')
    const rubric = complete.parse(draft.rubric)
    await refuseLosses(tx, before.rubric, rubric, removes)
    const version = before.version + 1
    await insertRubricVersion(tx, { version, rubric, publishedBy: admin.id })
    await updateCompany(tx, { hotScore: rubric.hotMark })
    await deleteDraft(tx)
    await startRescoring(tx, version)
    await appendEvent(tx, {
      name: 'rubric.published',
      adminId: admin.id,
      data: { version },
      details: changesBetween(auditedFields(before.rubric), auditedFields(rubric)),
    })
    return readRubricState({ db: tx })
  })
  deps.runInBackground(() => rescoreLeads(deps))
  return state
}

/** Values of a criterion that is left out stay with their leads, but are neither shown nor scored. */
async function refuseLosses(
  tx: Db,
  before: Rubric,
  after: Rubric,
  removes: readonly string[],
): Promise<void> {
  const kept = new Set([...after.own.map(({ id }) => id), ...removes])
  const lost = before.own.filter(({ id }) => !kept.has(id))
  const counts = await countLeadsWithFacts(
    tx,
    lost.map(({ id }) => id),
  )
  const inUse = lost.filter(({ id }) => counts.has(id))
  if (inUse.length === 0) return
  const issues = inUse.map(({ id, label }) => ({
    path: id,
    message: `“${inLocale(label, 'en')}” has a value in ${leadsInWords(counts.get(id)!)}: name it in removes to leave it out`,
  }))
  throw new DomainError('criterion_in_use', {
    message: issues.map(({ path, message }) => `${path}: ${message}`).join('; '),
    issues,
  })
}

const leadsInWords = (count: number) => (count === 1 ? 'one lead' : `${count} leads`)

type Fields = Record<string, number | null>

/** Only the fields that differ. */
function changesBetween(before: Fields, after: Fields): { before: Fields; after: Fields } {
  const differing = (fields: Fields, others: Fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name, value]) => others[name] !== value))
  return { before: differing(before, after), after: differing(after, before) }
}

/** Weights and thresholds; the rest stands in the version. */
const auditedFields = ({ weights, own, thresholds, hotMark }: Rubric): Fields => ({
  ...weights,
  ...Object.fromEntries(own.map(({ id, weight }) => [id, weight])),
  warm: thresholds.warm,
  hot: thresholds.hot,
  hotMark,
})

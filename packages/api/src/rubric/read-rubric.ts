import { defaultRubric, type RubricState, type RubricVersion } from '@oka/contract/rubric'
import type { Db } from '@oka/db/client'
import { readDraft, findRescoring, listRubricVersions, readRubric } from '@oka/db/rubric'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'

/** Versions that are listed at most. */
const listedMax = 99

/** The rubric that scores by now, the draft of the next one, and how far the scoring of all leads is. */
export async function readRubricState({ db }: Pick<Deps, 'db'>): Promise<RubricState> {
  const [published, company, drafted, rescoring] = await Promise.all([
    readRubric(db),
    readCompany(db),
    readDraft(db),
    findRescoring(db),
  ])
  const { version, rubric } = published
  return {
    version,
    // The mark is a setting; a version keeps what it was published with.
    rubric: { ...rubric, hotMark: company.hotScore },
    draft: drafted.draft,
    lock: [version, drafted.version, company.hotScore ?? 'none'].join('.'),
    rescoring: rescoring ?? null,
  }
}

/** What was published, the newest first, down to version 1, which came with the product. */
export async function listVersions({ db }: { db: Db }): Promise<RubricVersion[]> {
  const published = await listRubricVersions(db, listedMax)
  const first = { version: 1, rubric: defaultRubric, publishedBy: null, publishedAt: null }
  return [...published, first]
}

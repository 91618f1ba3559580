import type { Rubric } from '@oka/contract/rubric'
import type { CompanySettings } from '@oka/contract/settings'
import type { Db } from '@oka/db/client'
import { readRubric } from '@oka/db/rubric'
import { readCompany } from '@oka/db/settings'

/** What leads are scored by now. */
export type Scoring = { company: CompanySettings; rubric: Rubric; version: number }

export async function readScoring(db: Db): Promise<Scoring> {
  const [company, { rubric, version }] = await Promise.all([readCompany(db), readRubric(db)])
  return { company, rubric, version }
}

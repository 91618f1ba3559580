import type { ModelUsage } from '@oka/contract/model-usage'
import { readBudgetsReached, readModelUsage as readUsed } from '@oka/db/model-usage'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { companyDay } from '../model-meter.ts'

/** Usage of the language model, with the budgets of the settings. */
export async function readModelUsage({
  db,
  assistant,
}: Pick<Deps, 'db' | 'assistant'>): Promise<ModelUsage> {
  const { day, timeZone } = companyDay(await readCompany(db), new Date())
  const [used, reachedAt] = await Promise.all([readUsed(db, day), readBudgetsReached(db, day)])
  return { model: assistant.model, timeZone, ...used, reachedAt }
}

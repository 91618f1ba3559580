import type { Admin } from '@oka/contract/auth'
import type { CompanySettings, UpdateSettings } from '@oka/contract/settings'
import { timeZoneOf } from '@oka/contract/time-zone'
import { appendEvent } from '@oka/db/audit/events'
import { setCountsTimeZone } from '@oka/db/counts'
import { scoreForeignBudgets } from '@oka/db/leads/leads'
import { lockRubric, setHotMarkOfDraft } from '@oka/db/rubric'
import { readCompany, updateCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { scoreAgain } from '../score-again.ts'

/**
 * Updates the given settings, and records the change with old and new values. Other rates trigger
 * scoring again, another time zone counting again, both in the background; the draft of the rubric
 * follows another hot mark.
 */
export async function updateSettings(
  deps: Pick<Deps, 'db' | 'stopping' | 'runInBackground'>,
  admin: Admin,
  input: UpdateSettings,
): Promise<CompanySettings> {
  const { company, isRated, hasMoved } = await deps.db.transaction(async (tx) => {
    if (input.hotScore !== undefined) await lockRubric(tx)
    // Locks the row, so that the values read next are those that will change.
    await updateCompany(tx, {})
    const before = await readCompany(tx)
    await updateCompany(tx, input)
    const after = await readCompany(tx)
    const hasRatesChanged = JSON.stringify(after.rates) !== JSON.stringify(before.rates)
    if (after.hotScore !== before.hotScore) await setHotMarkOfDraft(tx, after.hotScore)
    if (hasRatesChanged) await scoreForeignBudgets(tx)
    const names = Object.keys(input) as (keyof UpdateSettings)[]
    const pick = (from: CompanySettings) =>
      Object.fromEntries(names.map((name) => [name, from[name]]))
    await appendEvent(tx, {
      name: 'settings.changed',
      adminId: admin.id,
      data: { changed: names.join(', ') },
      details: { before: pick(before), after: pick(after) },
    })
    return {
      company: after,
      isRated: hasRatesChanged,
      hasMoved: timeZoneOf(after) !== timeZoneOf(before),
    }
  })
  if (isRated) deps.runInBackground(() => scoreAgain(deps))
  if (hasMoved) deps.runInBackground(() => setCountsTimeZone(deps.db, timeZoneOf(company)))
  return company
}

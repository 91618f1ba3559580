import type { ModelBudgetName } from '@oka/contract/model-usage'
import type { CompanySettings } from '@oka/contract/settings'
import { dayIn, timeZoneOf } from '@oka/contract/time-zone'
import { listAdmins } from '@oka/db/accounts/admins'
import { noteBudgetReached, reserveModelCall, settleModelCall } from '@oka/db/model-usage'
import { insertNotification } from '@oka/db/notifications'
import { readCompany } from '@oka/db/settings'

import type { Deps } from './deps.ts'
import { createFairQueue } from './fair-queue.ts'
import type { ModelMeter } from './ports/models.ts'
import { queueStaffMail } from './staff-mail.ts'

type MeterDeps = Pick<
  Deps,
  | 'db'
  | 'jobs'
  | 'mailTransport'
  | 'vault'
  | 'writeStaffMail'
  | 'frontendUrl'
  | 'log'
  | 'runInBackground'
>

/**
 * Calls that this process counts concurrently. Each holds a connection of the pool while it waits for the locks of
 * other processes or of its conversation; the rest of the pool stays free for other work.
 */
const countedAtOnce = 3

/** Counts calls to a model in the database, against the current budgets. */
export function createModelMeter(deps: MeterDeps): ModelMeter {
  const { db, log, runInBackground } = deps
  /** The day on which each budget was last found exceeded, which saves asking the database again. */
  const noted = new Map<ModelBudgetName, string>()
  const places = createFairQueue(countedAtOnce)

  async function inTurn<Result>(
    conversationId: string | null,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const leave = await places.enter(conversationId ?? '')
    return work().finally(leave)
  }

  /** Not awaited: writing mails takes time, and the visitor waits for the offline assistant's answer. */
  function note(budget: ModelBudgetName, { day, timeZone }: CompanyDay): void {
    if (noted.get(budget) === day) return
    noted.set(budget, day)
    runInBackground(() =>
      notifyAdmins(deps, budget, { day, timeZone }).catch((error: unknown) => {
        // The next refused call retries.
        noted.delete(budget)
        log.warn({ err: error, budget }, 'The admins could not be notified of a budget.')
      }),
    )
  }

  return {
    async reserve({ model, conversationId, most }) {
      const company = await readCompany(db)
      const today = companyDay(company, new Date())
      const key = { day: today.day, conversationId, model }
      const reached = await inTurn(conversationId, () =>
        reserveModelCall(db, key, most, company.modelBudgets),
      )
      if (reached) {
        note(reached, today)
        return undefined
      }
      return {
        settle: (used) =>
          inTurn(conversationId, () => settleModelCall(db, key, { reserved: most, used })).catch(
            (error: unknown) =>
              log.warn({ err: error, model }, 'What a call to the model used stays as reserved.'),
          ),
      }
    },
  }
}

type CompanyDay = { day: string; timeZone: string }

/** The day by which budgets count. */
export function companyDay(company: CompanySettings, now: Date): CompanyDay {
  const timeZone = timeZoneOf(company)
  return { day: dayIn(timeZone, now), timeZone }
}

/** Notifies each admin that a budget was reached, in the app and by mail: once per day and budget. */
async function notifyAdmins(
  deps: MeterDeps,
  budget: ModelBudgetName,
  { day, timeZone }: CompanyDay,
): Promise<void> {
  await deps.db.transaction(async (tx) => {
    if (!(await noteBudgetReached(tx, day, budget))) return
    deps.log.warn(
      { budget, day },
      'A budget of the model is reached: the offline assistant answers.',
    )
    for (const { id, name, email, locale } of await listAdmins(tx)) {
      await insertNotification(tx, { kind: 'budget_reached', adminId: id, budget })
      await queueStaffMail(deps, tx, {
        purpose: `budget:${day}:${budget}:${id}`,
        to: email,
        locale: locale ?? undefined,
        link: `${deps.frontendUrl}/settings#budgets`,
        mail: { kind: 'budget_reached', name, budget, timeZone },
      })
    }
  })
}

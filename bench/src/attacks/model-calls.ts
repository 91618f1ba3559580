import type { ModelBudgets, ModelUsage } from '@oka/contract/model-usage'
import { admin, makeFolder } from '@oka/e2e/testing/server'

import { createCaller } from '../running/clients.ts'
import { type ModelDouble, startModelDouble } from '../running/model-double.ts'
import { startServer } from '../running/server.ts'
import { writeOn } from './message-flood.ts'
import {
  attackers,
  type AttackStage,
  inTime,
  mustBear,
  openAttackStage,
  type Phase,
} from './stage.ts'

const none = { calls: null, tokens: null }

type Plan = { budgets: ModelBudgets; lasts: number }

const full: Plan = {
  budgets: {
    visitor: { calls: 20, tokens: null },
    day: { calls: 400, tokens: 300_000 },
    total: none,
  },
  lasts: 20_000,
}

/**
 * Visitors who have a model answer as often as it does: one, then fifty from as many addresses, at two
 * processes over one database. Throws when the model was called beyond a budget, or others had to wait.
 */
export async function benchModelCalls({ budgets, lasts }: Plan = full): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const model = resources.use(await startModelDouble())
  const env = { OPENAI_API_KEY: 'sk-double', OPENAI_BASE_URL: model.url }
  const stage = await openAttackStage(resources, env)
  const second = await openSecond(resources, stage, env)
  const staff = await signIn(stage)
  await staff.settings.update.mutate({ modelBudgets: budgets })

  const phases: (Phase & { 'model calls': number })[] = []
  const measure = async (phase: string, isOver: () => boolean): Promise<number> => {
    const before = model.calls()
    const measured = await stage.measure(phase, isOver)
    const calls = model.calls() - before
    phases.push({ ...measured, 'model calls': calls })
    return calls
  }

  await measure('before', inTime(lasts / 4))
  for (const addresses of [1, 50]) {
    const isOver = inTime(lasts)
    const counts = new Map<number, number>()
    const flood = Promise.all(
      attackers(addresses).map((address, index) =>
        writeOn(index % 2 ? second : stage, { address, count: 1, isOver, wait: true, counts }),
      ),
    )
    const calls = await measure(`while ${addresses} write`, isOver)
    await flood
    console.log(`${addresses} addresses were answered`, Object.fromEntries(counts))
    if (addresses === 1) mustBe(calls <= budgets.visitor.calls!, `${calls} calls for one visitor`)
  }
  await measure('after', inTime(lasts / 4))
  mustBear(phases, stage.failed)
  mustHold(budgets, await staff.settings.modelUsage.query(), model)
  const notices = await staff.notification.list.query()
  mustBe(notices.length === 2, `${notices.length} notices of two budgets`)
}

async function openSecond(
  resources: AsyncDisposableStack,
  { databaseUrl }: AttackStage,
  env: Record<string, string>,
): Promise<{ port: number }> {
  const { path: dataDir } = resources.use(await makeFolder())
  const settings = { RATE_LIMIT_SCALE: '1', ...env }
  const { url } = resources.use(await startServer({ dataDir, databaseUrl, env: settings }))
  return { port: Number(new URL(url).port) }
}

async function signIn({ url }: AttackStage) {
  const answer = await createCaller(url).auth.login.mutate(admin)
  if (!('accessToken' in answer)) throw new Error('A second factor was asked for.')
  return createCaller(url, answer.accessToken)
}

function mustHold(budgets: ModelBudgets, { day }: ModelUsage, model: ModelDouble): void {
  console.log(`The model was called ${model.calls()} times; counted:`, day)
  mustBe(day.calls === model.calls(), 'calls that were not counted')
  mustBe(day.calls <= budgets.day.calls!, `${day.calls} calls of ${budgets.day.calls}`)
  mustBe(day.tokens <= budgets.day.tokens!, `${day.tokens} tokens of ${budgets.day.tokens}`)
}

function mustBe(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(`There were ${otherwise}.`)
}

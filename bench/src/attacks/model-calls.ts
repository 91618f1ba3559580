import type { ModelBudgets } from '@oka/contract/model-usage'

import { createCaller, signIn } from '../running/clients.ts'
import { type Attack } from './attack.ts'
import { writeOn } from './message-flood.ts'

export const budgets = {
  visitor: { calls: 20, tokens: null },
  day: { calls: 400, tokens: 300_000 },
  total: { calls: null, tokens: null },
} satisfies ModelBudgets

/** Visitors who have a paid model answer as often as it does. */
export const modelCalls: Attack = {
  name: 'model-calls',
  what: 'visitors who have a paid model answer without end',
  amount: 50,
  usesModel: true,
  prepare: async ({ url }) => {
    const staff = createCaller(url, await signIn(url))
    await staff.settings.update.mutate({ modelBudgets: budgets })
    return []
  },
  play: (target, play) => writeOn(target, play, true),
}

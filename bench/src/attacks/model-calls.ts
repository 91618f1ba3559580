import type { ModelBudgets } from '@oka/contract/model-usage'

import { type Attack } from './attack.ts'
import { writeOn } from './message-flood.ts'
import { signIn } from './sign-in.ts'

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
    const staff = await signIn(url)
    await staff.settings.update.mutate({ modelBudgets: budgets })
    return []
  },
  play: (target, play) => writeOn(target, play, true),
}

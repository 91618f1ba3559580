import {
  providerCheck,
  providerState,
  removeProvider as removeInput,
  saveProvider as saveInput,
  testProvider as testInput,
} from '@oka/contract/model-provider'

import { adminProcedure, router } from '../trpc.ts'
import { readProviderState } from './read-provider.ts'
import { removeProvider, saveProvider, testProvider } from './save-provider.ts'

export const providerRouter = router({
  read: adminProcedure.output(providerState).query(({ ctx }) => readProviderState(ctx)),

  test: adminProcedure
    .input(testInput)
    .output(providerCheck)
    .mutation(({ ctx, input }) => testProvider(ctx, ctx.admin, input)),

  save: adminProcedure
    .input(saveInput)
    .output(providerState)
    .mutation(({ ctx, input }) => saveProvider(ctx, ctx.admin, input)),

  remove: adminProcedure
    .input(removeInput)
    .output(providerState)
    .mutation(({ ctx, input }) => removeProvider(ctx, ctx.admin, input)),
})

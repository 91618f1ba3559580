import { chainChecked, eventPage, listEvents as listInput } from '@oka/contract/event'
import { checkChain } from '@oka/db/audit/event-chain'

import { adminProcedure, router } from '../trpc.ts'
import { listEvents } from './list-events.ts'

export const auditRouter = router({
  list: adminProcedure
    .input(listInput)
    .output(eventPage)
    .query(({ ctx, input }) => listEvents(ctx, input)),

  check: adminProcedure
    .output(chainChecked)
    .query(async ({ ctx }) => checkChain(ctx.db, ctx.audit.keys, await ctx.audit.readAnchors())),
})

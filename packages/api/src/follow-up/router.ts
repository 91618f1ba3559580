import {
  closeFollowUp as closeInput,
  followUp,
  followUpById,
  followUpCounts,
  followUpOwner,
  followUpPage,
  listFollowUps as listInput,
} from '@oka/contract/follow-up'
import { countFollowUps, listFollowUpsOf } from '@oka/db/chat/follow-ups'
import { z } from 'zod'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { closeFollowUp, reopenFollowUp } from './close-follow-up.ts'
import { listFollowUps } from './list-follow-ups.ts'

/** Of one visitor; more are not expected. */
const ofVisitorMax = 100

export const followUpRouter = router({
  list: viewerProcedure
    .input(listInput)
    .output(followUpPage)
    .query(({ ctx, input }) => listFollowUps(ctx, input)),

  ofVisitor: viewerProcedure
    .input(followUpOwner)
    .output(z.array(followUp))
    .query(({ ctx, input }) => listFollowUpsOf(ctx.db, input, ofVisitorMax)),

  count: viewerProcedure.output(followUpCounts).query(({ ctx }) => countFollowUps(ctx.db)),

  close: agentProcedure
    .input(closeInput)
    .output(followUp)
    .mutation(({ ctx, input }) => closeFollowUp(ctx, ctx.admin, input)),

  reopen: agentProcedure
    .input(followUpById)
    .output(followUp)
    .mutation(({ ctx, input }) => reopenFollowUp(ctx, ctx.admin, input.id)),
})

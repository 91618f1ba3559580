import {
  cannedReply,
  cannedReplyById,
  cannedReplyDeleted,
  saveCannedReply as saveInput,
} from '@oka/contract/canned-reply'
import { listCannedReplies } from '@oka/db/chat/canned-replies'
import { z } from 'zod'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { deleteCannedReply, saveCannedReply } from './save-canned-reply.ts'

export const cannedReplyRouter = router({
  list: viewerProcedure.output(z.array(cannedReply)).query(({ ctx }) => listCannedReplies(ctx.db)),

  save: agentProcedure
    .input(saveInput)
    .output(cannedReply)
    .mutation(({ ctx, input }) => saveCannedReply(ctx, ctx.admin, input)),

  delete: agentProcedure
    .input(cannedReplyById)
    .output(cannedReplyDeleted)
    .mutation(({ ctx, input }) => deleteCannedReply(ctx, ctx.admin, input.id)),
})

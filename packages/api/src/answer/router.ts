import {
  answerById,
  answerCard,
  listRatedAnswers as listInput,
  rateAnswer as rateInput,
  ratedAnswerPage,
  settleAnswer as settleInput,
} from '@oka/contract/answer'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { listRatings } from './list-ratings.ts'
import { rateAnswer, settleAnswer } from './rate-answer.ts'
import { readAnswer } from './read-answer.ts'

export const answerRouter = router({
  read: viewerProcedure
    .input(answerById)
    .output(answerCard)
    .query(({ ctx, input }) => readAnswer(ctx, input.messageId)),

  list: viewerProcedure
    .input(listInput)
    .output(ratedAnswerPage)
    .query(({ ctx, input }) => listRatings(ctx, input)),

  rate: agentProcedure
    .input(rateInput)
    .output(answerCard)
    .mutation(({ ctx, input }) => rateAnswer(ctx, ctx.admin, input)),

  settle: agentProcedure
    .input(settleInput)
    .output(answerCard)
    .mutation(({ ctx, input }) => settleAnswer(ctx, ctx.admin, input)),
})

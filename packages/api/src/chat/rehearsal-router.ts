import {
  playConversation as playInput,
  playedConversation,
  playedVisitor,
  playVisitor as visitorInput,
  rehearsal,
  rehearsalById,
  rehearsalDeleted,
  rehearsalList,
  rehearsalsMax,
  rehearsedTurn,
  rehearseTurn as turnInput,
  saveRehearsal as saveInput,
} from '@oka/contract/rehearsal'
import { listRehearsals } from '@oka/db/rehearsals'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { playConversation } from './play-conversation.ts'
import { playVisitor } from './play-visitor.ts'
import { rehearseTurn } from './rehearse-turn.ts'
import { deleteRehearsal, saveRehearsal } from './save-rehearsal.ts'

const never = new AbortController().signal

/** The playground: mutations, since each costs calls to a model, although nothing of a conversation is stored. */
export const rehearsalRouter = router({
  list: viewerProcedure
    .output(rehearsalList)
    .query(({ ctx }) => listRehearsals(ctx.db, rehearsalsMax)),

  save: agentProcedure
    .input(saveInput)
    .output(rehearsal)
    .mutation(({ ctx, input }) => saveRehearsal(ctx, ctx.admin, input)),

  delete: agentProcedure
    .input(rehearsalById)
    .output(rehearsalDeleted)
    .mutation(({ ctx, input }) => deleteRehearsal(ctx, ctx.admin, input.id)),

  turn: agentProcedure
    .input(turnInput)
    .output(rehearsedTurn)
    .mutation(({ ctx, input, signal = never }) => rehearseTurn(ctx, ctx.admin, input, signal)),

  play: agentProcedure
    .input(playInput)
    .output(playedConversation)
    .mutation(({ ctx, input, signal = never }) => playConversation(ctx, ctx.admin, input, signal)),

  visitor: agentProcedure
    .input(visitorInput)
    .output(playedVisitor)
    .mutation(({ ctx, input, signal = never }) => playVisitor(ctx, ctx.admin, input, signal)),
})

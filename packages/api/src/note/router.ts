import {
  addNote as addInput,
  note,
  noteById,
  noteDeleted,
  notesOfConversation,
} from '@oka/contract/note'
import { z } from 'zod'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { addNote, deleteNote } from './add-note.ts'
import { listNotes } from './list-notes.ts'

export const noteRouter = router({
  list: viewerProcedure
    .input(notesOfConversation)
    .output(z.array(note))
    .query(({ ctx, input }) => listNotes(ctx, input.conversationId)),

  add: agentProcedure
    .input(addInput)
    .output(note)
    .mutation(({ ctx, input }) => addNote(ctx, ctx.admin, input)),

  delete: agentProcedure
    .input(noteById)
    .output(noteDeleted)
    .mutation(({ ctx, input }) => deleteNote(ctx, ctx.admin, input.id)),
})

import { mail, mailById, mailDetail, mailFilter } from '@oka/contract/mail'
import { z } from 'zod'

import { router, viewerProcedure } from '../trpc.ts'
import { listMails, readMail } from './read-mail.ts'

export const mailRouter = router({
  list: viewerProcedure
    .meta({
      openapi: {
        method: 'GET',
        path: '/mails',
        summary: 'The outbox, newest first',
        tags: ['Mails'],
        protect: true,
      },
    })
    .input(mailFilter)
    .output(z.array(mail))
    .query(({ ctx, input }) => listMails(ctx, ctx.admin, input)),

  byId: viewerProcedure
    .input(mailById)
    .output(mailDetail)
    .query(({ ctx, input }) => readMail(ctx, ctx.admin, input.id)),
})

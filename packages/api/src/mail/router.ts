import { mail, mailById, mailDetail, mailFilter } from '@oka/contract/mail'
import { findMail, listMails } from '@oka/db/mails'
import { z } from 'zod'

import { DomainError } from '../domain-error.ts'
import { router, viewerProcedure } from '../trpc.ts'

const newest = 200

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
    .query(({ ctx, input }) => listMails(ctx.db, input.leadId, newest)),

  byId: viewerProcedure
    .input(mailById)
    .output(mailDetail)
    .query(async ({ ctx, input }) => {
      const found = await findMail(ctx.db, input.id)
      if (!found) throw new DomainError('mail_not_found')
      return found
    }),
})

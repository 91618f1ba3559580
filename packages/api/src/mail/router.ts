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
        description:
          'The latest 200, or those to one lead. Mails about accounts are visible to admins only. A mail is `queued`, ' +
          'then `sending`, then `sent` or, when the provider refused it, `failed`. `unconfirmed` means that the ' +
          'provider may have accepted it but its response was lost: such a mail is not retried automatically. ' +
          '`kept` mails were written while no provider was configured.',
        answer: 'The mails, newest first.',
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

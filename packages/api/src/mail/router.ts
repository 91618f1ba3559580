import {
  changedMail,
  listMails as listInput,
  listSuppressions as listSuppressionsInput,
  mailById,
  mailDetail,
  mailPage,
  suppressAddress as suppressInput,
  suppressionPage,
} from '@oka/contract/mail'

import { agentProcedure, router, viewerProcedure } from '../trpc.ts'
import { listMails, readMail } from './read-mail.ts'
import { cancelScheduled, sendAgain } from './send-again.ts'
import { allowAddress, listSuppressions, suppressAddress } from './suppress-address.ts'

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
          'Newest first; the next page is in the `Link` header. Mails about accounts are visible to admins only. A ' +
          'mail is `scheduled` or `queued`, then `sending`, then `sent` or, when the provider refused it, `failed`. Where the ' +
          'provider calls the webhook, a sent mail becomes `delivered`, `bounced` or `complained`. `unconfirmed` ' +
          'means that the provider may have accepted it but its response was lost: such a mail is not retried ' +
          'automatically. A `suppressed` mail was not sent, since its address is on the suppression list. `kept` ' +
          'mails were written while no provider was configured.',
        answer: 'The mails, newest first.',
      },
    })
    .input(listInput)
    .output(mailPage)
    .query(({ ctx, input }) => listMails(ctx, ctx.admin, input)),

  byId: viewerProcedure
    .input(mailById)
    .output(mailDetail)
    .query(({ ctx, input }) => readMail(ctx, ctx.admin, input.id)),

  sendAgain: agentProcedure
    .input(mailById)
    .output(changedMail)
    .mutation(({ ctx, input }) => sendAgain(ctx, ctx.admin, input.id)),

  cancel: agentProcedure
    .input(mailById)
    .output(changedMail)
    .mutation(({ ctx, input }) => cancelScheduled(ctx, ctx.admin, input.id)),

  suppressions: viewerProcedure
    .input(listSuppressionsInput)
    .output(suppressionPage)
    .query(({ ctx, input }) => listSuppressions(ctx, input)),

  suppress: agentProcedure
    .input(suppressInput)
    .output(suppressInput)
    .mutation(({ ctx, input }) => suppressAddress(ctx, ctx.admin, input)),

  allow: agentProcedure
    .input(suppressInput)
    .output(suppressInput)
    .mutation(({ ctx, input }) => allowAddress(ctx, ctx.admin, input)),
})

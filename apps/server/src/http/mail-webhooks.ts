import type { Deps } from '@oka/api/deps'
import { DomainError, invalidInput } from '@oka/api/domain-error'
import { receiveReports } from '@oka/api/mail/receive-reports'
import type { ReadMailReports, WebhookRefusal } from '@oka/api/ports'
import type { FastifyInstance } from 'fastify'

import { sendProblem } from './problem-reply.ts'

/** Bytes of one call: SendGrid gathers the events of some seconds. */
const reportsMaxBytes = 2 * 1024 * 1024

export type MailWebhookOptions = {
  /** A reader for each provider that is listened to, by its name. */
  mailReports: ReadonlyMap<string, ReadMailReports>
}

/**
 * The webhooks by which mail providers report what became of a mail. A call is verified over the
 * bytes of its body as they came. A provider without a key is answered 404.
 */
export async function registerMailWebhooks(
  server: FastifyInstance,
  deps: Pick<Deps, 'db'>,
  { mailReports }: MailWebhookOptions,
): Promise<void> {
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.post<{ Params: { provider: string } }>(
      '/api/webhooks/mail/:provider',
      { bodyLimit: reportsMaxBytes },
      async (request, reply) => {
        try {
          const read = mailReports.get(request.params.provider)
          if (!read) throw new DomainError('not_found')
          const { headers } = request
          const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
          const reports = read({ body, headers })
          if ('refused' in reports) throw toProblem(reports)
          await receiveReports(deps, reports)
          return await reply.status(204).send()
        } catch (error) {
          return sendProblem(reply, error)
        }
      },
    )
  })
}

function toProblem({ refused, reason }: WebhookRefusal): DomainError {
  if (refused === 'body') return invalidInput('body', reason)
  return new DomainError('unauthenticated', { message: `${reason}.` })
}

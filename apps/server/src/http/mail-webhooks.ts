import type { Deps } from '@oka/api/deps'
import { DomainError, invalidInput } from '@oka/api/domain-error'
import { receiveMail } from '@oka/api/chat/receive-mail'
import { receiveReports } from '@oka/api/mail/receive-reports'
import type {
  ReadMailReports,
  ReadReceivedMail,
  WebhookCall,
  WebhookRefusal,
} from '@oka/api/ports/mail'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { sendProblem } from './problem-reply.ts'

/** Bytes of one call: SendGrid gathers the events of some seconds. */
const reportsMaxBytes = 2 * 1024 * 1024
/** Bytes of a mail that comes in, with its attachments, which are not kept. */
const mailMaxBytes = 12 * 1024 * 1024
/** Calls whose bodies are held at once: providers call again after a refusal. */
const atWorkMax = 16

export type MailWebhookOptions = {
  /** A reader for each provider that is listened to, by its name. */
  mailReports: ReadonlyMap<string, ReadMailReports>
  /** The same for mails that come in; empty where none are received. */
  receivedMails: ReadonlyMap<string, ReadReceivedMail>
}

/**
 * The webhooks by which mail providers report what became of a mail. A call is verified over the
 * bytes of its body as they came. A provider without a key is answered 404.
 */
export async function registerMailWebhooks(
  server: FastifyInstance,
  deps: Deps,
  { mailReports, receivedMails }: MailWebhookOptions,
): Promise<void> {
  let atWork = 0
  function takePlace({ raw }: FastifyReply): void {
    if (atWork >= atWorkMax) throw new DomainError('too_many_requests', { retryAfter: 5 })
    atWork += 1
    raw.once('close', () => (atWork -= 1))
  }

  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    // Refused before the body is read.
    scope.addHook<Named>('onRequest', async (request, reply) => {
      try {
        const { url = '' } = request.routeOptions
        const readers = url.endsWith(inbound) ? receivedMails : mailReports
        if (!readers.has(request.params.provider)) throw new DomainError('not_found')
        await deps.limits.count('address_calls', request.ip)
        takePlace(reply)
      } catch (error) {
        return sendProblem(reply, error)
      }
    })
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.post<Named>(path, { bodyLimit: reportsMaxBytes, ...anyBody }, (request, reply) =>
      answer(reply, async () => {
        const { provider } = request.params
        const call = callOf(request)
        const reports = mailReports.get(provider)!(call)
        if ('refused' in reports) throw toProblem(reports)
        await receiveReports(deps, reports)
        // Resend tells of both kinds at one address.
        const readMail = provider === 'resend' ? receivedMails.get(provider) : undefined
        if (readMail) await receive(deps, await readMail(call))
      }),
    )
    scope.post<Named>(path + inbound, { bodyLimit: mailMaxBytes, ...anyBody }, (request, reply) =>
      answer(reply, async () => {
        const read = receivedMails.get(request.params.provider)!
        await receive(deps, await read(callOf(request)))
      }),
    )
  })
}

type Named = { Params: { provider: string } }

const path = '/api/webhooks/mail/:provider'
const inbound = '/inbound'
/** Forms as well, which the rest of the API refuses. */
const anyBody = { config: { takesAnyBody: true } }

function callOf({ body, headers }: FastifyRequest): WebhookCall {
  return { headers, body: Buffer.isBuffer(body) ? body : Buffer.alloc(0) }
}

async function answer(reply: FastifyReply, work: () => Promise<void>): Promise<FastifyReply> {
  try {
    await work()
    return await reply.status(204).send()
  } catch (error) {
    return sendProblem(reply, error)
  }
}

async function receive(deps: Deps, mail: Awaited<ReturnType<ReadReceivedMail>>): Promise<void> {
  if (mail && 'refused' in mail) throw toProblem(mail)
  if (mail) await receiveMail(deps, mail)
}

function toProblem({ refused, reason }: WebhookRefusal): DomainError {
  if (refused === 'body') return invalidInput('body', reason)
  return new DomainError('unauthenticated', { message: `${reason}.` })
}

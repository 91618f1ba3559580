import { randomUUID } from 'node:crypto'

import { receiveAnswer } from '@oka/api/chat/receive-answer'
import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { problemOf } from '@oka/api/problem-of'
import type { PageNotice, WebPage } from '@oka/api/ports/report'
import { readLogo } from '@oka/api/report/read-logo'
import { findDocument } from '@oka/api/report/current-version'
import { findLink } from '@oka/api/report/share-report'
import { messageMaxLength } from '@oka/contract/limits'
import { text } from '@oka/contract/text'
import { findLatestConversationOf } from '@oka/db/chat/conversations'
import { idOfName } from '@oka/db/id'
import type { OpenLink } from '@oka/db/report-links'
import { readCompany } from '@oka/db/settings'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { describeClient } from './context.ts'
import { httpStatusOf } from './problem-reply.ts'

const path = '/report'
const answerPath = '/report/answer'
/** Bytes of a form: the longest answer, each character percent-encoded. */
const formMaxBytes = 64 * 1024

const token = z.string().max(2000)
const form = z.object({ token, key: z.uuid(), content: z.string() })

type Answered = { notice: PageNotice; typed: string; status: number }
const nothingSent: Answered = { notice: null, typed: '', status: 200 }

/**
 * `/report`: the page that a link to a report opens, and the form by which its client answers. It
 * needs no script and asks for nothing; the link's token is its one credential, and shows nothing of
 * the conversation.
 */
export async function registerReportPage(server: FastifyInstance, deps: Deps): Promise<void> {
  server.get(path, (request, reply) =>
    answer(deps, request, reply, async () => {
      const query = z.object({ token, sent: z.string().optional() }).safeParse(request.query)
      if (!query.success) throw new DomainError('link_not_found')
      const isSent = query.data.sent !== undefined
      // Returning from the form is no opening, nor is a preview that reads the headers alone.
      const isOpening = !isSent && request.method === 'GET'
      const link = await findLink(deps, query.data.token, { isOpening })
      const notice = isSent ? 'sent' : null
      return sendPage(deps, reply, { link, token: query.data.token, ...nothingSent, notice })
    }),
  )
  await server.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: formMaxBytes },
      (_, body, done) => done(null, Object.fromEntries(new URLSearchParams(String(body)))),
    )
    scope.post(answerPath, (request, reply) =>
      answer(deps, request, reply, async () => {
        const { data } = form.safeParse(request.body)
        if (!data) throw new DomainError('link_not_found')
        const link = await findLink(deps, data.token)
        const answered = await receive(deps, request, link, data)
        if (answered.notice === 'sent') {
          const query = new URLSearchParams({ token: data.token, sent: '1' })
          return reply.redirect(`${path}?${query.toString()}`, 303)
        }
        return sendPage(deps, reply, { link, token: data.token, ...answered })
      }),
    )
  })
}

/** A page is the answer also to what is refused. */
async function answer(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
  respond: () => Promise<FastifyReply>,
): Promise<FastifyReply> {
  try {
    await deps.limits.count('visitor_calls', request.ip)
    return await respond()
  } catch (error) {
    const { problem, details } = problemOf(error)
    const isGone = problem === 'link_not_found' || problem === 'report_not_found'
    if (!isGone) throw new DomainError(problem, details)
    const locale = describeClient(request.ip, request.headers).locale ?? 'fr'
    const { writeGonePage } = await import('@oka/mail/report-page')
    return send(reply.status(404), writeGonePage({ locale }))
  }
}

type Shown = Answered & { link: OpenLink; token: string }

async function sendPage(
  deps: Deps,
  reply: FastifyReply,
  { link, token: given, notice, typed, status }: Shown,
): Promise<FastifyReply> {
  const [{ document }, conversation, { sites }] = await Promise.all([
    findDocument(deps.db, link.leadId, link.version ?? undefined),
    findLatestConversationOf(deps.db, link.leadId),
    readCompany(deps.db),
  ])
  const { writeReportPage } = await import('@oka/mail/report-page')
  const query = new URLSearchParams({ token: given })
  const page = writeReportPage({
    document,
    logo: await readLogo(deps.db, document),
    pdfUrl: `/api/reports/${link.leadId}/pdf?${query.toString()}`,
    answer: { action: answerPath, token: given, key: randomUUID(), typed },
    chatUrl: ownPage(conversation?.page ?? null, [...sites, deps.publicUrl]),
    notice,
  })
  return send(reply.status(status), page)
}

/** The page that the visitor wrote from, where it is one of ours: its address is the visitor's word. */
function ownPage(page: string | null, sites: readonly string[]): string | null {
  const origin = page === null ? undefined : URL.parse(page)?.origin
  return sites.some((site) => new URL(site).origin === origin) ? page : null
}

/** Nothing but the page itself: no script, no request, no frame, and no trace of the link elsewhere. */
function send(reply: FastifyReply, { html, styleHash }: WebPage): FastifyReply {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${styleHash}'`,
    'img-src data:',
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ]
  return reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', policy.join('; '))
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .header('x-robots-tag', 'noindex, nofollow')
    .send(html)
}

/** Stores an answer once: the key of the form, which is sent again by a double click, names it. */
async function receive(
  deps: Deps,
  request: FastifyRequest,
  link: OpenLink,
  { key, content: typed }: z.infer<typeof form>,
): Promise<Answered> {
  if (typed.trim() === '') return { notice: 'empty', typed, status: 400 }
  const content = text(messageMaxLength, 1).safeParse(typed.replaceAll('\r\n', '\n'))
  if (!content.success) {
    const isLong = typed.length > messageMaxLength
    return { notice: isLong ? 'too_long' : 'empty', typed, status: 400 }
  }
  try {
    await deps.limits.count('address_messages', request.ip)
    const conversation = await findLatestConversationOf(deps.db, link.leadId)
    if (!conversation) throw new DomainError('conversation_not_found')
    await deps.limits.count('chat_send', conversation.id)
    await receiveAnswer(deps, {
      conversationId: conversation.id,
      clientMessageId: idOfName(`report-answer:${link.id}:${key}`),
      content: content.data,
      via: 'report',
    })
    return { notice: 'sent', typed: '', status: 200 }
  } catch (error) {
    const { problem } = problemOf(error)
    if (problem === 'internal_error') request.log.error({ err: error }, 'An answer was not stored.')
    const notice = problem === 'too_many_requests' ? 'too_many' : 'failed'
    return { notice, typed, status: httpStatusOf(problem) }
  }
}

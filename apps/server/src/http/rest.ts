import type { Deps } from '@oka/api/deps'
import { directProcedures } from '@oka/api/call-directly'
import { readMailHtml } from '@oka/api/mail/read-mail'
import { readPreview } from '@oka/api/report/draft-mail'
import { readReportPdf } from '@oka/api/report/read-pdf'
import { findLink } from '@oka/api/report/share-report'
import { appRouter } from '@oka/api/router'
import type { Meta, RestOperation, Who } from '@oka/api/trpc'
import { DomainError, invalidInput } from '@oka/api/domain-error'
import { hasRole } from '@oka/contract/has-role'
import { mailById } from '@oka/contract/mail'
import { reportOfLead } from '@oka/contract/report'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { bearerOf, type ContextOptions, createContext, identify } from './context.ts'
import { signalOf } from './call-signal.ts'
import { sendProblem } from './problem-reply.ts'

type Procedure = { _def: { type: 'query' | 'mutation' | 'subscription'; meta?: Meta } }
export type RestProcedure = RestOperation & {
  name: string
  type: Procedure['_def']['type']
  who: Who
}

/** The procedures that are also REST, as their `meta` says. */
export function listRestProcedures(): RestProcedure[] {
  const procedures = Object.entries(
    appRouter._def.procedures as unknown as Record<string, Procedure>,
  )
  return procedures.flatMap(([name, { _def }]) => {
    const { type, meta } = _def
    if (!meta?.openapi) return []
    if (!meta.who) throw new Error(`${name} does not say who may call it.`)
    return [{ name, type, who: meta.who, ...meta.openapi }]
  })
}

/** REST is thin: each route calls the procedure of that name with path, query and body as its input. */
export function registerRest(server: FastifyInstance, deps: Deps, options: ContextOptions): void {
  for (const { name, method, path } of listRestProcedures()) {
    const { call } = directProcedures.get(name)!
    server.route({
      method,
      url: `/api${path.replaceAll(/\{(\w+)\}/g, ':$1')}`,
      handler: async (request, reply) => {
        try {
          const output = await call({
            ctx: await createContext(deps, request, reply, options),
            readInput: () => readInput(request, method),
            openSignal: () => signalOf(reply),
          })
          return sendOutput(request, reply, output)
        } catch (error) {
          return sendProblem(reply, error)
        }
      },
    })
  }
  server.get('/api/reports/:leadId/pdf', (request, reply) => sendPdf(deps, request, reply))
  server.get('/api/reports/:leadId/mail', (request, reply) => sendPreview(deps, request, reply))
  server.get('/api/mails/:id/html', (request, reply) => sendMailHtml(deps, request, reply))
}

/** What is sent in a body stays there: a URL is kept by every log and proxy on the way. */
function readInput(
  { body, params, query }: FastifyRequest,
  method: RestProcedure['method'],
): unknown {
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) {
    throw invalidInput('body', 'must be an object')
  }
  const isInUrl = method === 'GET' || method === 'DELETE'
  const input = { ...body, ...(params as object) }
  return isInUrl ? { ...(query as object), ...input } : input
}

type Page = { items: unknown[]; nextCursor: string | null }

const isPage = (output: unknown): output is Page =>
  typeof output === 'object' && output !== null && 'items' in output && 'nextCursor' in output

/** A page is sent as an array; where it goes on is in the `Link` header (RFC 8288). */
function sendOutput(request: FastifyRequest, reply: FastifyReply, output: unknown): FastifyReply {
  if (!isPage(output)) return reply.send(output)
  if (output.nextCursor !== null) {
    // Two slashes at the start would begin a host.
    const next = new URL(request.url.replace(/^\/+/, '/'), 'http://localhost')
    next.searchParams.set('cursor', output.nextCursor)
    reply.header('link', `<${next.pathname}${next.search}>; rel="next"`)
  }
  return reply.send(output.items)
}

/** The token of a link, which opens that one thing and nothing else. */
const linkToken = ({ query }: FastifyRequest, maxLength = 2000): string | undefined => {
  const { token } = query as { token?: unknown }
  return typeof token === 'string' && token.length <= maxLength ? token : undefined
}

/** Asked for with the score, which no link opens. */
const isForStaff = ({ query }: FastifyRequest): boolean =>
  (query as { copy?: unknown }).copy === 'staff'

async function sendPdf(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { leadId } = reportOfLead.parse(request.params)
    const token = linkToken(request)
    const link = token === undefined ? undefined : await requireLink(deps, request, token)
    if (!link) await requireViewer(deps, request)
    else if (link.leadId !== leadId) throw new DomainError('link_not_found')
    const copy = !link && isForStaff(request) ? 'staff' : 'client'
    const { name, pdf } = await readReportPdf(deps, leadId, { link, copy })
    return await reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="${name}"`)
      .header('cache-control', 'private, no-store')
      // The link stays out of the Referer of whatever the PDF leads to.
      .header('referrer-policy', 'no-referrer')
      .send(pdf)
  } catch (error) {
    return sendProblem(reply, error)
  }
}

async function requireLink(deps: Deps, { ip }: FastifyRequest, token: string) {
  await deps.limits.count('visitor_calls', ip)
  return findLink(deps, token)
}

async function requireViewer(deps: Deps, request: FastifyRequest): Promise<void> {
  const identity = await identify(deps, bearerOf(request))
  if (identity?.principal.kind !== 'staff') {
    await deps.limits.count('visitor_calls', request.ip)
    throw new DomainError('unauthenticated')
  }
  const { admin } = identity.principal
  await deps.limits.count('staff_calls', String(admin.id))
  if (!hasRole(admin.role, 'viewer')) throw new DomainError('forbidden')
}

/** A mail may do nothing but be looked at, in a frame of the admin app. */
const mailPolicy = (frontendUrl: string) =>
  `default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox; frame-ancestors 'self' ${new URL(frontendUrl).origin}`

async function sendMailHtml(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { id } = mailById.parse(request.params)
    await deps.limits.count('visitor_calls', request.ip)
    const html = await readMailHtml(deps, id, linkToken(request) ?? '')
    return sendFramed(deps, reply, html)
  } catch (error) {
    return sendProblem(reply, error)
  }
}

/** A mail that is being written. */
async function sendPreview(
  deps: Deps,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  try {
    const { leadId } = reportOfLead.parse(request.params)
    await deps.limits.count('visitor_calls', request.ip)
    const sealed = linkToken(request, draftMaxLength) ?? ''
    return sendFramed(deps, reply, await readPreview(deps, leadId, sealed))
  } catch (error) {
    return sendProblem(reply, error)
  }
}

/** Characters of an encrypted draft: as many as the headers of a request may have. */
const draftMaxLength = 14_000

const sendFramed = (
  { frontendUrl }: Pick<Deps, 'frontendUrl'>,
  reply: FastifyReply,
  html: string,
) =>
  reply
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', mailPolicy(frontendUrl))
    .removeHeader('x-frame-options')
    .header('cache-control', 'private, no-store')
    .header('referrer-policy', 'no-referrer')
    .send(html)

import type { Context, Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { type AppRouter, appRouter } from '@oka/api/router'
import { logoMaxBytes } from '@oka/contract/letterhead'
import { batchMaxCalls, bodyMaxBytes } from '@oka/contract/limits'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { TRPCRequestInfo } from '@trpc/server/http'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

import { type ContextOptions, createContext } from './context.ts'
import { logFailure } from '../log-failure.ts'
import { sendProblem } from './problem-reply.ts'
import { type AnswerOptions, answerPlainCalls, longestWait, readPlainCalls } from './trpc-calls.ts'

/** A logo in base64, and what any body may have. */
const letterheadMaxBytes = Math.ceil(logoMaxBytes / 3) * 4 + bodyMaxBytes

/**
 * Whether a call has its answer for itself. A cookie is for one answer: of several sign-ins in a batch
 * it would keep one, and a stream has sent its head before there is one.
 */
const isAlone = ({ calls, accept }: TRPCRequestInfo): boolean =>
  calls.length === 1 && accept !== 'application/jsonl'

/** tRPC over HTTP: calls, batches, and subscriptions as server-sent events. */
export async function registerTrpc(
  server: FastifyInstance,
  deps: Deps,
  options: ContextOptions,
): Promise<void> {
  await server.register(async (scope) => {
    // tRPC reads the body itself.
    scope.removeContentTypeParser('application/json')
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) =>
      done(null, body),
    )
    const answer = answerWith(server, deps, options)
    scope.all<{ Params: { path: string } }>('/trpc/:path', (request, reply) => {
      const { path } = request.params
      // The batch handler answers a path without calls with a crash of its own.
      if (path === '') return sendProblem(reply, new DomainError('not_found'))
      // The adapter makes a Request of it, which cannot be a TRACE. https://fetch.spec.whatwg.org/#forbidden-method
      if (request.method === 'TRACE') {
        return sendProblem(reply, new DomainError('method_not_allowed'))
      }
      return answer(path, request, reply)
    })
    const withLogo = 'settings.updateLetterhead'
    scope.post(`/trpc/${withLogo}`, { bodyLimit: letterheadMaxBytes }, (request, reply) =>
      answer(withLogo, request, reply),
    )
  })
}

type Answer = (path: string, request: FastifyRequest, reply: FastifyReply) => Promise<unknown>

/** Plain calls are answered by ours, streams and what else there is by tRPC's adapter. */
const answerWith =
  (server: FastifyInstance, deps: Deps, options: ContextOptions): Answer =>
  async (path, request, reply) => {
    const onError: AnswerOptions['onError'] = (failure) =>
      logFailure({ log: request.log, readiness: server.readiness }, failure)
    const plain = readPlainCalls(request, path)
    if (plain) {
      const isLone = plain.paths.length === 1
      const createOwn = () => createContextFor(deps, { request, reply, options, isLone })
      return answerPlainCalls(reply, plain, { createContext: createOwn, onError })
    }
    return fastifyRequestHandler<AppRouter, typeof request, typeof reply>({
      router: appRouter,
      req: request,
      res: reply,
      path,
      maxBatchSize: batchMaxCalls,
      createContext: async ({ info }) =>
        createContextFor(deps, { request, reply, options, isLone: isAlone(info) }),
      responseMeta: ({ errors }) => {
        const seconds = longestWait(errors)
        return seconds > 0 ? { headers: { 'retry-after': String(seconds) } } : {}
      },
      onError,
    })
  }

function createContextFor(
  deps: Deps,
  given: { request: FastifyRequest; reply: FastifyReply; options: ContextOptions; isLone: boolean },
): Context | Promise<Context> {
  const created = createContext(deps, given.request, given.reply, given.options)
  if (given.isLone) return created
  return created instanceof Promise ? created.then(withoutCookie) : withoutCookie(created)
}

const withoutCookie = (ctx: Context): Context => ({ ...ctx, refreshCookie: null })

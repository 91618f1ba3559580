import type { Deps } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { problemOf } from '@oka/api/problem-of'
import { type AppRouter, appRouter } from '@oka/api/router'
import { batchMaxCalls } from '@oka/contract/limits'
import { fastifyRequestHandler } from '@trpc/server/adapters/fastify'
import type { TRPCRequestInfo } from '@trpc/server/http'
import type { FastifyInstance } from 'fastify'

import { type ContextOptions, createContext } from './context.ts'
import { logFailure } from '../log-failure.ts'
import { sendProblem } from './problem-reply.ts'

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
    scope.all<{ Params: { path: string } }>('/trpc/:path', async (request, reply) => {
      // The batch handler answers a path without calls with a crash of its own.
      if (request.params.path === '') return sendProblem(reply, new DomainError('not_found'))
      await fastifyRequestHandler<AppRouter, typeof request, typeof reply>({
        router: appRouter,
        req: request,
        res: reply,
        path: request.params.path,
        maxBatchSize: batchMaxCalls,
        createContext: async ({ info }) => {
          const ctx = await createContext(deps, request, reply, options)
          return isAlone(info) ? ctx : { ...ctx, refreshCookie: null }
        },
        responseMeta: ({ errors }) => {
          const waits = errors.map((error) => problemOf(error).details.retryAfter ?? 0)
          const longest = Math.max(0, ...waits)
          return longest > 0 ? { headers: { 'retry-after': String(longest) } } : {}
        },
        onError: (failure) =>
          logFailure({ log: request.log, readiness: server.readiness }, failure),
      })
    })
  })
}

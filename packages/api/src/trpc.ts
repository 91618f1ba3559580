import type { Problem } from '@oka/contract/problem'
import { hasRole, type Role } from '@oka/contract/role'
import { initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

import type { Context } from './deps.ts'
import { DomainError, refusals } from './domain-error.ts'
import { problemOf } from './problem-of.ts'

/** Who may call, from the least to the most; a participant is the visitor of the conversation, or a viewer. */
export type Who = 'anyone' | 'visitor' | 'participant' | Role

/** A procedure as an operation of REST. */
export type RestOperation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api. */
  path: `/${string}`
  summary: string
  tags: string[]
  protect: boolean
  /** What the schemas do not say; Markdown. */
  description: string
  /** What comes with 200. */
  answer: string
  /** A body to try. */
  body?: object
  /** The refusals of its own, beside those that every call may meet. */
  problems?: readonly Problem[]
  /** Whether the refresh cookie is called for, and whether the answer sets one. */
  cookie?: { call?: 'required' | 'optional'; answer: 'always' | 'sometimes' }
}

/** Who may call a procedure, and what it is in REST. */
export type Meta = { who?: Who; openapi?: RestOperation }

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // Otherwise stacks leave the house whenever NODE_ENV is not `production`.
    isDev: false,
    // A line that has died without a word is noticed by the client, which then comes back.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ shape, error }) => {
      const { problem, details } = problemOf(error)
      // What a subscription throws once it has begun has passed through no middleware.
      const code = refusals[problem][0]
      return {
        ...shape,
        code: TRPC_ERROR_CODES_BY_KEY[code],
        message: new DomainError(problem, details).message,
        data: {
          ...shape.data,
          code,
          httpStatus: getHTTPStatusCodeFromError(new TRPCError({ code })),
          problem,
          issues: details.issues ?? null,
          current: details.current ?? null,
          retryAfter: details.retryAfter ?? null,
        },
      }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** What was thrown gets the code that belongs to it, and nobody calls without end. */
const procedure = t.procedure
  .use(async ({ next }) => {
    const result = await next()
    if (result.ok) return result
    const { problem } = problemOf(result.error)
    const code = refusals[problem][0]
    if (result.error.code === code) return result
    throw new TRPCError({ code, message: problem, cause: result.error.cause ?? result.error })
  })
  .use(async ({ ctx, next }) => {
    await countCall(ctx)
    return next()
  })

/**
 * Staff are counted by account, so that an office behind one address is not one caller; visitors by
 * conversation, and more widely by address, which may open many.
 */
async function countCall({ limits, principal, client }: Context): Promise<void> {
  if (principal?.kind === 'staff') return limits.count('staff', String(principal.admin.id))
  await limits.count('address_calls', client.address)
  await limits.count('anyone', principal?.conversationId ?? client.address)
}

/** Anyone may call. */
export const publicProcedure = procedure.meta({ who: 'anyone' })

export const visitorProcedure = procedure.meta({ who: 'visitor' }).use(({ ctx, next }) => {
  if (ctx.principal?.kind !== 'visitor') throw new DomainError('unauthenticated')
  return next({ ctx: { ...ctx, visitor: ctx.principal } })
})

function staffProcedure(needed: Role) {
  return procedure.meta({ who: needed }).use(({ ctx, next }) => {
    if (ctx.principal?.kind !== 'staff') throw new DomainError('unauthenticated')
    const { admin, sessionId } = ctx.principal
    if (!hasRole(admin.role, needed)) throw new DomainError('forbidden')
    return next({ ctx: { ...ctx, admin, sessionId } })
  })
}

export const viewerProcedure = staffProcedure('viewer')
export const agentProcedure = staffProcedure('agent')
export const adminProcedure = staffProcedure('admin')

/** A visitor in the own conversation, or staff; the function behind it decides which conversation. */
export const participantProcedure = procedure.meta({ who: 'participant' }).use(({ ctx, next }) => {
  if (ctx.principal === null) throw new DomainError('unauthenticated')
  return next({ ctx: { ...ctx, principal: ctx.principal } })
})

import type { Problem } from '@oka/contract/problem'
import { hasRole, type Role } from '@oka/contract/role'
import { getTRPCErrorFromUnknown, initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

import type { Context } from './deps.ts'
import { DomainError, refusals } from './domain-error.ts'
import { problemOf } from './problem-of.ts'

/** Who may call, from the least to the most; a participant is the visitor of the conversation, or a viewer. */
export type Who = 'anyone' | 'visitor' | 'participant' | Role

/** The REST operation of a procedure. */
export type RestOperation = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Below /api. */
  path: `/${string}`
  summary: string
  tags: string[]
  protect: boolean
  /** Beyond what the schemas say; Markdown. */
  description: string
  /** The content of a 200 response. */
  answer: string
  /** An example body. */
  body?: object
  /** Refusals of its own, besides those of every call. */
  problems?: readonly Problem[]
  /** Whether the request needs the refresh cookie, and whether the response sets one. */
  cookie?: { call?: 'required' | 'optional'; answer: 'always' | 'sometimes' }
}

/** Who may call a procedure, and what it is in REST. */
export type Meta = { who?: Who; openapi?: RestOperation }

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // Never expose stack traces: by default they are sent unless NODE_ENV is `production`.
    isDev: false,
    // Keepalives let the client detect a dead connection and reconnect.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ shape, error }) => {
      const { problem, details } = problemOf(error)
      // Errors thrown by a running subscription have not passed through middleware.
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

/** The procedures that change accounts and sessions. */
const accountPaths = /^(auth|team)\./

/** Applies the rate limit, and maps errors to their codes: one middleware, since each copies the context. */
const procedure = t.procedure.use(async ({ ctx, path, type, next }) => {
  try {
    await countCall(ctx)
  } catch (error) {
    throw withCode(getTRPCErrorFromUnknown(error))
  }
  const result = await next()
  if (type === 'mutation' && accountPaths.test(path)) ctx.sessions.forget()
  if (!result.ok) throw withCode(result.error)
  return result
})

/** The error with the code of its refusal. */
function withCode(error: TRPCError): TRPCError {
  const { problem } = problemOf(error)
  const code = refusals[problem][0]
  if (error.code === code) return error
  return new TRPCError({ code, message: problem, cause: error.cause ?? error })
}

/**
 * Rate limit: staff are counted by account, so that an office behind one address is not one caller;
 * visitors by conversation, and with a higher limit by address, which may open many.
 */
async function countCall({ limits, principal, client }: Context): Promise<void> {
  if (principal?.kind === 'staff') return limits.count('staff_calls', String(principal.admin.id))
  await limits.count('address_calls', client.address)
  await limits.count('visitor_calls', principal?.conversationId ?? client.address)
}

/** Anyone may call. */
export const publicProcedure = procedure.meta({ who: 'anyone' })

export const visitorProcedure = procedure.meta({ who: 'visitor' }).use(({ ctx, next }) => {
  if (ctx.principal?.kind !== 'visitor') throw new DomainError('unauthenticated')
  return next({ ctx: { visitor: ctx.principal } })
})

function staffProcedure(needed: Role) {
  return procedure.meta({ who: needed }).use(({ ctx, next }) => {
    if (ctx.principal?.kind !== 'staff') throw new DomainError('unauthenticated')
    const { admin, sessionId } = ctx.principal
    if (!hasRole(admin.role, needed)) throw new DomainError('forbidden')
    return next({ ctx: { admin, sessionId } })
  })
}

export const viewerProcedure = staffProcedure('viewer')
export const agentProcedure = staffProcedure('agent')
export const adminProcedure = staffProcedure('admin')

/** The visitor of the conversation, or staff; the function decides which conversation. */
export const participantProcedure = procedure.meta({ who: 'participant' }).use(({ ctx, next }) => {
  if (ctx.principal === null) throw new DomainError('unauthenticated')
  return next({ ctx: { principal: ctx.principal } })
})

import type { Problem } from '@oka/contract/problem'
import type { Role } from '@oka/contract/role'
import { hasRole } from '@oka/contract/has-role'
import { getTRPCErrorFromUnknown, initTRPC, TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc'

import type { Context, Principal } from './deps.ts'
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

/** Whether the sessions that are remembered are forgotten before the call is answered. */
export const changesSessions = (path: string, type: string): boolean =>
  type === 'mutation' && accountPaths.test(path)

/** Applies the rate limit, and maps errors to their codes: one middleware, since each copies the context. */
const procedure = t.procedure.use(async ({ ctx, path, type, next }) => {
  try {
    await countCall(ctx)
  } catch (error) {
    throw toRefusal(error)
  }
  const result = await next()
  if (changesSessions(path, type)) ctx.sessions.forget()
  if (!result.ok) throw toRefusal(result.error)
  return result
})

/** What was thrown, as an error of tRPC with the code of its refusal. */
export function toRefusal(thrown: unknown): TRPCError {
  const error = getTRPCErrorFromUnknown(thrown)
  const { problem } = problemOf(error)
  const code = refusals[problem][0]
  if (error.code === code) return error
  return new TRPCError({ code, message: problem, cause: error.cause ?? error })
}

/**
 * Rate limit: staff are counted by account, so that an office behind one address is not one caller;
 * visitors by conversation, and with a higher limit by address, which may open many. Undefined where nothing is to be
 * waited for.
 */
export function countCall({
  limits,
  principal,
  client,
}: Pick<Context, 'limits' | 'principal' | 'client'>): Promise<void> | undefined {
  if (principal?.kind === 'staff') return limits.count('staff_calls', String(principal.admin.id))
  const key = principal?.conversationId ?? client.address
  const counted = limits.count('address_calls', client.address)
  if (!counted) return limits.count('visitor_calls', key)
  return counted.then(() => limits.count('visitor_calls', key))
}

/**
 * What a call has of its caller, by who may call; throws the refusal for anybody else. The middleware of each procedure and
 * the direct call (`call-directly.ts`) authorize by it.
 */
const authorizations = {
  anyone: () => ({}),
  visitor: (principal: Principal | null) => {
    if (principal?.kind !== 'visitor') throw new DomainError('unauthenticated')
    return { visitor: principal }
  },
  // Which conversation, the function decides.
  participant: (principal: Principal | null) => {
    if (principal === null) throw new DomainError('unauthenticated')
    return { principal }
  },
  viewer: (principal: Principal | null) => authorizeStaff(principal, 'viewer'),
  agent: (principal: Principal | null) => authorizeStaff(principal, 'agent'),
  admin: (principal: Principal | null) => authorizeStaff(principal, 'admin'),
} satisfies Record<Who, (principal: Principal | null) => object>

function authorizeStaff(principal: Principal | null, needed: Role) {
  if (principal?.kind !== 'staff') throw new DomainError('unauthenticated')
  const { admin, sessionId } = principal
  if (!hasRole(admin.role, needed)) throw new DomainError('forbidden')
  return { admin, sessionId }
}

export const authorize = (who: Who, principal: Principal | null): object =>
  authorizations[who](principal)

/** Middlewares that `procedureFor` puts before input, output and resolver. */
export const ownMiddlewares = 2

const procedureFor = <Caller extends Who>(who: Caller) =>
  procedure.meta({ who }).use(({ ctx, next }) =>
    next({
      ctx: authorizations[who](ctx.principal) as ReturnType<(typeof authorizations)[Caller]>,
    }),
  )

/** Anyone may call. */
export const publicProcedure = procedureFor('anyone')
export const visitorProcedure = procedureFor('visitor')
export const viewerProcedure = procedureFor('viewer')
export const agentProcedure = procedureFor('agent')
export const adminProcedure = procedureFor('admin')
/** The visitor of the conversation, or staff. */
export const participantProcedure = procedureFor('participant')

import { hasRole, type Role } from '@oka/contract/role'
import { initTRPC, TRPCError } from '@trpc/server'

import type { Context } from './deps.ts'
import { DomainError, trpcCode } from './domain-error.ts'
import { problemOf } from './problem-of.ts'

/** Where a procedure stands in REST; the path is below /api. */
export type Meta = {
  openapi?: {
    method: 'GET' | 'POST' | 'PUT' | 'DELETE'
    path: `/${string}`
    summary: string
    tags: string[]
    protect: boolean
  }
}

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // Otherwise stacks leave the house whenever NODE_ENV is not `production`.
    isDev: false,
    errorFormatter: ({ shape, error }) => {
      const { problem, details } = problemOf(error)
      return {
        ...shape,
        message: new DomainError(problem, details).message,
        data: {
          ...shape.data,
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

/** Anyone may call. What was thrown gets the code that belongs to it. */
export const publicProcedure = t.procedure.use(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const { problem } = problemOf(result.error)
  const code = trpcCode[problem]
  if (result.error.code === code) return result
  throw new TRPCError({ code, message: problem, cause: result.error.cause ?? result.error })
})

export const visitorProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.principal?.kind !== 'visitor') throw new DomainError('unauthenticated')
  return next({ ctx: { ...ctx, visitor: ctx.principal } })
})

function staffProcedure(needed: Role) {
  return publicProcedure.use(({ ctx, next }) => {
    if (ctx.principal?.kind !== 'staff') throw new DomainError('unauthenticated')
    if (!hasRole(ctx.principal.admin.role, needed)) throw new DomainError('forbidden')
    return next({ ctx: { ...ctx, admin: ctx.principal.admin } })
  })
}

export const viewerProcedure = staffProcedure('viewer')
export const agentProcedure = staffProcedure('agent')
export const adminProcedure = staffProcedure('admin')

/** A visitor in the own conversation, or staff; the function behind it decides which conversation. */
export const participantProcedure = publicProcedure.use(({ ctx, next }) => {
  if (ctx.principal === null) throw new DomainError('unauthenticated')
  return next({ ctx: { ...ctx, principal: ctx.principal } })
})

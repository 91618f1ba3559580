import { TRPCError } from '@trpc/server'
import type { z } from 'zod'

import type { Context } from './deps.ts'
import { appRouter } from './router.ts'
import {
  authorize,
  changesSessions,
  countCall,
  type Meta,
  ownMiddlewares,
  toRefusal,
} from './trpc.ts'

/** What tRPC keeps of a procedure. */
type Definition = {
  type: 'query' | 'mutation' | 'subscription'
  meta?: Meta
  inputs: z.ZodType[]
  output?: z.ZodType
  middlewares: unknown[]
  resolver: (options: ResolverOptions) => unknown
}

export type DirectCall = {
  /** Of this call alone: what its caller is authorized as is added to it. */
  ctx: Context
  /** Called once the caller is authorized. */
  readInput: () => unknown
  /** Aborts when the caller leaves; made for those procedures that ask for it. */
  openSignal: () => AbortSignal
}

/** A query or mutation with what surrounds it, called without tRPC's chain of middlewares. */
export type DirectProcedure = {
  type: 'query' | 'mutation'
  call: (call: DirectCall) => Promise<unknown>
}

class ResolverOptions {
  readonly ctx: Context
  readonly input: unknown
  readonly #openSignal: () => AbortSignal

  constructor(ctx: Context, input: unknown, openSignal: () => AbortSignal) {
    this.ctx = ctx
    this.input = input
    this.#openSignal = openSignal
  }

  get signal(): AbortSignal {
    return this.#openSignal()
  }
}

/**
 * All queries and mutations by their path. A call counts, authorizes, checks the input, resolves and checks the output, as tRPC
 * would by the middlewares of `trpc.ts`, each of which copies the context and takes three promises. Throws at the start
 * where a procedure has a middleware that this does not know.
 */
export const directProcedures: ReadonlyMap<string, DirectProcedure> = new Map(
  Object.entries(
    appRouter._def.procedures as unknown as Record<string, { _def: Definition }>,
  ).flatMap(([path, { _def }]) => {
    const { type } = _def
    return type === 'subscription' ? [] : [[path, { type, call: callOf(path, _def) }] as const]
  }),
)

function callOf(path: string, definition: Definition): DirectProcedure['call'] {
  const { type, meta, inputs, output, middlewares, resolver } = definition
  const known = ownMiddlewares + inputs.length + (output ? 1 : 0) + 1
  if (!meta?.who || inputs.length > 1 || middlewares.length !== known) {
    throw new Error(
      `${path} is not made of the procedures of trpc.ts, an input, an output and a function.`,
    )
  }
  const { who } = meta
  const [input] = inputs
  const endsSessions = changesSessions(path, type)

  async function run({ ctx, readInput, openSignal }: DirectCall): Promise<unknown> {
    Object.assign(ctx, authorize(who, ctx.principal))
    const given = input && checkInput(input, readInput())
    const answer = await resolver(new ResolverOptions(ctx, given, openSignal))
    return output ? checkOutput(output, answer) : answer
  }

  return async (call) => {
    try {
      const counted = countCall(call.ctx)
      if (counted) await counted
    } catch (error) {
      throw toRefusal(error)
    }
    try {
      return await run(call)
    } catch (error) {
      throw toRefusal(error)
    } finally {
      if (endsSessions) call.ctx.sessions.forget()
    }
  }
}

function checkInput(schema: z.ZodType, value: unknown): unknown {
  try {
    return schema.parse(value)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}

function checkOutput(schema: z.ZodType, value: unknown): unknown {
  try {
    return schema.parse(value)
  } catch (cause) {
    throw new TRPCError({
      message: 'Output validation failed',
      code: 'INTERNAL_SERVER_ERROR',
      cause,
    })
  }
}

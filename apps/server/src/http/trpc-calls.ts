import type { Context } from '@oka/api/deps'
import { directProcedures } from '@oka/api/call-directly'
import { problemOf } from '@oka/api/problem-of'
import { appRouter } from '@oka/api/router'
import { batchMaxCalls } from '@oka/contract/limits'
import { getTRPCErrorFromUnknown, getTRPCErrorShape, TRPCError } from '@trpc/server'
import { getHTTPStatusCode } from '@trpc/server/http'
import type { FastifyReply, FastifyRequest } from 'fastify'

import { signalOf } from './call-signal.ts'

const config = appRouter._def._config

/** Queries or mutations to be answered with JSON, of one kind, with the inputs not read yet. */
export type PlainCalls = {
  type: 'query' | 'mutation'
  isBatch: boolean
  paths: string[]
  /** The inputs as JSON; undefined where there are none. */
  json: string | undefined
}

/**
 * Reads a request of tRPC's wire as plain calls. Undefined for all that the official adapter answers: streams,
 * subscriptions, unknown procedures, other methods and types of content, and what is malformed.
 */
export function readPlainCalls(request: FastifyRequest, path: string): PlainCalls | undefined {
  const { method, url, headers } = request
  if (!isJson(method, headers['content-type']) || asksForStream(headers)) return undefined
  const query = queryOf(url)
  if (!query) return undefined
  const type = method === 'GET' ? 'query' : 'mutation'
  const isBatch = query.get('batch') === '1'
  const paths = isBatch ? path.split(',') : [path]
  if (paths.length > batchMaxCalls || !paths.every((each) => isOfType(each, type))) return undefined
  const json = method === 'GET' ? query.get('input') : (request.body as string | undefined)
  return { type, isBatch, paths, json: json || undefined }
}

/** The query as the URL standard reads it; undefined for what is left to the official adapter. */
function queryOf(url: string): URLSearchParams | undefined {
  // A URL ends there.
  if (url.includes('#')) return undefined
  const at = url.indexOf('?')
  const query = new URLSearchParams(at < 0 ? '' : url.slice(at))
  return query.has('connectionParams') ? undefined : query
}

function isJson(method: string, type: string | undefined): boolean {
  if (type === undefined) return method === 'GET'
  return (method === 'GET' || method === 'POST') && /^application\/json\s*(;|$)/i.test(type)
}

const asksForStream = (headers: FastifyRequest['headers']): boolean =>
  headers['trpc-accept'] !== undefined || (headers.accept?.includes('jsonl') ?? false)

const isOfType = (path: string, type: string): boolean => directProcedures.get(path)?.type === type

export type AnswerOptions = {
  createContext: () => Context | Promise<Context>
  onError: (failure: { error: TRPCError; path: string | undefined }) => void
}

type Outcome = { result: { data: unknown } } | { error: ReturnType<typeof getTRPCErrorShape> }

/**
 * Answers plain calls as the official adapter does: the same status, headers and body. It makes no web `Request` and
 * `Response`, which cost more than the rest of a small call.
 */
export async function answerPlainCalls(
  reply: FastifyReply,
  { type, isBatch, paths, json }: PlainCalls,
  { createContext, onError }: AnswerOptions,
): Promise<FastifyReply> {
  let ctx: Context | undefined
  // A failure belongs to each call, as with the official adapter.
  let failure: { cause: unknown } | undefined
  try {
    ctx = await createContext()
  } catch (cause) {
    failure = { cause }
  }
  const inputs = readInputs(json, isBatch)
  let signal: AbortSignal | undefined
  const openSignal = () => (signal ??= signalOf(reply))
  const errors: TRPCError[] = []
  const call = async (path: string, batchIndex: number): Promise<Outcome> => {
    const readInput = () => inputs.read()[batchIndex]
    try {
      if (!ctx) throw failure!.cause
      const own = isBatch ? { ...ctx } : ctx
      const data = await directProcedures.get(path)!.call({ ctx: own, readInput, openSignal })
      return { result: { data } }
    } catch (cause) {
      const error = getTRPCErrorFromUnknown(cause)
      errors.push(error)
      onError({ error, path })
      const input = inputs.known()?.[batchIndex]
      return { error: getTRPCErrorShape({ config, error, type, path, input, ctx }) }
    }
  }
  const outcomes = await Promise.all(paths.map(call))
  return send(reply, isBatch ? outcomes : outcomes[0]!, errors)
}

/** Parsed when the first call asks for its input. Throws what the official adapter throws. */
function readInputs(json: string | undefined, isBatch: boolean) {
  let known: Record<number, unknown> | undefined
  return {
    known: () => known,
    read: (): Record<number, unknown> => {
      known ??= parse(json, isBatch)
      return known
    },
  }
}

function parse(json: string | undefined, isBatch: boolean): Record<number, unknown> {
  if (json === undefined) return {}
  let inputs: unknown
  try {
    inputs = JSON.parse(json)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', message: (cause as Error).message, cause })
  }
  if (!isBatch) return { 0: inputs }
  if (typeof inputs !== 'object' || inputs === null || Array.isArray(inputs)) {
    throw new TRPCError({
      code: 'BAD_REQUEST',
      message: '"input" needs to be an object when doing a batch call',
    })
  }
  return inputs as Record<number, unknown>
}

/** Seconds after which all that was refused may be tried again; 0 where nothing says when. */
export function longestWait(errors: readonly TRPCError[]): number {
  return Math.max(0, ...errors.map((error) => problemOf(error).details.retryAfter ?? 0))
}

function send(
  reply: FastifyReply,
  body: Outcome | Outcome[],
  errors: readonly TRPCError[],
): FastifyReply {
  const seconds = errors.length === 0 ? 0 : longestWait(errors)
  if (seconds > 0) reply.header('retry-after', String(seconds))
  return (
    reply
      .status(getHTTPStatusCode(body as never))
      .header('vary', 'trpc-accept, accept')
      .type('application/json')
      // To a text Fastify would add a charset.
      .serializer(JSON.stringify)
      .send(body)
  )
}

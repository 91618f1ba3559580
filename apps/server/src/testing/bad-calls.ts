import { batchMaxCalls } from '@oka/contract/limits'

import type { Caller } from '../permissions/callers.ts'
import type { Procedure } from '../permissions/cells.ts'
import type { TestApp } from './test-app.ts'

/** A procedure over one of its transports, as somebody who may call it. */
export type Target = {
  app: Pick<TestApp, 'url'>
  caller: Caller
  procedure: Procedure
  transport: 'tRPC' | 'REST'
}

/** An input: the JSON text of each field, since not all that is sent survives a value of JavaScript. */
export type Input = ReadonlyMap<string, string>

export const toInput = (value: unknown): Input =>
  new Map(Object.entries(value ?? {}).map(([name, field]) => [name, JSON.stringify(field)]))

export const toText = (input: Input): string =>
  `{${[...input].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`

/** What came back, as far as it can be understood. */
export type Reply = {
  status: number
  /** Name of the refusal, and the fields it names. */
  problem: string | undefined
  paths: string[]
  text: string
}

type Issues = { path: string }[]
type TrpcError = { data: { httpStatus: number; problem?: string; issues?: Issues | null } }
type RestError = { code?: string; issues?: Issues } | undefined
type Bytes = Uint8Array<ArrayBuffer>

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const toPaths = (issues: Issues | null | undefined) => (issues ?? []).map(({ path }) => path)

function readTrpc(status: number, answers: unknown): Reply {
  const answer = Array.isArray(answers) ? (answers[0] as unknown) : answers
  const text = JSON.stringify(answer) ?? ''
  const { error } = (answer ?? {}) as { error?: TrpcError | string }
  // What does not get as far as tRPC is refused as it is everywhere.
  if (typeof error === 'string') return readRest(status, text)
  if (!error) return { status, problem: undefined, paths: [], text }
  const { httpStatus, problem, issues } = error.data
  return { status: httpStatus, problem, paths: toPaths(issues), text }
}

function readRest(status: number, text: string): Reply {
  const error = status === 200 ? undefined : (parse(text) as RestError)
  return { status, problem: error?.code, paths: toPaths(error?.issues), text }
}

async function send(
  { app, caller }: Target,
  { method, path, body }: { method: string; path: string; body?: string | Bytes | undefined },
): Promise<Response> {
  return fetch(app.url + path, {
    method,
    headers: {
      ...(caller.token && { authorization: `Bearer ${caller.token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    ...(body !== undefined && { body }),
  })
}

/** One call of an address as it is. */
export async function sendTo({ url }: Pick<TestApp, 'url'>, route: string): Promise<Reply> {
  const [method = '', path = ''] = route.split(' ')
  const response = await fetch(url + path, { method })
  const text = await response.text()
  return path.startsWith('/trpc/')
    ? readTrpc(response.status, parse(text))
    : readRest(response.status, text)
}

/** Characters of a URL, of the 16 KiB that Node takes of all headers. */
const longestUrl = 12_000
const isReading = ({ procedure }: Target) => procedure.type !== 'mutation'

/** One call with a body, or an `input` in the URL, that may be anything; undefined where there is none or it is too long. */
export async function sendRaw(target: Target, body: string | Bytes): Promise<Reply | undefined> {
  const { procedure, transport } = target
  const { name, route } = procedure
  if (transport === 'REST') {
    if (route!.method === 'GET' || route!.method === 'DELETE') return undefined
    const path = `/api${route!.path.replaceAll(/\{\w+\}/g, '1')}`
    const response = await send(target, { method: route!.method, path, body })
    return readRest(response.status, await response.text())
  }
  if (!isReading(target)) {
    const response = await send(target, { method: 'POST', path: `/trpc/${name}`, body })
    return readTrpc(response.status, parse(await response.text()))
  }
  const path = `/trpc/${name}?input=${encode(body)}`
  if (path.length > longestUrl) return undefined
  const response = await send(target, { method: 'GET', path })
  return procedure.type === 'query'
    ? readTrpc(response.status, parse(await response.text()))
    : readTrpc(response.status, await readFirstEvent(response))
}

const encode = (body: string | Bytes): string =>
  typeof body === 'string'
    ? encodeURIComponent(body.toWellFormed())
    : Array.from(body, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** Of a stream, what it begins with; of a refusal, all of it. */
async function readFirstEvent({ body }: Response): Promise<unknown> {
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value = '' } = await reader.read()
    text += value
    const refused = /event: serialized-error\ndata: (.+)\n/.exec(text)
    const begun = /\ndata: \{"type".+\n/.test(text)
    if (!refused && !begun && !done) continue
    await reader.cancel()
    return refused ? { error: parse(refused[1]!) } : parse(text)
  }
}

/** A value as it stands in a URL. */
export const asText = (value: unknown): string =>
  typeof value === 'string' ? value : JSON.stringify(value)

/** The fields that travel in the URL of a route, where all is text. */
export function isInUrl({ procedure, transport }: Target, field: string): boolean {
  if (transport !== 'REST') return false
  const { method, path } = procedure.route!
  return method === 'GET' || method === 'DELETE' || path.includes(`{${field}}`)
}

async function sendRest(target: Target, input: Input): Promise<Reply | undefined> {
  const { method, path } = target.procedure.route!
  const left = new Map(input)
  const texts = (name: string) => asText(parse(left.get(name) ?? '""')).toWellFormed()
  let addressed = true
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const text = texts(name)
    left.delete(name)
    // These lead to another route, or to none.
    if (['', '.', '..'].includes(text)) addressed = false
    return encodeURIComponent(text)
  })
  const inUrl = [...left.keys()].filter((name) => isInUrl(target, name))
  const query = inUrl.map((name) => `${encode(name)}=${encode(texts(name))}`).join('&')
  const url = `/api${filled}${query && `?${query}`}`
  if (!addressed || url.length > longestUrl) return undefined
  for (const name of inUrl) left.delete(name)
  const body = method === 'GET' || method === 'DELETE' ? undefined : toText(left)
  const response = await send(target, { method, path: url, body })
  return readRest(response.status, await response.text())
}

/** One call with each of the inputs, as many at a time as may be; undefined for those that cannot be sent. */
export async function sendMany(
  target: Target,
  inputs: readonly Input[],
): Promise<(Reply | undefined)[]> {
  if (target.transport === 'REST') return inTurns(inputs, (input) => sendRest(target, input))
  if (isReading(target)) return inTurns(inputs, (input) => sendRaw(target, toText(input)))
  const replies: Reply[] = []
  for (let start = 0; start < inputs.length; start += batchMaxCalls) {
    replies.push(...(await sendBatch(target, inputs.slice(start, start + batchMaxCalls))))
  }
  return replies
}

async function sendBatch(target: Target, batch: readonly Input[]): Promise<Reply[]> {
  const names = batch.map(() => target.procedure.name).join(',')
  const body = `{${batch.map((input, index) => `"${index}":${toText(input)}`).join(',')}}`
  const response = await send(target, { method: 'POST', path: `/trpc/${names}?batch=1`, body })
  const answers = parse(await response.text())
  const each = Array.isArray(answers) ? (answers as unknown[]) : batch.map(() => answers)
  return each.map((answer) => readTrpc(response.status === 207 ? 200 : response.status, answer))
}

/** How many at once. */
const width = 8

async function inTurns<Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += width) {
    results.push(...(await Promise.all(items.slice(start, start + width).map(run))))
  }
  return results
}

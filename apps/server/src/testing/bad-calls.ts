import { once } from 'node:events'
import { Agent, type IncomingMessage, request } from 'node:http'
import { text as readText } from 'node:stream/consumers'

import { batchMaxCalls } from '@oka/contract/limits'

import type { Caller } from './permissions/callers.ts'
import type { Procedure } from './permissions/permission-cases.ts'
import type { TestApp } from './test-app.ts'

type Sender = { app: Pick<TestApp, 'url'>; caller: Caller }

/** A procedure over one of its transports, and a caller who may call it. */
export type Target = Sender & {
  procedure: Procedure
  transport: 'tRPC' | 'REST'
}

/** An input: the JSON text of each field, since some of it cannot be a JavaScript value. */
export type Input = ReadonlyMap<string, string>

export const toInput = (value: unknown): Input =>
  new Map(Object.entries(value ?? {}).map(([name, field]) => [name, JSON.stringify(field)]))

export const toText = (input: Input): string =>
  `{${[...input].map(([name, text]) => `${JSON.stringify(name)}:${text}`).join(',')}}`

/** The response, as far as it can be parsed. */
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

function readTrpc(status: number, text: string): Reply {
  const answers = parse(text)
  return toReply(status, Array.isArray(answers) ? (answers[0] as unknown) : answers)
}

function toReply(status: number, answer: unknown): Reply {
  const text = JSON.stringify(answer) ?? ''
  const { error } = (answer ?? {}) as { error?: TrpcError | string }
  // What does not reach tRPC is refused as everywhere.
  if (typeof error === 'string') return readRest(status, text)
  if (!error) return { status, problem: undefined, paths: [], text }
  const { httpStatus, problem, issues } = error.data
  return { status: httpStatus, problem, paths: toPaths(issues), text }
}

function readRest(status: number, text: string): Reply {
  const error = status === 200 ? undefined : (parse(text) as RestError)
  return { status, problem: error?.code, paths: toPaths(error?.issues), text }
}

type Call = { method: string; path: string; body?: string | Bytes | undefined }

const agent = new Agent({ keepAlive: true })

/** Sends a path unchanged, where `fetch` would resolve its dots. */
async function open({ app, caller }: Sender, call: Call): Promise<IncomingMessage> {
  const { method, path, body } = call
  const headers = {
    ...(caller.token && { authorization: `Bearer ${caller.token}` }),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const sent = request(app.url, { agent, method, path, headers }).end(body)
  const [response] = (await once(sent, 'response')) as [IncomingMessage]
  return response.setEncoding('utf8')
}

async function send(sender: Sender, call: Call): Promise<Reply> {
  const response = await open(sender, call)
  const read = call.path.startsWith('/trpc/') ? readTrpc : readRest
  return read(response.statusCode!, await readText(response))
}

/** One call of a path, unchanged. */
export async function sendTo(app: Target['app'], route: string): Promise<Reply> {
  const [method = '', path = ''] = route.split(' ')
  return send({ app, caller: {} }, { method, path })
}

/** Characters of a URL, of the 16 KiB that Node takes of all headers. */
const longestUrl = 12_000
const isReading = ({ procedure }: Target) => procedure.type !== 'mutation'

/** One call with any body, or any `input` in the URL; undefined where it has none or it is too long. */
export async function sendRaw(target: Target, body: string | Bytes): Promise<Reply | undefined> {
  const { procedure, transport } = target
  const { name, route } = procedure
  if (transport === 'REST') {
    if (route!.method === 'GET' || route!.method === 'DELETE') return undefined
    const path = `/api${route!.path.replaceAll(/\{\w+\}/g, '1')}`
    return send(target, { method: route!.method, path, body })
  }
  if (!isReading(target)) return send(target, { method: 'POST', path: `/trpc/${name}`, body })
  const path = `/trpc/${name}?input=${encode(body)}`
  if (path.length > longestUrl) return undefined
  return procedure.type === 'query'
    ? send(target, { method: 'GET', path })
    : sendForEvent(target, { method: 'GET', path })
}

const encode = (body: string | Bytes): string =>
  typeof body === 'string'
    ? encodeURIComponent(body.toWellFormed())
    : Array.from(body, (byte) => `%${byte.toString(16).padStart(2, '0')}`).join('')

/** Of a stream, its beginning; of a refusal, all of it. */
async function sendForEvent(target: Target, call: Call): Promise<Reply> {
  const response = await open(target, call)
  let text = ''
  for await (const chunk of response) {
    text += chunk as string
    const refused = /event: serialized-error\ndata: (.+)\n/.exec(text)
    if (refused) return readTrpc(response.statusCode!, `{"error":${refused[1]}}`)
    if (/\ndata: \{"type".+\n/.test(text)) break
  }
  return readTrpc(response.statusCode!, text)
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
  let isAddressed = true
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const text = texts(name)
    left.delete(name)
    // The URL leads to another route, or to none.
    if (text === '') isAddressed = false
    return encodeURIComponent(text)
  })
  const inUrl = [...left.keys()].filter((name) => isInUrl(target, name))
  const query = inUrl.map((name) => `${encode(name)}=${encode(texts(name))}`).join('&')
  const url = `/api${filled}${query && `?${query}`}`
  if (!isAddressed || url.length > longestUrl) return undefined
  for (const name of inUrl) left.delete(name)
  const body = method === 'GET' || method === 'DELETE' ? undefined : toText(left)
  return send(target, { method, path: url, body })
}

/** One call with each of the inputs, in parallel; undefined for those that cannot be sent. */
export async function sendMany(
  target: Target,
  inputs: readonly Input[],
): Promise<(Reply | undefined)[]> {
  if (target.transport === 'REST') return inTurns(inputs, (input) => sendRest(target, input))
  if (target.procedure.type === 'subscription') return sendEach(target, inputs)
  return inBatches(inputs, batchMaxCalls, (batch) => sendBatch(target, batch))
}

const sendEach = (target: Target, inputs: readonly Input[]) =>
  inTurns(inputs, (input) => sendRaw(target, toText(input)))

async function sendBatch(target: Target, batch: readonly Input[]): Promise<(Reply | undefined)[]> {
  const names = batch.map(() => target.procedure.name).join(',')
  const body = `{${batch.map((input, index) => `"${index}":${toText(input)}`).join(',')}}`
  const path = `/trpc/${names}?batch=1`
  const url = `${path}&input=${encode(body)}`
  if (isReading(target) && url.length > longestUrl) return sendEach(target, batch)
  const response = await open(
    target,
    isReading(target) ? { method: 'GET', path: url } : { method: 'POST', path, body },
  )
  const answers = parse(await readText(response))
  const status = response.statusCode === 207 ? 200 : response.statusCode!
  const each = Array.isArray(answers) ? (answers as unknown[]) : batch.map(() => answers)
  return each.map((answer) => toReply(status, answer))
}

/** Number of parallel calls. */
export const width = 8

const inTurns = <Item, Result>(
  items: readonly Item[],
  run: (item: Item) => Promise<Result>,
): Promise<Result[]> => inBatches(items, width, (batch) => Promise.all(batch.map(run)))

/** The results of all items, of which so many are given to `run` at a time. */
export async function inBatches<Item, Result>(
  items: readonly Item[],
  size: number,
  run: (batch: Item[]) => Promise<Result[]>,
): Promise<Result[]> {
  const results: Result[] = []
  for (let start = 0; start < items.length; start += size) {
    results.push(...(await run(items.slice(start, start + size))))
  }
  return results
}

import { once } from 'node:events'

import { socketClose } from '@oka/contract/socket'
import { WebSocket } from 'ws'

import type { RestProcedure } from '../../http/rest.ts'
import { socketLimits } from '../../sockets/socket-guard.ts'
import { origin, type TestApp } from '../test-app.ts'
import type { Caller } from './callers.ts'

export type Call = {
  name: string
  type: RestProcedure['type']
  input: unknown
}

/**
 * Result of a call: the status, over a socket its HTTP equivalent; the name of a refusal; the
 * output or the error.
 */
export type Outcome = { status: number; problem?: string; body?: unknown }

type Errors = { data: { httpStatus: number; problem: string } }
type Answered = { result?: { type?: string; data?: unknown }; error?: Errors }

function toOutcome({ result, error }: Answered): Outcome {
  if (error) return { status: error.data.httpStatus, problem: error.data.problem, body: error }
  return { status: 200, body: result?.data }
}

function headersOf({ token, cookie }: Caller): Record<string, string> {
  return {
    ...(token && { authorization: `Bearer ${token}` }),
    ...(cookie && { cookie, origin }),
  }
}

const toBody = (input: unknown) =>
  input === undefined
    ? {}
    : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(input) }

async function send(url: string, caller: Caller, init: RequestInit): Promise<Response> {
  return fetch(url, {
    ...init,
    headers: { ...headersOf(caller), ...(init.headers as Record<string, string>) },
  })
}

/** By tRPC over HTTP; a subscription as server-sent events, awaiting the first. */
export async function callTrpc({ url }: TestApp, caller: Caller, call: Call): Promise<Outcome> {
  const { name, type, input } = call
  const address = `${url}/trpc/${name}`
  if (type === 'mutation') {
    const headers = { 'content-type': 'application/json' }
    const body = input === undefined ? null : JSON.stringify(input)
    const response = await send(address, caller, { method: 'POST', headers, body })
    return toOutcome((await response.json()) as Answered)
  }
  const query = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify(input))}`
  if (type === 'query') {
    return toOutcome((await (await send(address + query, caller, {})).json()) as Answered)
  }
  const headers = { accept: 'text/event-stream' }
  return readFirstEvent(await send(address + query, caller, { headers }))
}

/** The first event after the one that confirms the connection. */
async function readFirstEvent({ body }: Response): Promise<Outcome> {
  const reader = body!.pipeThrough(new TextDecoderStream()).getReader()
  let text = ''
  for (;;) {
    const { done, value = '' } = await reader.read()
    text += value
    const event = /^(?:event: (serialized-error)\n)?data: (.+)\n/m.exec(
      text.replace(/^event: connected\ndata: .*$/m, ''),
    )
    if (event || done) {
      await reader.cancel()
      if (!event) throw new Error('The stream ended without an event.')
      const data = JSON.parse(event[2]!) as unknown
      return toOutcome(event[1] ? { error: data as Errors } : { result: { data } })
    }
  }
}

type Route = { method: string; path: string }

/** By REST, or another route: inputs that are not in the path go into the query or the body. */
export async function callRoute(
  { url }: TestApp,
  caller: Caller,
  { method, path }: Route,
  input: unknown,
): Promise<Outcome> {
  const rest = new Map(Object.entries(input ?? {}))
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(rest.get(name))
    rest.delete(name)
    return encodeURIComponent(value)
  })
  const left = Object.fromEntries(rest)
  const isRead = method === 'GET'
  const search = new URLSearchParams(left as Record<string, string>).toString()
  const query = isRead && rest.size > 0 ? `?${search}` : ''
  const body = isRead || rest.size === 0 ? undefined : left
  const response = await send(`${url}/api${filled}${query}`, caller, { method, ...toBody(body) })
  const isJson = response.headers.get('content-type')?.includes('json')
  const { status } = response
  const answer = isJson ? await response.json() : await response.text()
  return response.ok
    ? { status, body: answer }
    : { status, problem: (answer as { code: string }).code, body: answer }
}

/**
 * Over one socket, as many calls per frame as allowed. A socket closed without a response counts as
 * unauthenticated.
 */
export async function callSocket(
  { url }: TestApp,
  { token = '' }: Caller,
  calls: readonly Call[],
): Promise<Outcome[]> {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/trpc?connectionParams=1`)
  await once(socket, 'open')
  const outcomes = new Map<number, Outcome>()
  const answered = new Promise<Outcome>((resolve) => {
    socket.on('message', (data: Buffer) => {
      const text = data.toString()
      // The server asks whether the connection still delivers.
      if (text === 'PING') return socket.send('PONG')
      const { id, ...answer } = JSON.parse(text) as Answered & { id: number | null }
      // The connection itself is refused; the calls are answered as well, or it is closed before.
      if (id === null) return
      // Frames around the response of a subscription.
      if (['started', 'stopped'].includes(answer.result?.type ?? '')) return
      outcomes.set(id, toOutcome(answer))
      if (outcomes.size === calls.length) resolve({ status: 0 })
    })
    socket.once('close', (code: number) =>
      resolve(code === socketClose.unauthenticated ? sentAway : { status: code }),
    )
  })
  socket.send(JSON.stringify({ method: 'connectionParams', data: { token } }))
  const frames = calls.map(({ name, type, input }, id) => ({
    id,
    method: type,
    params: { path: name, input },
  }))
  while (frames.length > 0) {
    socket.send(JSON.stringify(frames.splice(0, socketLimits.callsInFrame)))
  }
  const rest = await answered
  socket.close()
  return calls.map((_, id) => outcomes.get(id) ?? rest)
}

const sentAway: Outcome = { status: 401, problem: 'unauthenticated' }

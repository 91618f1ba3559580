import { type IncomingHttpHeaders, type IncomingMessage, request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'

import type { MailOutcome } from '@oka/api/ports/mail'

type Reply = { status: number; headers: IncomingHttpHeaders; body: string }

type Call = {
  /** Spelled as the provider does. */
  provider: string
  url: string
  headers: Record<string, string>
  body: Uint8Array
  timeoutMs: number
  /** The provider's id from a 2xx; undefined for a 2xx that does not confirm a mail. */
  readId: (reply: Reply) => string | null | undefined
  /** Whether this refusal is transient, besides those of every API. */
  passes?: (reply: Reply) => boolean
}

/**
 * Sends a mail to an API by one POST on a connection of its own, and returns the outcome. Not by
 * `fetch`: its errors do not say whether the request was sent (docs/decisions/020).
 */
export async function callApi(call: Call): Promise<MailOutcome> {
  const reply = await post(call)
  if ('status' in reply) return judge(call, reply)
  const reason = `${call.provider}: ${reply.why}`
  return { kind: reply.mayBeAccepted ? 'unknown' : 'deferred', reason }
}

function judge({ provider, readId, passes }: Call, reply: Reply): MailOutcome {
  const { status } = reply
  if (status >= 200 && status < 300) {
    const providerId = readId(reply)
    if (providerId !== undefined) return { kind: 'accepted', providerId }
    const reason = `${provider} answered ${status}, but not as it does for a mail`
    return { kind: 'unknown', reason }
  }
  const reason = `${provider} answered ${status}: ${explain(reply)}`
  if (ofGateways.has(status)) return { kind: 'unknown', reason }
  if (status < 500 && !passing.has(status) && !passes?.(reply)) return { kind: 'refused', reason }
  const retryAfter = readRetryAfter(reply.headers)
  return { kind: 'deferred', reason, ...(retryAfter !== undefined && { retryAfter }) }
}

/**
 * A gateway that got no response, or a partial one, does not know the outcome of the request (RFC
 * 9110 sections 15.6.3 and 15.6.5).
 */
const ofGateways = new Set([502, 504])

/** Transient 4xx statuses: a slow request, and a limit or quota that is reached. */
const passing = new Set([408, 425, 429])

/** Bytes read of a response; no provider needs more. */
const replyMaxBytes = 64 * 1024

type Failure = { why: string; mayBeAccepted: boolean }

function post({ url, headers, body, timeoutMs }: Call): Promise<Reply | Failure> {
  const signal = AbortSignal.timeout(timeoutMs)
  return new Promise((resolve) => {
    let isSent = false
    const send = url.startsWith('https:') ? httpsRequest : httpRequest
    const request = send(url, {
      method: 'POST',
      headers: { ...headers, 'content-length': body.byteLength },
      // Mails are minutes apart: a connection kept alive would often be closed as it is reused.
      agent: false,
      signal,
    })
    // Emitted when the last byte was sent: before it, the mail cannot have been accepted.
    request.on('finish', () => (isSent = true))
    request.on('error', (error: NodeJS.ErrnoException) => {
      const why = signal.aborted ? `no answer within ${timeoutMs} ms` : describe(error)
      resolve({ why, mayBeAccepted: isSent })
    })
    request.on('response', (response) => {
      const { statusCode = 0, headers: replyHeaders } = response
      void readText(response).then((text) =>
        resolve({ status: statusCode, headers: replyHeaders, body: text }),
      )
    })
    request.end(body)
  })
}

/** The body as far as it arrived: the status suffices if the rest was cut. */
async function readText(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.byteLength
      if (size > replyMaxBytes) break
    }
  } catch {
    // Cut, or out of time.
  }
  return Buffer.concat(chunks).toString()
}

/** Every address of a host may have failed, for its own reason. */
function describe(error: NodeJS.ErrnoException): string {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : []
  return error.message || first?.message || error.code || 'the connection failed'
}

/** The JSON of an answer; undefined for anything else. */
export function readJson({ body }: Pick<Reply, 'body'>): Record<string, unknown> | undefined {
  try {
    const parsed: unknown = JSON.parse(body)
    return typeof parsed === 'object' && parsed !== null
      ? (parsed as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

/** The id in a JSON answer, which must have one. */
export function readJsonId(reply: Reply): string | undefined {
  const id = readJson(reply)?.['id']
  return typeof id === 'string' ? id : undefined
}

/** Characters stored of a provider's reason. */
const reasonMaxLength = 500

/** The provider's reason for a refusal: `message`, `errors[].message`, or a short plain text. */
function explain(reply: Reply): string {
  const json = readJson(reply)
  const errors = Array.isArray(json?.['errors']) ? (json['errors'] as { message?: unknown }[]) : []
  const said = [json?.['message'], ...errors.map((error) => error?.message)].filter(
    (message) => typeof message === 'string' && message !== '',
  )
  const isPlain = reply.headers['content-type']?.startsWith('text/plain')
  const text = said.length > 0 ? said.join(' ') : isPlain ? reply.body : ''
  return (
    text
      .replaceAll(/\p{C}+/gu, ' ')
      .trim()
      .slice(0, reasonMaxLength) || 'no reason given'
  )
}

/** Seconds from now, of `Retry-After` as seconds or as a date (RFC 9110 section 10.2.3). */
function readRetryAfter(headers: IncomingHttpHeaders): number | undefined {
  const given = headers['retry-after']
  if (given === undefined) return undefined
  const seconds = /^\d+$/.test(given) ? Number(given) : (Date.parse(given) - Date.now()) / 1000
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : undefined
}

/** The URL of an endpoint below a base URL, which may include the version. */
export function endpoint(baseUrl: string, path: `/${string}`): string {
  return baseUrl.replace(/(?<!\/)\/+$/, '').replace(/\/v3$/, '') + path
}

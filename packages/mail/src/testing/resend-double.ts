import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export const resendKey = 're_double_0123456789'

type ReceivedMail = {
  headers: IncomingMessage['headers']
  body: {
    from: string
    to: string | string[]
    subject: string
    html?: string
    text?: string
    attachments?: { filename: string; content: string; content_type?: string }[]
  }
}

/** What goes wrong with the next call: an error of the API, or of the line to it. */
type Fault = { status: number; name: string; message: string } | 'cut' | 'hang' | 'web page'

export type ResendDouble = AsyncDisposable & {
  baseUrl: string
  /** The mails accepted, each once. */
  accepted: ReceivedMail[]
  /** The calls that came, accepted or not. */
  calls: number
  failNext: (fault: Fault) => void
}

type Refusal = [status: number, name: string, message: string]

/**
 * A server that answers `POST /emails` as Resend's public documentation says (api-reference/emails,
 * api-reference/errors, dashboard/emails/idempotency-keys).
 */
export async function openResendDouble(): Promise<ResendDouble> {
  const answers = new Map<string, { payload: string; id: string }>()
  const faults: Fault[] = []
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    double.calls += 1
    const payload = await readBody(request)
    const fault = faults.shift()
    if (fault) return fail(response, fault)
    const refusal = refusalOf(request, payload)
    if (refusal) return refuse(response, ...refusal)

    const key = String(request.headers['idempotency-key'] ?? crypto.randomUUID())
    const known = answers.get(key)
    if (known && known.payload !== payload) {
      const message = 'Same idempotency key used with a different request payload.'
      return refuse(response, 409, 'invalid_idempotent_request', message)
    }
    if (known) return json(response, 200, { id: known.id })
    const id = crypto.randomUUID()
    answers.set(key, { payload, id })
    double.accepted.push({ headers: request.headers, body: JSON.parse(payload) })
    json(response, 200, { id })
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const double: ResendDouble = {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    accepted: [],
    calls: 0,
    failNext: (fault) => faults.push(fault),
    async [Symbol.asyncDispose]() {
      server.close()
      server.closeAllConnections()
      await once(server, 'close')
    },
  }
  return double
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}

function refusalOf({ method, url, headers }: IncomingMessage, payload: string): Refusal | null {
  if (method !== 'POST' || url !== '/emails') {
    return [404, 'not_found', 'The requested endpoint does not exist.']
  }
  if (!headers.authorization) {
    return [401, 'missing_api_key', 'Missing API key in the authorization header.']
  }
  if (headers.authorization !== `Bearer ${resendKey}`) {
    return [403, 'invalid_api_key', 'API key is invalid.']
  }
  const mail = JSON.parse(payload) as Partial<ReceivedMail['body']>
  for (const field of ['from', 'to', 'subject'] as const) {
    if (!mail[field]) return [422, 'missing_required_field', `Missing \`${field}\` field.`]
  }
  return null
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === 'hang') return
  if (fault === 'cut') response.destroy()
  else if (fault === 'web page') {
    response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')
  } else refuse(response, fault.status, fault.name, fault.message)
}

function refuse(response: ServerResponse, statusCode: number, name: string, message: string): void {
  json(response, statusCode, { statusCode, name, message })
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}

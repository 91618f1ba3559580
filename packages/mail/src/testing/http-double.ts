import { once } from 'node:events'
import { createServer } from 'node:http'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Answer = {
  status: number
  headers?: Record<string, string>
  /** JSON, or a text as it is. */
  body?: object | string
}

/**
 * The fault of the next call: another response, a connection that is cut or silent before or after
 * the mail was accepted, or cut during the request.
 */
export type Fault =
  | Answer
  | 'cut'
  | 'cut after acceptance'
  | 'hang'
  | 'hang after acceptance'
  | 'cut while sending'

/** A mail as any of the doubles got it. */
export type ReceivedMail = {
  from: string
  to: string
  cc: string[]
  replyTo: string | null
  subject: string
  text: string
  html: string
  attachments: { name: string; contentType: string; content: Buffer }[]
}

export type HttpDouble<Accepted> = AsyncDisposable & {
  baseUrl: string
  /** The mails accepted, each once. */
  accepted: Accepted[]
  /** The calls that came, accepted or not. */
  calls: number
  failNext: (fault: Fault) => void
}

export type Call = { request: IncomingMessage; body: Buffer }

/** A server on a free port that answers as the API that `answer` plays. */
export async function openHttpDouble<Accepted>(
  answer: (call: Call, accept: (mail: Accepted) => void) => Answer | Promise<Answer>,
): Promise<HttpDouble<Accepted>> {
  const faults: Fault[] = []
  const server = createServer((request, response) => void handle(request, response))

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    double.calls += 1
    const fault = faults.shift()
    if (fault === 'cut while sending') return void request.socket.destroy()
    const body = await readBody(request)
    if (typeof fault === 'object') return reply(response, fault)
    if (fault === 'cut') return void response.destroy()
    if (fault === 'hang') return
    const given = await answer({ request, body }, (mail) => double.accepted.push(mail))
    if (fault === 'cut after acceptance') return void response.destroy()
    if (fault === 'hang after acceptance') return
    reply(response, given)
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const double: HttpDouble<Accepted> = {
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

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

function reply(response: ServerResponse, { status, headers = {}, body }: Answer): void {
  const isJson = typeof body === 'object'
  response
    .writeHead(status, { ...(isJson && { 'content-type': 'application/json' }), ...headers })
    .end(isJson ? JSON.stringify(body) : body)
}

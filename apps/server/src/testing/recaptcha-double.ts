import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

export const recaptchaSecret = 'recaptcha-secret-for-tests'

/** Google's rating of a visit. */
type Judgement = { score: number; action: string }
type Fault = 'error' | 'web page' | 'other kind of key' | 'hang'

export type RecaptchaDouble = AsyncDisposable & {
  baseUrl: string
  /** Makes a token, as the script in the browser would. */
  token: (judgement: Judgement) => string
  /** The fields of each call. */
  calls: Record<string, string>[]
  failNext: (fault: Fault) => void
}

/** Answers `siteverify` as developers.google.com/recaptcha/docs/verify and /v3 say. */
export async function openRecaptchaDouble(): Promise<RecaptchaDouble> {
  const tokens = new Map<string, Judgement>()
  const calls: Record<string, string>[] = []
  const faults: Fault[] = []
  const server = createServer((request, response) => void answer(request, response))

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const fields = Object.fromEntries(new URLSearchParams(await text(request)))
    calls.push(fields)
    const fault = faults.shift()
    if (fault) return fail(response, fault)
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify(verify(fields)))
  }

  function verify({ secret, response = '' }: Record<string, string>) {
    if (secret !== recaptchaSecret) {
      return { success: false, 'error-codes': ['invalid-input-response', 'invalid-input-secret'] }
    }
    const judgement = tokens.get(response)
    tokens.delete(response)
    if (!judgement) return { success: false, 'error-codes': ['timeout-or-duplicate'] }
    const challenge_ts = new Date().toISOString()
    return { success: true, challenge_ts, hostname: 'oka.test', ...judgement }
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    baseUrl: `http://127.0.0.1:${port}`,
    calls,
    token(judgement) {
      const token = crypto.randomUUID()
      tokens.set(token, judgement)
      return token
    },
    failNext: (fault) => void faults.push(fault),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function fail(response: ServerResponse, fault: Fault): void {
  if (fault === 'error') response.writeHead(503).end()
  if (fault === 'web page') response.end('<!doctype html><title>Please sign in</title>')
  if (fault === 'other kind of key') response.end('{ "success": true, "hostname": "oka.test" }')
}

import { type LookupAddress, type LookupOptions } from 'node:dns'
import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

import { DomainError } from '@oka/api/domain-error'
import type { Problem } from '@oka/contract/problem'
import { Agent, type Dispatcher, fetch } from 'undici'

export type Resolve = (host: string) => Promise<LookupAddress[]>

export type Requester = AsyncDisposable & {
  /** One GET, without following a redirect. Throws a refusal that names the field `url`. */
  get: (url: URL, maxBytes: number) => Promise<Answer>
}

export type Answer = {
  status: number
  /** Where a redirect leads. */
  location: string | null
  contentType: string
  /** Decompressed; empty for a redirect. */
  body: Uint8Array
  /** Whether there was more than `maxBytes`. */
  isCut: boolean
}

export const refusal = (problem: Problem, message?: string): DomainError =>
  new DomainError(problem, {
    ...(message !== undefined && { message }),
    issues: [{ path: 'url', message: message ?? new DomainError(problem).message }],
  })

type RequesterOptions = {
  userAgent: string
  resolve?: Resolve
  isAllowed: (address: string) => boolean
  signal: AbortSignal
}

/**
 * Requests to sites that a person has named: each host is resolved once and its addresses are kept,
 * so that what is connected to is what was checked.
 */
export function openRequester({
  userAgent,
  resolve = (host) => lookup(host, { all: true }),
  isAllowed,
  signal,
}: RequesterOptions): Requester {
  const known = new Map<string, Promise<LookupAddress[]>>()

  async function findAddresses(host: string): Promise<LookupAddress[]> {
    const family = isIP(host)
    const found =
      family > 0
        ? [{ address: host, family }]
        : await whileOpen(resolve(host), signal).catch((error: unknown) => {
            throw signal.aborted ? error : refusal('page_unreachable')
          })
    if (found.length === 0) throw refusal('page_unreachable')
    // One private address among public ones is refused as well: which is connected to is not ours to choose.
    if (!found.every(({ address }) => isAllowed(address))) throw refusal('page_not_public')
    return found
  }
  function addressesOf(host: string): Promise<LookupAddress[]> {
    const addresses = known.get(host) ?? findAddresses(host)
    known.set(host, addresses)
    return addresses
  }

  const agent = new Agent({
    // A host that was not checked before is not connected to.
    connect: {
      lookup: (host, options, answer) => {
        answerLookup(known.get(host), options, answer)
      },
    },
    allowH2: false,
  })

  return {
    async get(url, maxBytes) {
      try {
        await addressesOf(url.hostname.replace(/^\[|\]$/g, ''))
        return await request(url, { userAgent, agent, signal, maxBytes })
      } catch (error) {
        if (error instanceof DomainError) throw error
        throw refusal(signal.aborted ? 'page_too_slow' : 'page_unreachable')
      }
    },
    [Symbol.asyncDispose]: () => agent.destroy(),
  }
}

type AnswerLookup = (
  error: NodeJS.ErrnoException | null,
  address: string | LookupAddress[],
  family?: number,
) => void

/** What `net.connect` asks: all addresses, or the first. */
export function answerLookup(
  addresses: Promise<LookupAddress[]> | undefined,
  options: LookupOptions,
  answer: AnswerLookup,
): void {
  if (!addresses) {
    answer(new Error('This host was not checked.'), [])
    return
  }
  const give = (found: LookupAddress[]): void => {
    if (options.all) answer(null, found)
    else answer(null, found[0]!.address, found[0]!.family)
  }
  void addresses.then(give, (error: NodeJS.ErrnoException) => answer(error, []))
}

type RequestOptions = {
  userAgent: string
  agent: Dispatcher
  signal: AbortSignal
  maxBytes: number
}

async function request(
  url: URL,
  { userAgent, agent, signal, maxBytes }: RequestOptions,
): Promise<Answer> {
  const response = await fetch(url, {
    dispatcher: agent,
    redirect: 'manual',
    signal,
    headers: { 'user-agent': userAgent, accept: 'text/html, text/markdown, text/plain;q=0.9' },
  })
  const isRedirect = [301, 302, 303, 307, 308].includes(response.status)
  const head = {
    status: response.status,
    location: isRedirect ? response.headers.get('location') : null,
    contentType: response.headers.get('content-type') ?? '',
  }
  if (isRedirect) {
    await response.body?.cancel()
    return { ...head, body: new Uint8Array(), isCut: false }
  }
  return { ...head, ...(await readBody(response, maxBytes)) }
}

/** Reads what was decompressed until there is too much of it, so that a small answer cannot fill the memory. */
async function readBody(
  { body }: { body: AsyncIterable<Uint8Array> | null },
  maxBytes: number,
): Promise<{ body: Uint8Array; isCut: boolean }> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    chunks.push(chunk)
    // Leaving the loop cancels the response.
    if (size > maxBytes) break
  }
  return { body: Buffer.concat(chunks).subarray(0, maxBytes), isCut: size > maxBytes }
}

/** The promise's outcome, or a rejection as soon as the signal aborts. */
async function whileOpen<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  const aborted = Promise.withResolvers<never>()
  const abort = (): void => aborted.reject(signal.reason as Error)
  signal.addEventListener('abort', abort)
  try {
    signal.throwIfAborted()
    return await Promise.race([promise, aborted.promise])
  } finally {
    signal.removeEventListener('abort', abort)
  }
}

import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'

import { DomainError } from '@oka/api/domain-error'
import { answerLookup } from '@oka/web-page/get-text'
import { isPrivateAddress, isPublicAddress } from '@oka/web-page/public-address'
import { Agent, fetch as send } from 'undici'

export type GuardedFetch = AsyncDisposable & { fetch: typeof fetch }

/** Bytes of one response: more than any answer of a model has. */
const responseMaxBytes = 8 * 1024 * 1024

type IsAllowed = (address: string) => boolean

/**
 * A fetch for addresses that an admin has entered: https to the public internet, and where the environment allows it http
 * or https to the own network. Host names are resolved once for each connection, and what was resolved is what is
 * connected to. Redirects are not followed. Throws `provider_not_allowed`.
 */
export function createGuardedFetch({ allowsPrivate }: { allowsPrivate: boolean }): GuardedFetch {
  const isAllowed: Record<string, IsAllowed> = {
    'https:': (address) => isPublicAddress(address) || (allowsPrivate && isPrivateAddress(address)),
    'http:': (address) => allowsPrivate && isPrivateAddress(address),
  }
  const agents = new Map(
    Object.entries(isAllowed).map(([protocol, allowed]) => [protocol, openAgent(allowed)]),
  )
  const guarded = async (input: string | URL | Request, init?: RequestInit) => {
    const url = new URL(input instanceof Request ? input.url : input)
    const host = url.hostname.replaceAll(/^\[|\]$/g, '')
    const agent = agents.get(url.protocol)
    // An address is connected to without asking the resolver, who would refuse it.
    if (!agent || (isIP(host) > 0 && !isAllowed[url.protocol]!(host))) throw notAllowed()
    const headers = uncompressed(new Request(input, init).headers)
    const options = { headers, dispatcher: agent, redirect: 'manual' } as const
    const response = await send(url, { ...(init as object), ...options })
    if (!response.headers.has('content-encoding')) return response
    await response.body?.cancel()
    throw new TypeError('The response is compressed, which was not asked for.')
  }
  return {
    fetch: guarded,
    [Symbol.asyncDispose]: async () => {
      await Promise.all([...agents.values()].map((agent) => agent.destroy()))
    },
  }
}

/** The limit of bytes holds for what is received, not for what it would be decompressed to. */
const uncompressed = (headers: Headers): Record<string, string> => ({
  ...Object.fromEntries(headers),
  'accept-encoding': 'identity',
})

function openAgent(isAllowed: IsAllowed): Agent {
  return new Agent({
    connect: {
      lookup: (host, options, answer) => {
        answerLookup(resolve(host, isAllowed), options, answer)
      },
    },
    allowH2: false,
    maxResponseSize: responseMaxBytes,
  })
}

async function resolve(host: string, isAllowed: IsAllowed) {
  const found = await lookup(host, { all: true })
  // One private address among public ones is refused as well: which is connected to is not ours to choose.
  if (!found.every(({ address }) => isAllowed(address))) throw notAllowed()
  return found
}

const notAllowed = (): DomainError =>
  new DomainError('provider_not_allowed', {
    issues: [{ path: 'baseUrl', message: new DomainError('provider_not_allowed').message }],
  })

import type { Problem } from '@oka/contract/problem'

import type { SessionStore } from './session.ts'

/** Narrow, so that both tRPC and our own code can call it. */
type Fetch = (input: RequestInfo | URL, init?: object) => Promise<Response>

/**
 * fetch with the access token; when the server refuses the token, it is renewed and the call
 * retried once.
 */
export function createAuthorizedFetch(
  session: Pick<SessionStore, 'token' | 'tokenInsteadOf'>,
  send: Fetch = fetch,
): Fetch {
  return async (input, init) => {
    const attempt = (token: string): Promise<Response> => {
      const headers = new Headers(init && 'headers' in init ? (init.headers as HeadersInit) : {})
      headers.set('authorization', `Bearer ${token}`)
      return send(input, { ...init, headers })
    }
    const token = await session.token()
    const response = await attempt(token)
    return (await refusesToken(response)) ? attempt(await session.tokenInsteadOf(token)) : response
  }
}

/** A wrong password or code is a 401 too, and no reason to retry. */
async function refusesToken(response: Response): Promise<boolean> {
  const name: Problem = 'unauthenticated'
  return response.status === 401 && (await response.clone().text()).includes(`"${name}"`)
}

import type {
  Admin,
  LoggedIn,
  Login,
  Register,
  Session,
  VerifySecondFactor,
} from '@oka/contract/auth'
import { type Atom, createAtom } from '@tanstack/react-store'

/** The calls that set or need the refresh cookie. */
export type SessionCalls = {
  login: (input: Login) => Promise<LoggedIn>
  verifySecondFactor: (input: VerifySecondFactor) => Promise<Session>
  register: (input: Register) => Promise<Session>
  /** Null when the session no longer exists; throws when the server is unreachable. */
  refresh: () => Promise<Session | null>
  logout: () => Promise<unknown>
}

export type SessionState =
  | { status: 'starting' }
  | { status: 'signed-in'; admin: Admin }
  | { status: 'signed-out'; ended: boolean }

export type SessionStore = Pick<Atom<SessionState>, 'get' | 'subscribe'> & {
  /** Asks once whether the cookie still opens a session. Throws when the server is unreachable. */
  start: () => Promise<void>
  /** Returns the challenge for `enterCode` when a second factor is required, else undefined. */
  signIn: (input: Login) => Promise<string | undefined>
  enterCode: (input: VerifySecondFactor) => Promise<void>
  /** Creates an account and signs in. */
  join: (input: Register) => Promise<void>
  signOut: () => Promise<void>
  /** A valid access token, renewed if needed; throws when the session has ended. */
  token: () => Promise<string>
  /** A token other than the refused one. */
  tokenInsteadOf: (refused: string) => Promise<string>
  /** Ends the session here after a sign-out in another tab. */
  end: () => void
}

type SessionDeps = {
  calls: SessionCalls
  now: () => number
  /**
   * Mutual exclusion over all tabs of the browser: they share the cookie, and using a refresh token
   * twice would end the session for all.
   */
  alone: <Result>(run: () => Promise<Result>) => Promise<Result>
}

/** Renewed this long before it expires, so that it does not expire in flight. */
const margin = 30_000

/** The session store. The access token is kept in memory only. */
export function createSession({ calls, now, alone }: SessionDeps): SessionStore {
  const state = createAtom<SessionState>({ status: 'starting' })
  let access: { token: string; renewAt: number } | null = null
  let renewing: Promise<string> | null = null

  const accept = ({ accessToken, expiresIn, admin }: Session): string => {
    const life = expiresIn * 1000
    access = { token: accessToken, renewAt: now() + life - Math.min(margin, life / 2) }
    state.set({ status: 'signed-in', admin })
    return accessToken
  }
  const end = (): void => {
    access = null
    if (state.get().status !== 'signed-out') {
      state.set({ status: 'signed-out', ended: state.get().status === 'signed-in' })
    }
  }
  const refresh = async (): Promise<string> => {
    const session = await alone(calls.refresh)
    if (session) return accept(session)
    end()
    throw new Error('The session is over.')
  }
  const renew = (): Promise<string> => {
    renewing ??= refresh().finally(() => {
      renewing = null
    })
    return renewing
  }
  const token = async (): Promise<string> => {
    if (state.get().status === 'signed-out') throw new Error('Nobody is signed in.')
    // During a renewal the current token may be the refused one.
    return !renewing && access && now() < access.renewAt ? access.token : renew()
  }

  return {
    get: () => state.get(),
    subscribe: state.subscribe,
    start: async () => {
      if (state.get().status !== 'starting') return
      try {
        await renew()
      } catch (error) {
        // Signed out is a valid result; any other failure is thrown to the caller.
        if (state.get().status === 'starting') throw error
      }
    },
    signIn: async (input) => {
      const answer = await calls.login(input)
      if ('challenge' in answer) return answer.challenge
      accept(answer)
      return undefined
    },
    enterCode: async (input) => void accept(await calls.verifySecondFactor(input)),
    join: async (input) => void accept(await calls.register(input)),
    signOut: async () => {
      await alone(calls.logout)
      access = null
      state.set({ status: 'signed-out', ended: false })
    },
    token,
    tokenInsteadOf: (refused) =>
      access && access.token !== refused && now() < access.renewAt ? token() : renew(),
    end,
  }
}

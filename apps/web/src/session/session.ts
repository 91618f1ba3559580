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
  /** Null when the server knows no such session any more; throws when it could not be asked. */
  refresh: () => Promise<Session | null>
  logout: () => Promise<unknown>
}

export type SessionState =
  | { status: 'starting' }
  | { status: 'signed-in'; admin: Admin }
  | { status: 'signed-out'; ended: boolean }

export type SessionStore = Pick<Atom<SessionState>, 'get' | 'subscribe'> & {
  /** Asks once whether the cookie still opens a session. Throws when the server cannot be asked. */
  start: () => Promise<void>
  /** The challenge to answer with `enterCode` when a second factor is asked for, else undefined. */
  signIn: (input: Login) => Promise<string | undefined>
  enterCode: (input: VerifySecondFactor) => Promise<void>
  /** Makes an account and signs in to it. */
  join: (input: Register) => Promise<void>
  signOut: () => Promise<void>
  /** An access token that is good for a while yet; throws when the session is over. */
  token: () => Promise<string>
  /** A token other than the one that was just refused. */
  tokenInsteadOf: (refused: string) => Promise<string>
  /** Another tab signed out: so does this one. */
  end: () => void
}

type SessionDeps = {
  calls: SessionCalls
  now: () => number
  /**
   * Runs one at a time over all tabs of the browser: they share the cookie, and a refresh token
   * used twice ends the session for all.
   */
  alone: <Result>(run: () => Promise<Result>) => Promise<Result>
}

/** Renewed this long before it expires, so that no call arrives with a token that just did. */
const margin = 30_000

/** Who is signed in. The access token lives here, in memory, and nowhere else. */
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
    // While one is being renewed the old one may be what was refused.
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

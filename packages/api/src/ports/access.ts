import type { HumanCheck as HumanCheckAsked } from '@oka/contract/chat'

/** What keeps strangers and bots out. */

/** Keeps bots from starting conversations in bulk, at no cost for people. */
export type HumanCheck = {
  /** The client's task; a new one for each call. */
  ask: () => Promise<HumanCheckAsked>
  /** Whether the answer is right and unused; also true when the verifying service is away. */
  verify: (answer: string | undefined, address: string) => Promise<boolean>
}

/** Whether a password is too easy to guess, given what is known of the person. */
export type IsGuessable = (password: string, known: readonly string[]) => Promise<boolean>

/** The codes of an authenticator app: TOTP (RFC 6238), 30 s, six digits. */
export type SecondFactors = {
  newSecret: () => string
  /** The `otpauth://` address for the app. */
  uri: (secret: string, account: { issuer: string; label: string }) => string
  /** The time step of the code if it is right, now or one step off; a code of `usedStep` or before is not. */
  check: (secret: string, code: string, usedStep: number | null) => Promise<number | null>
}

import { readableSecret } from '../secret.ts'

/** As many as most services hand out; each opens the account once when the phone is lost. */
const codesAtOnce = 10

/** Codes of 80 bits: as they cannot be guessed, a plain digest keeps them. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codesAtOnce }, () => readableSecret(4, 4))
}

/** The code as it was handed out, however it was typed; undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z2-9]{16}$/.test(code) ? code.match(/.{4}/g)!.join('-') : undefined
}

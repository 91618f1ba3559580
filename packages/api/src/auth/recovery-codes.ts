import { readableSecret } from '../secret.ts'

/** A usual number; each code opens the account once when the phone is lost. */
const codeCount = 10

/** Codes of 80 random bits, which a plain digest protects well enough. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codeCount }, () => readableSecret(4, 4))
}

/** Normalises a recovery code as typed; undefined for what cannot be one. */
export function readRecoveryCode(typed: string): string | undefined {
  const code = typed.toLowerCase().replace(/[\s-]/g, '')
  return /^[a-z2-9]{16}$/.test(code) ? code.match(/.{4}/g)!.join('-') : undefined
}

import { createHmac, hkdfSync } from 'node:crypto'

import { readableSecret } from '@oka/api/secret'

/** A password that is easy to type: four groups of five of 32 signs, 100 bits. */
export const randomPassword = (): string => readableSecret(4, 5)

/** A key for one purpose, so that what one part signs is worth nothing to another (HKDF, RFC 5869). */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'oka', purpose, 32))
}

/**
 * Makes a secret from something that is known: asked for twice, it is the same, and without our own
 * secret nobody can make it.
 */
export function deriveSecrets(secret: string, purpose: string): (of: string) => string {
  const key = deriveKey(secret, purpose)
  return (of) => createHmac('sha256', key).update(of).digest('base64url')
}

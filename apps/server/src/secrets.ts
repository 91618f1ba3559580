import { createHmac, hkdfSync, randomBytes } from 'node:crypto'

export const randomSecret = (): string => randomBytes(32).toString('base64url')

/** A password that is easy to type: four groups of five of 32 signs, 100 bits. */
export function randomPassword(): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789'
  const text = Array.from(randomBytes(20), (byte) => signs[byte % 32]).join('')
  return text.match(/.{5}/g)!.join('-')
}

/** A key for one purpose, so that what one part signs is worth nothing to another (HKDF, RFC 5869). */
export function deriveKey(secret: string, purpose: string): Uint8Array {
  return new Uint8Array(hkdfSync('sha256', secret, 'oka', purpose, 32))
}

/** Makes the token of a visitor from the conversation: asked for twice, it is the same. */
export function createVisitorToken(secret: string): (conversationId: string) => string {
  const key = deriveKey(secret, 'visitor')
  return (conversationId) => createHmac('sha256', key).update(conversationId).digest('base64url')
}

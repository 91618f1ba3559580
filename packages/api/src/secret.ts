import { hash, randomBytes } from 'node:crypto'

/** A secret of 256 bits that fits into a header or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** A secret that is easy to type: groups of characters out of 32, five bits each. */
export function readableSecret(groups: number, signsInGroup: number): string {
  const signs = 'abcdefghijkmnpqrstuvwxyz23456789'
  const group = () => Array.from(randomBytes(signsInGroup), (byte) => signs[byte % 32]).join('')
  return Array.from({ length: groups }, group).join('-')
}

/** The stored form of a secret: plain SHA-256 suffices for 256 random bits. */
export const hashSecret = (secret: string): string => hash('sha256', secret, 'base64url')

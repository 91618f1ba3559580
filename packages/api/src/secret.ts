import { createHash, randomBytes } from 'node:crypto'

/** A secret of 256 bits that fits into a header or a cookie. */
export const newSecret = (): string => randomBytes(32).toString('base64url')

/** What we keep of a secret: SHA-256 is enough for one of 256 random bits. */
export const hashSecret = (secret: string): string =>
  createHash('sha256').update(secret).digest('base64url')

import { createHash, timingSafeEqual } from 'node:crypto'

const digest = (text: string) => createHash('sha256').update(text).digest()

/** Compares secrets in constant time; digests make the lengths equal. */
export const isSameSecret = (given: string, ours: string): boolean =>
  timingSafeEqual(digest(given), digest(ours))

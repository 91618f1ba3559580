import type { Passwords } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import argon2 from 'argon2'
import { compare } from 'bcryptjs'
import limit from 'p-limit'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes at once; each holds a thread of the pool that files and name look-ups need too. */
const atOnce = 2
/** Hashes that wait, some 50 ms each; more than that are told to come again rather than kept. */
const mostWaiting = 100
/** Seconds in which those who wait are through. */
const retryAfter = 5

/** argon2id for what we make; bcrypt is accepted where a hash was brought along. */
export function createPasswords(): Passwords {
  const queue = limit(atOnce)
  async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    if (queue.pendingCount >= mostWaiting)
      throw new DomainError('too_many_requests', { retryAfter })
    return queue(run)
  }
  return {
    hash: (password) => inTurn(() => argon2.hash(password, settings)),
    verify: (hash, password) =>
      inTurn(() =>
        hash.startsWith('$argon2') ? argon2.verify(hash, password) : compare(password, hash),
      ),
    isOutdated: (hash) => !hash.startsWith('$argon2id') || argon2.needsRehash(hash, settings),
  }
}

import type { Passwords } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import argon2 from 'argon2'
import limit from 'p-limit'

/** What a hash costs: KiB of memory, passes and lanes. */
export type HashCost = { memoryCost: number; timeCost: number; parallelism: number }

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const owasp: HashCost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Hashes at once; each holds a thread of the pool that files and name look-ups need too. */
const atOnce = 2
/** Hashes that wait, some 50 ms each; more than that are told to come again rather than kept. */
const mostWaiting = 100
/** Seconds in which those who wait are through. */
const retryAfter = 5

/** For a hash that we did not make as it is. False also for what is no hash at all. */
async function compareForeign(hash: string, password: string): Promise<boolean> {
  const isArgon = hash.startsWith('$argon2')
  // Loaded with the first such hash: most companies bring none.
  const bcrypt = isArgon ? null : await import('bcryptjs')
  try {
    return await (bcrypt ? bcrypt.compare(password, hash) : argon2.verify(hash, password))
  } catch {
    return false
  }
}

/**
 * argon2id for what we make; bcrypt is accepted where a hash was brought along.
 *
 * While a foreign hash is compared one of ours is made, so that it never costs less than an account
 * that does not exist. What remains: bcrypt of cost 10 takes three times as long as ours, so that an
 * account that came with one can be told by the time of its refusal, until its first sign-in makes
 * the hash anew. To end that, everybody would have to pay for a bcrypt.
 */
export function createPasswords(cost: HashCost = owasp): Passwords {
  const own = patternOf(cost)
  const queue = limit(atOnce)
  async function inTurn<Result>(run: () => Promise<Result>): Promise<Result> {
    if (queue.pendingCount >= mostWaiting)
      throw new DomainError('too_many_requests', { retryAfter })
    return queue(run)
  }
  return {
    hash: (password) => inTurn(() => argon2.hash(password, cost)),
    verify: (hash, password) =>
      inTurn(async () => {
        if (own.test(hash)) return argon2.verify(hash, password)
        const work = argon2.hash(password, cost)
        const [right] = await Promise.all([compareForeign(hash, password), work])
        return right
      }),
    isOutdated: (hash) => !own.test(hash),
  }
}

/** A hash that `cost` made. */
function patternOf({ memoryCost: m, timeCost: t, parallelism: p }: HashCost): RegExp {
  return new RegExp(`^\\$argon2id\\$v=19\\$m=${m},p=${p},t=${t}\\$[\\w+/]{22}\\$[\\w+/]{43}$`)
}

import type { Passwords } from '@oka/api/deps'
import argon2 from 'argon2'
import { compare } from 'bcryptjs'
import limit from 'p-limit'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const settings = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

/** Hashes at once; each holds a thread of the pool that files and name look-ups need too. */
const atOnce = 2

/** argon2id for what we make; bcrypt is accepted where a hash was brought along. */
export function createPasswords(): Passwords {
  const queue = limit(atOnce)
  return {
    hash: (password) => queue(() => argon2.hash(password, settings)),
    verify: (hash, password) =>
      queue(() =>
        hash.startsWith('$argon2') ? argon2.verify(hash, password) : compare(password, hash),
      ),
    isOutdated: (hash) => !hash.startsWith('$argon2id') || argon2.needsRehash(hash, settings),
  }
}

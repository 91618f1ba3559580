import type { LimitName, Limits } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import { hashSecret } from '@oka/api/secret'
import type { Database } from '@oka/db/client'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRes,
} from 'rate-limiter-flexible'

import { addressKey } from './address-key.ts'

type Limit = {
  points: number
  /** Seconds. */
  duration: number
  /** Counted for all processes together, since each guess counts; the others are there against floods. */
  shared?: true
  /** A rule rather than a rate: no setting makes it more. */
  fixed?: true
}

const minutes = 60
const hours = 3600

const limits: Record<LimitName, Limit> = {
  // Failures alone. Ten for an account in a quarter of an hour: Chatwoot's figure, which leaves 350,000
  // guesses in a year, fewer than a password that is not a common one takes.
  login_account: { points: 10, duration: 15 * minutes, shared: true },
  login_address: { points: 50, duration: 15 * minutes, shared: true },
  password: { points: 10, duration: 15 * minutes, shared: true },
  // A code is one of a million, and three are right at a time.
  second_factor: { points: 5, duration: 15 * minutes, shared: true },
  reset_email: { points: 3, duration: hours, shared: true },
  reset_address: { points: 20, duration: hours, shared: true },
  link: { points: 50, duration: 15 * minutes, shared: true },
  // A whole office, or a page that many visit from one address, and still no flood.
  chat_start: { points: 100, duration: 10 * minutes, shared: true },
  chat_send: { points: 60, duration: minutes },
  human_check: { points: 1, duration: hours, shared: true, fixed: true },
  staff: { points: 3000, duration: minutes },
  anyone: { points: 1500, duration: minutes },
}

/**
 * Counts in memory, or, where several processes may share the database, in PostgreSQL what has to be
 * counted for all of them. While the database is away memory serves instead. Keys are kept as digests,
 * for they hold addresses and e-mails. An address counts as `addressKey` says.
 *
 * @param scale multiplies every limit
 */
export function createLimits(
  { query }: Pick<Database, 'query'>,
  { scale, several }: { scale: number; several: boolean },
): Limits {
  const storeClient = {
    query: async ({ text, values = [] }: { text: string; values?: unknown[] }) => ({
      rows: await query(text, values),
    }),
  }
  const limiters = Object.fromEntries(
    Object.entries(limits).map(([name, { points, duration, shared, fixed }]) => {
      const options = {
        keyPrefix: name,
        points: fixed ? points : Math.ceil(points * scale),
        duration,
      }
      const memory = new RateLimiterMemory(options)
      if (!shared || !several) return [name, memory]
      const shareable = new RateLimiterPostgres({
        ...options,
        storeClient,
        storeType: 'client',
        tableName: 'rate_limits',
        tableCreated: true,
        insuranceLimiter: memory,
      })
      return [name, shareable]
    }),
  ) as Record<LimitName, RateLimiterAbstract>

  return {
    count: async (name, key) => {
      try {
        await limiters[name].consume(digest(key))
      } catch (error) {
        throw error instanceof RateLimiterRes ? refusal(error) : error
      }
    },
    forgive: async (name, key) => void (await limiters[name].reward(digest(key))),
  }
}

const digest = (key: string): string => hashSecret(addressKey(key))

function refusal({ msBeforeNext }: RateLimiterRes): DomainError {
  return new DomainError('too_many_requests', { retryAfter: Math.ceil(msBeforeNext / 1000) })
}

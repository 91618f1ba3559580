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

import { addressKey } from '../http/address-key.ts'
import { createSyncedCounters, type SyncedCounter } from './synced-counter.ts'

type Limit = {
  points: number
  /** Seconds. */
  duration: number
  /** Counted one by one for all processes together, since each guess counts; the others add up every second. */
  shared?: true
  /** A rule rather than a rate: no setting makes it more. */
  fixed?: true
}

const minutes = 60
const hours = 3600
const days = 86_400

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
  // More than anybody says in a day, and less than would be a burden to whoever reads it.
  chat_messages_a_day: { points: 1000, duration: days },
  chat_bytes_a_day: { points: 1024 * 1024, duration: days },
  // An office of 50 people who ask twice; how many calls may be open at once is limited besides.
  call_person: { points: 100, duration: 10 * minutes, shared: true },
  report_email: { points: 5, duration: days, shared: true },
  // A visitor may type an address that is not theirs: few mails go to one address without staff.
  copy_address: { points: 3, duration: days, shared: true },
  // A site of that many pages is brought in at once; more would be a crawler.
  fetch_page: { points: 60, duration: 10 * minutes, shared: true },
  // A preview for each debounced edit, and the calibration: each reads thousands of leads.
  rubric_figures: { points: 60, duration: minutes },
  // Each is a few paid calls to a server that an admin has named.
  provider_checks: { points: 20, duration: 10 * minutes, shared: true },
  // Of one member of staff: an evening of rehearsals, and no more than the budget of a day allows by itself.
  rehearsed_turns: { points: 600, duration: hours, shared: true },
  human_check: { points: 1, duration: hours, shared: true, fixed: true },
  staff_calls: { points: 3000, duration: minutes },
  // Of a visitor, or of an address without a token.
  visitor_calls: { points: 1500, duration: minutes },
  // An address together with all its visitors: an office of 50 people who chat at once uses a third of it.
  address_calls: { points: 6000, duration: minutes },
  address_messages: { points: 1200, duration: minutes },
  // KiB of answers.
  answer_kib: { points: 64 * 1024, duration: minutes },
  address_answer_kib: { points: 512 * 1024, duration: minutes },
}

/**
 * Counts in memory, or, where several processes may share the database, for all of them together:
 * guesses one by one in PostgreSQL, calls in memory with an exchange every second. While the database is
 * away memory serves alone. Keys are kept as digests, for they hold addresses and e-mails. An address
 * counts as `addressKey` says.
 *
 * @param scale multiplies every limit
 */
export function createLimits(
  { query }: Pick<Database, 'query'>,
  { scale, several }: { scale: number; several: boolean },
): Limits & Disposable {
  const counters = createSyncedCounters(several ? query : null)
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
      if (!shared) return [name, counters.create(name, { ...options, durationMs: duration * 1000 })]
      const memory = new RateLimiterMemory(options)
      if (!several) return [name, memory]
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
  ) as Record<LimitName, RateLimiterAbstract | SyncedCounter>

  return {
    count: (name, key, points = 1) => {
      const limiter = limiters[name]
      if (!('add' in limiter)) return consume(limiter, key, points)
      const waitMs = limiter.add(digest(key), points)
      if (waitMs !== null) throw refusal(waitMs)
      return undefined
    },
    forgive: async (name, key) => {
      const limiter = limiters[name]
      if ('add' in limiter) limiter.add(digest(key), -1)
      else await limiter.reward(digest(key))
    },
    [Symbol.dispose]: () => counters[Symbol.dispose](),
  }
}

async function consume(limiter: RateLimiterAbstract, key: string, points: number): Promise<void> {
  try {
    await limiter.consume(digest(key), points)
  } catch (error) {
    throw error instanceof RateLimiterRes ? refusal(error.msBeforeNext) : error
  }
}

/** Digests that are remembered: each call is counted under the same few keys. */
const digestsMax = 5000
const digests = new Map<string, string>()

function digest(key: string): string {
  const known = digests.get(key)
  if (known !== undefined) return known
  if (digests.size >= digestsMax) digests.clear()
  const made = hashSecret(addressKey(key))
  digests.set(key, made)
  return made
}

const refusal = (waitMs: number): DomainError =>
  new DomainError('too_many_requests', { retryAfter: Math.ceil(waitMs / 1000) })

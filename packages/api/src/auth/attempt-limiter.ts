import type { Deps, LimitName } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

export type AttemptLimiter = {
  /** Counts an attempt; returns the refusal when the limit is exceeded. */
  count: (name: LimitName, key: string) => Promise<DomainError | undefined>
  /**
   * Verifies what was counted; undefined means wrong, and stays counted. Otherwise the attempt is
   * refunded: it was right, or got no result because the queue is full or the database is away.
   */
  check: <Right>(look: () => Promise<Right | undefined>) => Promise<Right | undefined>
}

/** Counts attempts before they are verified, so that concurrent ones gain nothing over sequential ones. */
export function createAttemptLimiter({ limits }: Pick<Deps, 'limits'>): AttemptLimiter {
  const counted: [LimitName, string][] = []
  return {
    count: async (name, key) => {
      counted.push([name, key])
      try {
        await limits.count(name, key)
        return undefined
      } catch (error) {
        if (error instanceof DomainError) return error
        throw error
      }
    },
    check: async (look) => {
      let isWrong = false
      try {
        const right = await look()
        isWrong = right === undefined
        return right
      } finally {
        if (!isWrong) for (const [name, key] of counted) await limits.forgive(name, key)
      }
    },
  }
}

/** The same for one limit. Throws `too_many_requests`. */
export async function checkAttempt<Right>(
  deps: Pick<Deps, 'limits'>,
  [name, key]: [LimitName, string],
  look: () => Promise<Right | undefined>,
): Promise<Right | undefined> {
  const tries = createAttemptLimiter(deps)
  const refusal = await tries.count(name, key)
  if (refusal) throw refusal
  return tries.check(look)
}

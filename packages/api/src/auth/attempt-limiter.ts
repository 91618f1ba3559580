import type { Deps, LimitName } from '../deps.ts'
import { DomainError } from '../domain-error.ts'

export type AttemptLimiter = {
  /** Counts one; answers the refusal when it is one too many. */
  count: (name: LimitName, key: string) => Promise<DomainError | undefined>
  /**
   * Looks whether what was counted is right; undefined is wrong, and stays counted. All else is taken
   * back: what is right, and a look that came to no verdict, because too many wait, or the database is away.
   */
  check: <Right>(look: () => Promise<Right | undefined>) => Promise<Right | undefined>
}

/** Counts tries before they are looked at, so that many at once find out no more than one by one. */
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

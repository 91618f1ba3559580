import { setTimeout as pause } from 'node:timers/promises'

import type { Deps } from '@oka/api/deps'
import { checkWrites } from '@oka/db/connection/check-server'
import { driverError, isOutage, outageHoldMs } from '@oka/db/errors'
import type { FastifyBaseLogger } from 'fastify'

export type Readiness = {
  /** Takes note of what a call failed with: an outage takes the process out of service until it is over. */
  note: (error: unknown) => void
  /** Whether calls can be taken now; looks at the database. */
  look: () => Promise<'ready' | 'stopping' | 'database away'>
}

/** Milliseconds between two looks at a database that is there, at one that is away, and for one look. */
const lookEvery = 5000
const lookAgainAfter = 500
const lookPatience = 2000

/** Knows whether the database is there, and says once in the log when it goes and when it is back. */
export function createReadiness(
  { db, stopping }: Pick<Deps, 'db' | 'stopping'>,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
): Readiness {
  let awaySince: number | null = null
  /** Until when its word that it is there does not count. */
  let doubtedUntil = 0

  async function isThere(): Promise<boolean> {
    const tooLate = pause(lookPatience, 'too late', { ref: false })
    try {
      // Too late is not away: it may be that there is much to do.
      if ((await Promise.race([checkWrites(db), tooLate])) === 'too late') return false
    } catch (error) {
      begin(error)
      return false
    }
    return performance.now() >= doubtedUntil
  }

  function begin(error: unknown): void {
    if (awaySince !== null || stopping.aborted) return
    awaySince = performance.now()
    log.warn(`The database is away: ${driverError(error).message ?? String(error)}.`)
    void untilBack(awaySince)
  }

  async function untilBack(since: number): Promise<void> {
    do {
      await pause(lookAgainAfter, undefined, { ref: false })
      if (stopping.aborted) return
    } while (!(await isThere()))
    awaySince = null
    log.info({ ms: Math.round(performance.now() - since) }, 'The database is back.')
  }

  // Also while nobody calls, or an outage would be seen only when the next one does.
  const looking = setInterval(() => void isThere(), lookEvery).unref()
  stopping.addEventListener('abort', () => clearInterval(looking))
  return {
    note(error) {
      if (!isOutage(error)) return
      doubtedUntil = performance.now() + outageHoldMs(error)
      begin(error)
    },
    async look() {
      if (stopping.aborted) return 'stopping'
      return awaySince === null && (await isThere()) ? 'ready' : 'database away'
    },
  }
}

import { setTimeout as pause } from 'node:timers/promises'

import type { Deps } from '@oka/api/deps'
import { checkWrites } from '@oka/db/connection/check-server'
import { driverError, isOutage, outageHoldMs } from '@oka/db/errors'
import type { FastifyBaseLogger } from 'fastify'

export type Readiness = {
  /** Reports the error of a call: an outage takes the process out of service until it is over. */
  note: (error: unknown) => void
  /** Whether calls can be taken now; asks the database. */
  check: () => Promise<'ready' | 'stopping' | 'database away'>
}

/** Milliseconds between two checks of a database that is there, of one that is away, and for one check. */
const checkIntervalMs = 5000
const retryIntervalMs = 500
const checkTimeoutMs = 2000

/** Whether the database is available; logs the start and the end of each outage once. */
export function createReadiness(
  { db, stopping }: Pick<Deps, 'db' | 'stopping'>,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
): Readiness {
  let awaySince: number | null = null
  /** Successful checks before this time do not count: the failure may not have reached all connections. */
  let ignoreSuccessUntil = 0

  async function isThere(): Promise<boolean> {
    const tooLate = pause(checkTimeoutMs, 'too late', { ref: false })
    try {
      // A slow answer is not an outage: the database may be busy.
      if ((await Promise.race([checkWrites(db), tooLate])) === 'too late') return false
    } catch (error) {
      begin(error)
      return false
    }
    return performance.now() >= ignoreSuccessUntil
  }

  function begin(error: unknown): void {
    if (awaySince !== null || stopping.aborted) return
    awaySince = performance.now()
    log.warn(`The database is away: ${driverError(error).message ?? String(error)}.`)
    void untilBack(awaySince)
  }

  async function untilBack(since: number): Promise<void> {
    do {
      await pause(retryIntervalMs, undefined, { ref: false })
      if (stopping.aborted) return
    } while (!(await isThere()))
    awaySince = null
    log.info({ ms: Math.round(performance.now() - since) }, 'The database is back.')
  }

  // Also without calls: otherwise only the next call would notice an outage.
  const checking = setInterval(() => void isThere(), checkIntervalMs).unref()
  stopping.addEventListener('abort', () => clearInterval(checking))
  return {
    note(error) {
      if (!isOutage(error)) return
      ignoreSuccessUntil = performance.now() + outageHoldMs(error)
      begin(error)
    },
    async check() {
      if (stopping.aborted) return 'stopping'
      return awaySince === null && (await isThere()) ? 'ready' : 'database away'
    },
  }
}

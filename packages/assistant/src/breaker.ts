export type BreakerOptions = {
  failures?: number
  restMs?: number
  restMaxMs?: number
  now?: () => number
}

export type Breaker = {
  /** Whether to try now. While it is open, one attempt after each rest. */
  mayTry: () => boolean
  succeed: () => void
  fail: () => void
  /** The attempt came to no end that says anything. */
  release: () => void
}

/**
 * A circuit breaker: after some failures in a row nothing is tried for a while, then one attempt decides
 * whether it closes; each further failure doubles the rest.
 * https://learn.microsoft.com/en-us/azure/architecture/patterns/circuit-breaker
 *
 * @param options.failures in a row that open it
 * @param options.restMs milliseconds until it is tried again
 * @param options.restMaxMs the longest rest
 * @param options.now milliseconds of a clock that only moves on
 */
export function createBreaker({
  failures = 3,
  restMs = 15_000,
  restMaxMs = 300_000,
  now = () => performance.now(),
}: BreakerOptions = {}): Breaker {
  let failed = 0
  let rest = restMs
  let tryAgainAt = 0
  let isTrying = false
  const isOpen = () => failed >= failures
  return {
    mayTry() {
      if (!isOpen()) return true
      if (isTrying || now() < tryAgainAt) return false
      isTrying = true
      return true
    },
    succeed() {
      failed = 0
      rest = restMs
      isTrying = false
    },
    fail() {
      const wasOpen = isOpen()
      failed += 1
      isTrying = false
      if (!isOpen()) return
      if (wasOpen) rest = Math.min(rest * 2, restMaxMs)
      tryAgainAt = now() + rest
    },
    release() {
      isTrying = false
    },
  }
}

import { vi } from 'vitest'

/** Milliseconds until a test that waits in vain fails; long, so that a busy machine does not reach it. */
const timeout = 240_000

/** Waits until the check passes. */
export const waitFor = (check: () => unknown): Promise<unknown> =>
  vi.waitFor(check, { timeout, interval: 10 })

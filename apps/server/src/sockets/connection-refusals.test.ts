import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

import { createConnectionRefusals } from './connection-refusals.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

describe('the log of refusals', () => {
  test('has one line for the first and one for the thousands that follow, of each kind', () => {
    const lines: object[] = []
    const refusals = createConnectionRefusals({
      warn: (details: object) => void lines.push(details),
    })

    for (let index = 0; index < 3000; index += 1) refusals.upgrade(429, '/trpc?q=secret')
    refusals.upgrade(403, '/nowhere')
    refusals.connection('address')
    expect(lines).toEqual([
      { status: 429, path: '/trpc', count: 1 },
      { status: 403, path: '/nowhere', count: 1 },
      { count: 1 },
    ])

    vi.advanceTimersByTime(10_000)
    expect(lines.slice(3)).toEqual([{ status: 429, count: 2999 }])

    refusals.upgrade(429, '/trpc?q=secret')
    expect(lines.slice(4)).toEqual([{ status: 429, path: '/trpc', count: 1 }])
  })
})

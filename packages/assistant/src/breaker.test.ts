import { expect, test } from 'vitest'

import { createBreaker } from './breaker.ts'

/** A breaker on a clock that the test moves. */
function makeBreaker() {
  let now = 0
  const breaker = createBreaker({ failures: 2, restMs: 100, restMaxMs: 300, now: () => now })
  return { ...breaker, wait: (ms: number) => void (now += ms) }
}

test('opens after failures in a row, and closes when an attempt succeeds', () => {
  const { mayTry, fail, succeed, wait } = makeBreaker()
  fail()
  succeed()
  fail()
  expect(mayTry()).toBe(true)
  fail()
  expect(mayTry()).toBe(false)
  wait(100)
  expect(mayTry()).toBe(true)
  // One attempt at a time.
  expect(mayTry()).toBe(false)
  succeed()
  expect(mayTry()).toBe(true)
  expect(mayTry()).toBe(true)
})

test('rests twice as long after each attempt that fails, up to a limit', () => {
  const { mayTry, fail, wait } = makeBreaker()
  fail()
  fail()
  for (const rest of [100, 200, 300, 300]) {
    wait(rest - 1)
    expect(mayTry()).toBe(false)
    wait(1)
    expect(mayTry()).toBe(true)
    fail()
  }
})

test('an attempt that came to no end lets another try', () => {
  const { mayTry, fail, release, wait } = makeBreaker()
  fail()
  fail()
  wait(100)
  expect(mayTry()).toBe(true)
  release()
  expect(mayTry()).toBe(true)
})

import { lookingEveryMs, typingEveryMs } from '@oka/contract/presence-times'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { createPresenceReport, type PresenceReport } from './presence-report.ts'

let told: string[] = []
let report: PresenceReport

beforeEach(() => {
  vi.useFakeTimers()
  told = []
  report = createPresenceReport((state) => told.push(state))
})
afterEach(() => void vi.useRealTimers())

test('who looks says so at once, again and again, and says when they leave', () => {
  report.look(true)
  report.look(true)
  vi.advanceTimersByTime(2 * lookingEveryMs)
  expect(told).toEqual(['looking', 'looking', 'looking'])
  report.look(false)
  vi.advanceTimersByTime(5 * lookingEveryMs)
  expect(told.slice(3)).toEqual(['away'])
})

test('typing is told at the first key and then every few seconds, however fast one types', () => {
  report.look(true)
  for (let ms = 0; ms < typingEveryMs + 1; ms += 100) {
    report.type()
    vi.advanceTimersByTime(100)
  }
  expect(told).toEqual(['looking', 'typing', 'typing'])
})

test('what was sent is typed no more; the next key is told at once', () => {
  report.look(true)
  report.rest()
  report.type()
  report.rest()
  report.type()
  expect(told).toEqual(['looking', 'typing', 'looking', 'typing'])
})

test('who does not look types nothing', () => {
  report.type()
  report.rest()
  expect(told).toEqual([])
})

import { performance } from 'node:perf_hooks'
import v8 from 'node:v8'

import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { saveMemory } from './save-memory.ts'

beforeEach(() => void vi.useFakeTimers())

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

/** The flags of that name that are set while the process holds so many megabytes, one after the other, at each sample. */
function flagsFor(
  utilization: number,
  megabytes: readonly number[],
  name = 'optimize-for-size',
): string[] {
  const busy = { idle: 0, active: 0, utilization }
  vi.spyOn(performance, 'eventLoopUtilization').mockReturnValue(busy)
  const held = vi.spyOn(process.memoryUsage, 'rss')
  const set = vi.spyOn(v8, 'setFlagsFromString').mockReturnValue()
  using _saving = saveMemory()
  return megabytes.flatMap((amount) => {
    held.mockReturnValue(amount * 1e6)
    set.mockClear()
    vi.advanceTimersByTime(utilization < 0.3 ? 500 : 100)
    return set.mock.calls.map(([flag]) => flag).filter((flag) => flag.includes(name))
  })
}

const once = ['--optimize-for-size', '--no-optimize-for-size']

test.each([
  ['with nothing to do', 0.1, [200, 219, 221, 250, 191, 189, 189]],
  ['under load', 0.9, [500, 999, 1001, 1100, 901, 899, 899]],
])('V8 saves memory %s from when much is held until little is', (_, utilization, megabytes) => {
  expect(flagsFor(utilization, megabytes)).toEqual(once)
})

test('what is still held after a while is in use, and tried again later', () => {
  const seconds = (count: number) => Array<number>(count * 10).fill(1200)
  expect(flagsFor(0.9, seconds(40))).toEqual(once)
  expect(flagsFor(0.9, seconds(50))).toHaveLength(3)
})

test('a load that comes while it is not tried is noticed', () => {
  const idle = Array<number>(40).fill(240)
  expect(flagsFor(0.1, [...idle, 299, 340])).toEqual([...once, '--optimize-for-size'])
})

test('the heap grows less under load, and as V8 likes when there is nothing to do or it saves', () => {
  const growth = 'heap-growing-percent'
  expect(flagsFor(0.9, [250, 260, 1001, 1002, 899, 250], growth)).toEqual([
    '--heap-growing-percent=100',
    '--heap-growing-percent=0',
    '--heap-growing-percent=100',
  ])
  expect(flagsFor(0.1, [250, 321, 150], growth)).toEqual([])
})

test('what is not used is given back sooner only where next to nothing happens', () => {
  const delay = 'reducer-start-delay'
  expect(flagsFor(0.1, [150, 150], delay)).toEqual(['--gc-memory-reducer-start-delay-ms=100'])
  expect(flagsFor(0.2, [150, 250], delay)).toEqual([])
})

test('compiled code is kept between loads with pauses of some seconds', () => {
  const busy = (utilization: number) => ({ idle: 0, active: 0, utilization })
  const used = vi.spyOn(performance, 'eventLoopUtilization').mockReturnValue(busy(0.9))
  vi.spyOn(process.memoryUsage, 'rss').mockReturnValue(250e6)
  const set = vi.spyOn(v8, 'setFlagsFromString').mockReturnValue()
  const setIn = (seconds: number) => {
    set.mockClear()
    vi.advanceTimersByTime(seconds * 1000)
    return set.mock.calls.map(([flag]) => flag).filter((flag) => !flag.includes('growing'))
  }
  using _saving = saveMemory()
  setIn(1)

  used.mockReturnValue(busy(0))
  expect(setIn(9)).toEqual([])
  expect(setIn(2)).toEqual(['--gc-memory-reducer-start-delay-ms=100', '--optimize-for-size'])
})

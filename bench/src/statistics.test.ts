import { expect, test } from 'vitest'

import { mannWhitneyZ, median, quantile, welchT } from './statistics.ts'

const upTo = (count: number, from = 0) => Array.from({ length: count }, (_, index) => from + index)

test('a median and a quantile are values of the sample', () => {
  expect(median([5, 1, 9])).toBe(5)
  expect(quantile(upTo(100), 0.99)).toBe(99)
})

test('samples of one distribution differ by nothing, and moved ones by much', () => {
  expect(welchT(upTo(300), upTo(300))).toBe(0)
  expect(mannWhitneyZ(upTo(300, 0.5), upTo(300))).toBeLessThan(1)
  expect(welchT(upTo(300, 60), upTo(300))).toBeGreaterThan(4.5)
  expect(mannWhitneyZ(upTo(300, 60), upTo(300))).toBeGreaterThan(4.5)
})

test('one outlier moves the mean and hardly the ranks', () => {
  const withOutlier = [...upTo(299), 1_000_000]
  expect(Math.abs(mannWhitneyZ(withOutlier, upTo(300)))).toBeLessThan(0.1)
})

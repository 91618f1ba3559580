import { array, assert, double, pre, property } from 'fast-check'
import { expect, test } from 'vitest'

import { cosine, packVector, readDirection } from './vectors.ts'

const direction = (vector: readonly number[]) => readDirection(packVector(vector))

/** As vectors come from a model, before they are packed. */
function exactCosine(one: readonly number[], other: readonly number[]): number {
  const product = (a: readonly number[], b: readonly number[]) =>
    a.reduce((sum, value, at) => sum + value * b[at]!, 0)
  return product(one, other) / Math.sqrt(product(one, one) * product(other, other))
}

test('a packed vector keeps its direction to a hundredth', () => {
  const numbers = array(double({ min: -1, max: 1, noNaN: true }), {
    minLength: 64,
    maxLength: 64,
  })
  assert(
    property(numbers, numbers, (one, other) => {
      pre([one, other].every((vector) => vector.some((value) => Math.abs(value) > 0.01)))
      const packed = cosine(direction(one), direction(other))
      expect(Math.abs(packed - exactCosine(one, other))).toBeLessThan(0.05)
    }),
    { seed: 1 },
  )
})

test('lengths do not count, and a vector of zeros is near nothing', () => {
  const one = [0.3, -0.4, 0.5]
  expect(cosine(direction(one), direction(one.map((value) => value * 20)))).toBeCloseTo(1)
  expect(cosine(direction([0, 0, 0]), direction(one))).toBe(0)
})

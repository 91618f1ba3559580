import { expect, test } from 'vitest'

import { paginate, type Slice } from './flow.ts'

const slice = (height: number, more: Partial<Slice> = {}): Slice => ({
  height,
  gap: 0,
  keepNext: false,
  draw: () => {},
  ...more,
})
const bounds = { top: 0, bottom: 100 }
const heightsOf = (slices: readonly Slice[]) =>
  paginate(slices, bounds).map((page) => page.map(({ slice: { height } }) => height))

/** Two rows of an option, which stay together. */
const option = [slice(30, { keepNext: true, mayPart: true }), slice(31)]

test('what may be parted is kept whole where that takes no further page', () => {
  expect(heightsOf([slice(60), ...option, slice(35)])).toEqual([[60], [30, 31, 35]])
})

test('and is parted where a last page would be nearly empty for it', () => {
  expect(heightsOf([slice(60), ...option, slice(35), slice(8)])).toEqual([
    [60, 30],
    [31, 35, 8],
  ])
})

test('what must stay together stays so', () => {
  const kept = [slice(30, { keepNext: true }), slice(31)]
  expect(heightsOf([slice(60), ...kept, slice(35), slice(8)])).toEqual([[60], [30, 31, 35], [8]])
})

import { expect, test } from 'vitest'

import { contrast, readableContrast, readableOn } from './contrast.ts'

test.each([
  ['#000000', '#ffffff', 21],
  ['#ffffff', '#ffffff', 1],
  ['#767676', '#ffffff', 4.54],
  ['#ffffff', '#1f4e79', 8.66],
])('the contrast of %s and %s is %d', (color, other, ratio) => {
  expect(contrast(color, other)).toBeCloseTo(ratio, 1)
})

test('a colour that can be read stays, and a lighter one is darkened until it can', () => {
  expect(readableOn('#ffffff', '#1f4e79')).toBe('#1f4e79')
  for (const color of ['#ffffff', '#ffd400', '#00ffff', '#ff8800', '#7f7f7f']) {
    const readable = readableOn('#ffffff', color)
    expect(contrast(readable, '#ffffff')).toBeGreaterThanOrEqual(readableContrast)
    expect(contrast(readable, '#ffffff')).toBeLessThan(readableContrast + 1)
  }
})

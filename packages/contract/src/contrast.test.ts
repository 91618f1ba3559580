import { expect, test } from 'vitest'

import { contrast, readableContrast, readableOn, readableOnDark } from './contrast.ts'

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

test('on a dark ground a dark colour is lightened until it can be read', () => {
  expect(readableOnDark('#19222e', '#6cc5d1')).toBe('#6cc5d1')
  for (const color of ['#000000', '#1f4e79', '#8a2b3c', '#4b0082']) {
    const readable = readableOnDark('#223042', color)
    expect(readable).toMatch(/^#[0-9a-f]{6}$/)
    expect(contrast(readable, '#223042')).toBeGreaterThanOrEqual(readableContrast)
  }
})

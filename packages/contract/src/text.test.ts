import { expect, test } from 'vitest'

import { cutText } from './text.ts'

test('a text is cut before an emoji, not through it', () => {
  expect(cutText('abc👍', 4)).toBe('abc')
  expect(cutText('abc👍', 5)).toBe('abc👍')
  expect(cutText('abc', 2)).toBe('ab')
})

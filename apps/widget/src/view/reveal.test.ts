import { expect, test } from 'vitest'

import { advance, wholeWords } from './reveal.ts'

test('words appear whole', () => {
  expect(wholeWords('Good morning to you', 3)).toBe('')
  expect(wholeWords('Good morning to you', 4)).toBe('Good')
  expect(wholeWords('Good morning to you', 9)).toBe('Good')
  expect(wholeWords('Good morning to you', 13)).toBe('Good morning')
})

test('the last word waits for what follows it', () => {
  expect(wholeWords('Good morn', 9)).toBe('Good')
})

test('it shows more as time passes, and never more than there is', () => {
  expect(advance(0, 40, 16)).toBeGreaterThan(1)
  expect(advance(38, 40, 1000)).toBe(40)
  expect(advance(40, 40, 16)).toBe(40)
})

test('a long answer that comes at once is shown within two seconds', () => {
  let shown = 0
  for (let ms = 0; ms < 2000; ms += 16) shown = advance(shown, 1200, 16)
  expect(shown).toBe(1200)
})

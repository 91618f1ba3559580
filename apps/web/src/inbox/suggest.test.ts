import { expect, test } from 'vitest'

import { findTrigger, insertSign, replaceTrigger } from './suggest.ts'

test('a sign asks for suggestions where it begins a word, up to the caret', () => {
  expect(findTrigger('/', 1, '/')).toEqual({ at: 0, query: '' })
  expect(findTrigger('Hello /pri', 10, '/')).toEqual({ at: 6, query: 'pri' })
  expect(findTrigger('Ask @lé about', 7, '@')).toEqual({ at: 4, query: 'lé' })
  expect(findTrigger('line\n@s', 7, '@')).toEqual({ at: 5, query: 's' })
})

test('addresses, fractions and finished words ask for nothing', () => {
  expect(findTrigger('lea@example.com', 15, '@')).toBeNull()
  expect(findTrigger('24/7', 4, '/')).toBeNull()
  expect(findTrigger('@sam is', 7, '@')).toBeNull()
  expect(findTrigger('no sign', 7, '@')).toBeNull()
  expect(findTrigger('@sam', 0, '@')).toBeNull()
})

test('what was chosen takes the place of what was typed, and the caret stands after it', () => {
  expect(replaceTrigger('Ask @lé now', { at: 4, caret: 7 }, '@Léa ')).toEqual({
    text: 'Ask @Léa  now',
    caret: 9,
  })
  expect(insertSign('', 0, '/')).toEqual({ text: '/', caret: 1 })
  expect(insertSign('Hi', 2, '@')).toEqual({ text: 'Hi @', caret: 4 })
  expect(insertSign('Hi ', 3, '@')).toEqual({ text: 'Hi @', caret: 4 })
})

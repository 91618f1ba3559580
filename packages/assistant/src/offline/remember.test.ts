import { expect, test } from 'vitest'

import { remember } from './remember.ts'

test('a text is computed once while it is kept, also where the result is undefined', () => {
  const asked: string[] = []
  const first = remember((text) => {
    asked.push(text)
    return text === '' ? undefined : text.length
  })

  expect([first('ab'), first(''), first('ab'), first('')]).toEqual([2, undefined, 2, undefined])
  expect(asked).toEqual(['ab', ''])
  for (let index = 0; index < 1000; index += 1)
    expect(first(`text ${index}`)).toBe(`text ${index}`.length)
  expect(first('ab')).toBe(2)
  expect(asked.filter((text) => text === 'ab')).toHaveLength(2)
})

import { expect, test } from 'vitest'

import { fold } from './fold.ts'
import { remember, rememberIn } from './remember.ts'

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

test('what is computed of a text is kept until another message is read', () => {
  const asked: string[] = []
  const typed = rememberIn((folded, text) => {
    asked.push(text)
    return folded.source.slice(0, text.length)
  })
  const [one, other] = [fold('Un Site'), fold('Une Appli')]

  expect([typed(one, 'un'), typed(one, 'un'), typed(one, 'un #')]).toEqual(['Un', 'Un', 'Un S'])
  expect([typed(other, 'un'), typed(one, 'un')]).toEqual(['Un', 'Un'])
  expect(asked).toEqual(['un', 'un #', 'un', 'un'])
})

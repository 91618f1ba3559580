import { expect, test } from 'vitest'

import { readCode } from './code.ts'

test('six digits are read as an app or a mail shows them', () => {
  expect(readCode('app', '123456')).toBe('123456')
  expect(readCode('app', ' 123 456\n')).toBe('123456')
  expect(readCode('app', '123\u00A0456')).toBe('123456')
  expect(readCode('app', '12345')).toBeUndefined()
  expect(readCode('app', '1234567')).toBeUndefined()
  expect(readCode('app', 'abcdef')).toBeUndefined()
})

test('a recovery code is read with and without its dashes, in capitals too', () => {
  expect(readCode('recovery', 'abcd-efgh-jkmn-2345')).toBe('abcdefghjkmn2345')
  expect(readCode('recovery', ' ABCD efgh jkmn 2345 ')).toBe('abcdefghjkmn2345')
  expect(readCode('recovery', 'abcd-efgh-jkmn')).toBeUndefined()
  expect(readCode('recovery', 'abcd-efgh-jkmn-0123')).toBeUndefined()
})

import { expect, test } from 'vitest'

import { createCarrierChoice } from './carrier-choice.ts'

test('a socket that could not be opened twice in a row gives way to a stream', () => {
  const choice = createCarrierChoice()
  expect(choice.kind()).toBe('socket')
  expect(choice.failed()).toBe(false)
  expect(choice.failed()).toBe(true)
  expect(choice.kind()).toBe('stream')
})

test('one that was open and silent gives way at once', () => {
  const choice = createCarrierChoice()
  expect(choice.failed(true)).toBe(true)
  expect(choice.kind()).toBe('stream')
})

test('failures that something was heard between do not count together', () => {
  const choice = createCarrierChoice()
  choice.failed()
  choice.heard()
  expect(choice.failed()).toBe(false)
  expect(choice.kind()).toBe('socket')
})

test('when all fail they are tried in turn, and another network begins anew', () => {
  const choice = createCarrierChoice()
  for (const kind of ['stream', 'poll', 'socket', 'stream']) {
    choice.failed()
    choice.failed()
    expect(choice.kind()).toBe(kind)
  }
  choice.begin()
  expect(choice.kind()).toBe('socket')
})

import { expect, test } from 'vitest'

import { isComposing, isPlainEnter } from './keys.ts'

const enter = { key: 'Enter', shiftKey: false, isComposing: false, keyCode: 13 }

test.each([
  ['on its own', enter, true],
  ['of the keypad, with Ctrl', { ...enter, ctrlKey: true }, true],
  ['with Shift, which begins a line', { ...enter, shiftKey: true }, false],
  ['that ends a composition in Chrome and Firefox', { ...enter, isComposing: true }, false],
  ['that ends a composition in Safari', { ...enter, keyCode: 229 }, false],
  ['that is another key', { ...enter, key: 'a', keyCode: 65 }, false],
])('Enter %s', (_, event, sends) => {
  expect(isPlainEnter(event)).toBe(sends)
})

test('Escape of an input method is not ours, whichever way the browser says so', () => {
  expect(isComposing({ isComposing: true, keyCode: 27 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 229 })).toBe(true)
  expect(isComposing({ isComposing: false, keyCode: 27 })).toBe(false)
})

import { expect, test } from 'vitest'

import { read } from './preferences.ts'

test('the first language of the browser that we speak, else English', () => {
  expect(read(null, ['de-DE', 'fr-CA', 'en-US']).locale).toBe('fr')
  expect(read(null, ['de-DE']).locale).toBe('en')
  expect(read(null, []).locale).toBe('en')
})

test('what was chosen stands; what is not understood is passed over', () => {
  const all = {
    locale: 'en',
    theme: 'dark',
    shortcuts: false,
    sound: false,
    desktop: false,
    setup: false,
  }
  expect(read(JSON.stringify(all), ['fr-FR'])).toEqual(all)
  const fresh = {
    locale: 'fr',
    theme: 'system',
    shortcuts: true,
    sound: true,
    desktop: true,
    setup: true,
  }
  expect(read(JSON.stringify({ locale: 'xx', theme: 7 }), ['fr-FR'])).toEqual(fresh)
  expect(read('not JSON', ['fr-FR'])).toEqual(fresh)
  expect(read('null', ['fr-FR'])).toEqual(fresh)
})

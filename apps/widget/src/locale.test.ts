import { expect, test } from 'vitest'

import { chooseLocale } from './locale.ts'

test.each([
  [[undefined, 'fr-CA', 'en'], 'fr'],
  [['EN', 'fr'], 'en'],
  [['', 'de', null, 'fr'], 'fr'],
  [['de', 'pt-BR'], 'en'],
])('of %j it is %s', (tags, locale) => {
  expect(chooseLocale(...tags)).toBe(locale)
})

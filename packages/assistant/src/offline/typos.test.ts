import { expect, test } from 'vitest'

import { mendTypo } from './typos.ts'

test.each([
  ['budjet', 'budget'],
  ['bugdet', 'budget'],
  ['febuary', 'february'],
  ['poeple', 'people'],
  ['direcotr', 'director'],
  ['salriés'.normalize('NFD').replaceAll(/\p{M}/gu, ''), 'salaries'],
  ['logiceil', 'logiciel'],
])('"%s" is a mistyped "%s"', (typed, meant) => {
  expect(mendTypo(typed)).toBe(meant)
})

test.each([
  'budget',
  'fracture',
  'quartier',
  'decident',
  'commander',
  'question',
  'manger',
  'kilts',
  'booming',
  'booting',
  'easier',
  'valise',
  'decade',
])('"%s" is spelled well or means something else', (typed) => {
  expect(mendTypo(typed)).toBeNull()
})

import { expect, test } from 'vitest'

import { initials } from './avatar.tsx'

test.each([
  ['Camille Laurent', 'CL'],
  ['Pierre-Yves Le Gall de Kerangal', 'PK'],
  ['Stanisław Łódź', 'SŁ'],
  ['émilie', 'É'],
  ['tom.baker@example.com', 'TC'],
  ['', ''],
  ['+33 6 12', ''],
])('%s', (name, letters) => {
  expect(initials(name)).toBe(letters)
})

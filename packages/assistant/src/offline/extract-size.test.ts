import { expect, test } from 'vitest'

import { readOne } from '../testing.ts'

test.each([
  ['on est quatorze, clercs compris', '14'],
  ['septante personnes', '70'],
  ['Ballyduane Creameries, 85 on the books', '85'],
  ['140 teaching and non teaching staff', '140'],
  ['me and four others', '5'],
  ['vingt-trois en tout', '23'],
  ['eleven including me', '11'],
])('asked for their company, "%s" tells a size of %s', (content, value) => {
  expect(readOne('size', content, 'company')).toMatchObject({ value })
})

test('a number of people is read beside a need', () => {
  expect(readOne('size', 'PME de 30 salariés, nous cherchons un CRM')).toMatchObject({
    value: '30',
  })
})

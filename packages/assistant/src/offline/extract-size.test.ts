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

test.each([
  ['26 sparks plus 4 in office', '30'],
  ['me and two lads', '3'],
  ['moi et 4 salariés', '5'],
  ['me plus 4', '5'],
  ['it’s just me', '1'],
  ['jsuis toute seule', '1'],
  ['on est 48 ds la boite', '48'],
  ['two hundred employees', '200'],
  ['15 guides in high season', '15'],
  ['40 odd people', '40'],
  ['headcount’s 18', '18'],
  ['une bonne trentaine de personnes', '30'],
  ['31 of us. no sorry, 33, two started on monday', '33'],
  ['vingt-sept salariés, plutôt vingt-huit depuis lundi', '28'],
])('"%s" are %s', (content, value) => {
  expect(readOne('size', content, 'company')).toMatchObject({ value })
})

test.each([
  '3 warehouses',
  'two receptionists',
  '200 customers',
  'wedding for 80 guests',
  'douze personnes sont arrivées sans qu’on les attende',
  'I have to call forty people before breakfast',
])('"%s" are not all of them', (content) => {
  expect(readOne('size', content, 'company')).toBeUndefined()
})

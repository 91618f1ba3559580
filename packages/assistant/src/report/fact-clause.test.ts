import { expect, test } from 'vitest'

import { bearingOf, clauseOf } from './fact-clause.ts'

test.for([
  ['vers février mars', 'mars', 'vers février mars'],
  ['sorry thats wrong, 30k not 20', '30k', '30k not 20'],
  [
    'and it would be may at the earliest actually',
    'may',
    'it would be may at the earliest actually',
  ],
  ['on est le cabinet Morel, une dizaine', ', une dizaine', 'une dizaine'],
  ['We may need it. Say 1,5 M€ in all.', '1,5 M€', 'Say 1,5 M€ in all'],
  // A word within another is not what was said.
  ['un marsouin (mars)', 'mars', 'mars'],
  // What says enough, and what stands in a long sentence, stays as it is.
  ['we need it by the end of April', 'by the end of April', 'by the end of April'],
  [`${'a long way round '.repeat(6)} 30k or so`, '30k', '30k'],
] as const)('of “%s” the quotation “%s” is read as “%s”', ([content, quote, clause]) => {
  expect(clauseOf(content, quote)).toBe(clause)
  expect(content).toContain(clause)
})

test.for([
  ['fr', '8000 max', '8000', 'most'],
  ['fr', 'on ne mettra pas plus de 5 000 €', '5 000 €', 'most'],
  ['fr', 'Mon enveloppe tourne autour de 22 000', '22 000', 'about'],
  ['fr', 'on est une dizaine', 'une dizaine', 'about'],
  ['fr', '15 000 € HT', '15 000 €', null],
  ['en', '4k tops', '4k', 'most'],
  ['en', 'up to £9,000', '£9,000', 'most'],
  ['en', '$75K, give or take', '$75K', 'about'],
  ['en', 'about 1500 quid', 'about 1500 quid', 'about'],
  ['en', 'a couple of grand', 'a couple of grand', 'about'],
  ['en', 'It is £45,000.', '£45,000', null],
] as const)('(%s) “%s”: %s is meant as %s', ([locale, content, quote, meant]) => {
  expect(bearingOf(content, quote, { locale, isDate: false })).toBe(meant)
})

test.for([
  ['fr', 'pas avant l’automne', 'l’automne', 'from'],
  ['fr', 'après les fêtes de Noël', 'Noël', null],
  ['fr', 'à partir de mars', 'mars', 'from'],
  ['fr', 'avant Pâques', 'avant Pâques', null],
  ['en', 'after xmas', 'xmas', 'from'],
  ['en', 'may at the earliest', 'may', 'from'],
  ['en', 'in two months from now', 'two months', null],
  ['en', 'by March', 'March', null],
] as const)('(%s) “%s”: nothing before %s is %s', ([locale, content, quote, meant]) => {
  expect(bearingOf(content, quote, { locale, isDate: true })).toBe(meant)
})

import { expect, test } from 'vitest'

import { doubtsOf } from './doubts.ts'

const company = { day: '2026-11-28', currency: 'EUR' }

test.for([
  ['need', 'un site web', 'short_need'],
  ['need', 'un site web vitrine', undefined],
  ['horizon', '2026-11-27', 'past_date'],
  ['horizon', '2026-11-28', undefined],
  ['horizon', 'soon', undefined],
  ['budget', '20000 USD', 'other_currency'],
  ['budget', '20000-30000 EUR/year', undefined],
  ['name', 'Al', undefined],
] as const)('of %s “%s” a reader is warned of %s', ([field, value, kind]) => {
  expect(doubtsOf([{ field, value }], company).map((doubt) => doubt.kind)).toEqual(
    kind ? [kind] : [],
  )
})

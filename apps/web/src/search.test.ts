import { expect, test } from 'vitest'

import { readSearch } from './search.ts'

const read = readSearch({ status: ['new', 'won'], q: 'text' })

test('keeps what is known and drops the rest without a fuss', () => {
  expect(read({ status: 'won', q: 'nord', page: 3 })).toEqual({ status: 'won', q: 'nord' })
  expect(read({ status: 'gone', q: '' })).toEqual({})
  expect(read({ status: ['won'], q: { a: 1 } })).toEqual({})
})

test('a search for a number is a search', () => {
  expect(read({ q: 33612 })).toEqual({ q: '33612' })
})

import { locales } from '@oka/contract/locale'
import { findTestServer } from '@oka/db/testing-server'
import { beforeAll, describe, expect, test } from 'vitest'

import { type Asked, askAll, tally } from './knowledge/ask.ts'
import { halves, readPassages } from './knowledge/read-set.ts'

let all: Asked[] = []

beforeAll(async () => {
  all = await askAll(await findTestServer())
})

test('the set is as large as it says', () => {
  for (const locale of locales) {
    expect(readPassages('consultancy', locale)).toHaveLength(60)
    const { covered, uncovered } = tally(
      all.filter((one) => one.locale === locale && one.half !== 'tuning'),
    )
    expect([covered, uncovered]).toEqual([80, 40])
  }
  const { covered, uncovered } = tally(all)
  expect([covered, uncovered]).toEqual([694, 314])
})

/** The share of questions that must be answered from the right passage, by what was known of them when the rules were written. */
const marks = { tuning: 0.88, unseen: 0.9, last: 0.75 }

describe.each(halves)('of the part %s', (half) => {
  test.each(locales)('most questions in %s are answered from the right passage', (locale) => {
    const { covered, right } = tally(
      all.filter((one) => one.half === half && one.locale === locale),
    )
    expect(right / covered).toBeGreaterThanOrEqual(marks[half])
  })

  test('no question is answered that the knowledge does not cover', () => {
    const answered = all.filter((one) => one.half === half && one.id === null && one.quoted)
    expect(answered.map(({ text, reply }) => `${text} -> ${reply}`)).toEqual([])
  })
})

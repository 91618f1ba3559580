import { type Locale, locales } from '@oka/contract/locale'
import { findTestServer } from '@oka/db/testing-server'
import { beforeAll, describe, expect, test } from 'vitest'

import { type Asked, askAll, tally } from './knowledge/ask.ts'
import { halves, readPassages } from './knowledge/read-set.ts'

let all: Asked[] = []

beforeAll(async () => {
  all = await askAll(await findTestServer())
})

test('the set is as large as it says', () => {
  const sizeOf = (locale: Locale, parts: readonly string[]) => {
    const { covered, uncovered } = tally(
      all.filter((one) => one.locale === locale && parts.includes(one.half)),
    )
    return [covered, uncovered]
  }
  for (const locale of locales) {
    for (const company of ['consultancy', 'vet', 'driving'] as const) {
      expect(readPassages(company, locale)).toHaveLength(60)
    }
    expect(sizeOf(locale, ['unseen', 'last'])).toEqual([80, 40])
    for (const part of ['training', 'validation', 'test']) {
      expect(sizeOf(locale, [part])).toEqual([50, 25])
    }
  }
  const { covered, uncovered } = tally(all)
  expect([covered, uncovered]).toEqual([994, 464])
})

/**
 * The share of questions that must be answered from the right passage, and how many in each language may be answered
 * that nothing answers, by what was known of them when the rules were written. The last three are of other trades:
 * first measured, 0.26, 0.22 and 0.41 of them were answered from the right passage.
 */
const marks = {
  tuning: { right: 0.88, uncovered: 0 },
  unseen: { right: 0.9, uncovered: 0 },
  last: { right: 0.75, uncovered: 0 },
  training: { right: 0.34, uncovered: 2 },
  validation: { right: 0.26, uncovered: 4 },
  test: { right: 0.42, uncovered: 2 },
}

describe.each(halves)('of the part %s', (half) => {
  test.each(locales)('most questions in %s are answered from the right passage', (locale) => {
    const { covered, right } = tally(
      all.filter((one) => one.half === half && one.locale === locale),
    )
    expect(right / covered).toBeGreaterThanOrEqual(marks[half].right)
  })

  test.each(locales)('few questions in %s are answered that nothing covers', (locale) => {
    const answered = all
      .filter((one) => one.half === half && one.locale === locale && one.id === null && one.quoted)
      .map(({ text, reply }) => `${text} -> ${reply}`)
    expect(answered.length, answered.join('\n')).toBeLessThanOrEqual(marks[half].uncovered)
  })
})

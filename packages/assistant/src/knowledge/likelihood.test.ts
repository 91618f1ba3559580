import type { KnowledgePassage } from '@oka/api/ports/assistant'
import { expect, test } from 'vitest'

import { evidenceFor } from './evidence.ts'
import { featureNames } from './feature-names.ts'
import { mostLikely } from './likelihood.ts'
import { readPassage } from './match-passage.ts'
import { readQuestion } from './read-question.ts'

function passage(title: string, heading: string, content: string): KnowledgePassage {
  const updatedAt = '2026-01-01T00:00:00.000Z'
  return { articleId: heading, title, heading, content, locale: 'en', url: null, updatedAt }
}

const passages = [
  passage('Bikes', 'Repairs', 'Mending a flat tyre costs £12 and takes an hour.'),
  passage('Bikes', 'Rental', 'We rent bicycles for £20 a day. Bring your identity card.'),
  passage('Shop', 'Opening hours', 'The shop is open from 9 am to 6 pm, and closed on Sundays.'),
  passage('Shop', 'Cancelling', 'Cancel a booking one day before and you pay nothing.'),
].map(readPassage)

const askedOf = (text: string) => ({ text, asked: readQuestion(text, 'en'), whole: undefined })
const first = (text: string) => mostLikely(askedOf(text), passages, 'en')

test.each([
  ['can I hire a bike for a day', 'Rental'],
  ['something came up and I need to cancel', 'Cancelling'],
  ['what time do you close', 'Opening hours'],
])('“%s” is likeliest answered by “%s”, in other words', (text, heading) => {
  expect(first(text)?.read.passage.heading).toBe(heading)
})

test('what has nothing to do with a passage is less likely answered than what it says', () => {
  const unlikely = first('is the owner on holiday in Spain')!.likelihood
  expect(unlikely).toBeLessThan(first('how much does it cost to repair a tyre')!.likelihood)
  expect(unlikely).toBeLessThan(0.3)
})

test('an amount that is another thing’s is none that was asked for', () => {
  const price = first('how much is a helmet')!
  expect(price.holdsAsked).toBe(false)
})

test('without passages there is nothing likely', () => {
  expect(mostLikely(askedOf('any'), [], 'en')).toBeUndefined()
})

test('each feature is a finite number', () => {
  const text = 'my bicycle is broken how much is it'
  const evidence = evidenceFor(askedOf(text), passages, 'en')
  for (const { features } of evidence) {
    expect(features).toHaveLength(featureNames.length)
    expect(features.every(Number.isFinite)).toBe(true)
  }
})

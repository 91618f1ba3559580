import type { OwnCriterion } from '@oka/contract/rubric'
import { describe, expect, test } from 'vitest'

import type { CheckedFact } from './check-facts.ts'
import { withOwnAnswers } from './own-answers.ts'

const own = {
  id: 'own:it',
  weight: 10,
  label: { en: 'It', fr: 'Cela' },
  question: { en: 'Which is it?', fr: 'Lequel est-ce ?' },
} as const
const option = (key: string, en: string, fr: string) => ({ key, words: { en, fr }, share: 100 })
const choice: OwnCriterion = {
  kind: 'choice',
  ...own,
  options: [
    option('health', 'Health', 'Santé'),
    option('trade', 'Trade', 'Commerce'),
    option('online', 'Online trade', 'Commerce en ligne'),
  ],
}
const number: OwnCriterion = { kind: 'number', ...own, steps: [] }
const date: OwnCriterion = { kind: 'date', ...own, steps: [] }
const text: OwnCriterion = { kind: 'text', ...own }

const message = (seq: number, role: 'visitor' | 'assistant', content: string) => ({
  id: `m${seq}`,
  seq,
  role,
  content,
  createdAt: '2026-11-28T10:00:00.000Z',
})

function answersTo(
  criterion: OwnCriterion,
  content: string,
  {
    kept = [],
    learntSeq = 1,
    asked = 'Thank you. Which is it?',
  }: {
    kept?: CheckedFact[]
    learntSeq?: number
    asked?: string
  } = {},
) {
  const transcript = [message(1, 'assistant', asked), message(2, 'visitor', content)]
  const input = { transcript, learntSeq, ownCriteria: [criterion] }
  return withOwnAnswers(input, { kept, refused: [] }).kept
}

describe('a choice', () => {
  test.each([
    ['Health', 'health', 'Health'],
    ['We are in HEALTH care', 'health', 'HEALTH'],
    ['la sante, surtout', 'health', 'sante'],
    // Composed of a letter and its accent, as some keyboards write it.
    ['la sante\u0301', 'health', 'sante\u0301'],
    ['du commerce en ligne', 'online', 'commerce en ligne'],
    ['not health, trade', 'trade', 'trade'],
  ])('is read of “%s”', (content, value, quote) => {
    expect(answersTo(choice, content)).toMatchObject([{ field: 'own:it', value, quote }])
  })

  test.each(['Healthy food', 'health and trade', 'none of these', 'no health', '???', ''])(
    'is not read of “%s”',
    (content) => expect(answersTo(choice, content)).toEqual([]),
  )
})

describe('a number', () => {
  test.each([
    ['25', '25', '25'],
    ['about 1,200 vehicles', '1200', '1,200'],
    ['environ 1 200', '1200', '1 200'],
  ])('is read of “%s”', (content, value, quote) => {
    expect(answersTo(number, content)).toMatchObject([{ value, quote }])
  })

  test.each(['-5', '2.5', '10 to 20', 'a few', '12345678901', '1 20'])(
    'is not read of “%s”',
    (content) => expect(answersTo(number, content)).toEqual([]),
  )
})

describe('a date', () => {
  test.each([
    ['31/03/2027', '2027-03-31'],
    ['on 2027-03-31', '2027-03-31'],
    ['le 1.3.2027', '2027-03-01'],
  ])('is read of “%s”', (content, value) => {
    expect(answersTo(date, content)).toMatchObject([{ value }])
  })

  test.each(['31/02/2027', 'soon', 'between 01/03/2027 and 01/04/2027'])(
    'is not read of “%s”',
    (content) => expect(answersTo(date, content)).toEqual([]),
  )

  test('that the rules have read is its answer, and no horizon', () => {
    const horizon: CheckedFact = {
      field: 'horizon',
      value: '2027-03-31',
      messageId: 'm2',
      quote: 'in March',
      by: 'visitor',
      seq: 2,
      quoteStart: 0,
      quoteEnd: 8,
    }
    const [answer, ...others] = answersTo(date, 'in March', { kept: [horizon] })
    expect(answer).toMatchObject({ field: 'own:it', value: '2027-03-31', quote: 'in March' })
    expect(others).toEqual([])
  })
})

describe('a text', () => {
  test.each(['SAP and Excel', '  un vieux tableur  '])('is what “%s” says', (content) => {
    const quote = content.trim()
    expect(answersTo(text, content)).toMatchObject([{ value: quote, quote }])
  })

  test.each(['Why do you ask?', 'I don’t know', 'no', 'Je ne sais pas', '…', 'x'.repeat(201)])(
    'is not what “%s” says',
    (content) => expect(answersTo(text, content)).toEqual([]),
  )

  test('leaves the e-mail address in it a contact detail', () => {
    const email: CheckedFact = {
      field: 'email',
      value: 'a@b.co',
      messageId: 'm2',
      quote: 'a@b.co',
      by: 'visitor',
      seq: 2,
      quoteStart: 5,
      quoteEnd: 11,
    }
    const kept = answersTo(text, 'SAP, a@b.co', { kept: [email] })
    expect(kept.map(({ field }) => field)).toEqual(['own:it', 'email'])
  })
})

test('what was not asked, or was heard before, is no answer', () => {
  expect(answersTo(number, '25', { asked: 'How are you?' })).toEqual([])
  expect(answersTo(number, '25', { learntSeq: 2 })).toEqual([])
})

test('a question is known by its words, whatever became of its typography', () => {
  expect(answersTo(number, '25', { asked: 'D’accord. Lequel est\u2011ce\u202F?' })).toHaveLength(1)
})

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

const yesOrNo: OwnCriterion = {
  kind: 'choice',
  ...own,
  options: [option('yes', 'Yes', 'Oui'), option('no', 'No', 'Non')],
}

test('“No” is an answer, and “no idea” is none', () => {
  expect(answersTo(yesOrNo, 'No')).toMatchObject([{ value: 'no' }])
  expect(answersTo(yesOrNo, 'Non, pas encore')).toMatchObject([{ value: 'no' }])
  for (const content of [
    'No idea',
    'No, I’d rather not say',
    'Non, je ne sais pas',
    'Aucune idée',
  ]) {
    expect(answersTo(yesOrNo, content)).toEqual([])
  }
  expect(answersTo(number, 'Not sure, 20 or so')).toEqual([])
})

/** A fact that the rules have read of the answer. */
function factIn(content: string, field: CheckedFact['field'], quote: string): CheckedFact {
  const quoteStart = content.indexOf(quote)
  const quoteEnd = quoteStart + quote.length
  const said = { messageId: 'm2', by: 'visitor', seq: 2 } as const
  return { field, value: quote, quote, quoteStart, quoteEnd, ...said }
}

describe('a number', () => {
  test('of another fact is not its answer', () => {
    const content = 'Our budget is 20 000 EUR'
    const kept = [factIn(content, 'budget', '20 000 EUR')]
    expect(answersTo(number, content, { kept })).toEqual(kept)
    const both = '25, with a budget of 20 000 EUR'
    const others = [factIn(both, 'budget', 'budget of 20 000 EUR')]
    expect(answersTo(number, both, { kept: others })).toMatchObject([
      { field: 'own:it', value: '25' },
      { field: 'budget' },
    ])
  })

  test('by itself is the answer, whatever it was taken for', () => {
    const kept = [factIn('25', 'budget', '25')]
    expect(answersTo(number, '25', { kept })).toMatchObject([{ field: 'own:it', value: '25' }])
  })

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

  test('leaves what else was said in it, and what was taken back', () => {
    const content = 'SAP, and our budget is 50 000 EUR, I decide'
    const kept = [
      factIn(content, 'budget', '50 000 EUR'),
      factIn(content, 'authority', 'I decide'),
      { ...factIn(content, 'need', content), rejected: true as const },
    ]
    const fields = answersTo(text, content, { kept }).map(({ field }) => field)
    expect(fields).toEqual(expect.arrayContaining(['own:it', 'budget', 'authority', 'need']))
    const same = [factIn('SAP', 'need', 'SAP')]
    expect(answersTo(text, 'SAP', { kept: same }).map(({ field }) => field)).toEqual(['own:it'])
  })

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

test('a question is asked in sentences of its own, at the end of a message', () => {
  const size: OwnCriterion = { ...number, question: { en: 'Size?', fr: '' } }
  expect(answersTo(size, '25', { asked: 'Is it oversized?' })).toEqual([])
  expect(answersTo(size, '25', { asked: 'Size? We shall see. How are you?' })).toEqual([])
  expect(answersTo(size, '25', { asked: 'One more thing: size?' })).toHaveLength(1)
  const two: OwnCriterion = { ...number, question: { en: 'Thank you. And how many?', fr: '' } }
  expect(answersTo(two, '25', { asked: 'I see.\nThank you. And how many?' })).toHaveLength(1)
})

test('a question is known by its words, whatever became of its typography', () => {
  expect(answersTo(number, '25', { asked: 'D’accord. Lequel est\u2011ce\u202F?' })).toHaveLength(1)
})

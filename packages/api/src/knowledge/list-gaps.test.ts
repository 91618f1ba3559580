import type { Locale } from '@oka/contract/locale'
import { expect, test } from 'vitest'

import { groupQuestions } from './list-gaps.ts'

let number = 0
const asked = (quote: string, locale: Locale = 'en') => ({
  followUpId: `follow-up ${++number}`,
  conversationId: `conversation ${number}`,
  quote,
  askedAt: '2026-11-28T10:00:00.000Z',
  locale,
})
const counted = (questions: ReturnType<typeof asked>[]) =>
  groupQuestions(questions, []).map(({ question, count }) => [question, count])

test('the same in other words of asking is one, whatever case and accents', () => {
  expect(
    counted([
      asked('Do you work with Odoo?'),
      asked('hello, DO YOU WORK WITH ODOO'),
      asked('What does an audit cost?'),
      asked('how much does your audit cost ?'),
      asked('Do you work with Salesforce?'),
    ]),
  ).toEqual([
    ['Do you work with Odoo?', 2],
    ['What does an audit cost?', 2],
    ['Do you work with Salesforce?', 1],
  ])
  expect(
    counted([
      asked('Combien coûte un audit ?', 'fr'),
      asked('combien coute un audit', 'fr'),
      asked('Combien coûte un site ?', 'fr'),
    ]),
  ).toEqual([
    ['Combien coûte un audit ?', 2],
    ['Combien coûte un site ?', 1],
  ])
})

test('languages are apart, and a question of nothing but common words is kept', () => {
  expect(counted([asked('Audit?'), asked('Audit ?', 'fr'), asked('Why?'), asked('?')])).toEqual([
    ['Audit?', 1],
    ['Audit ?', 1],
    ['Why?', 1],
    ['?', 1],
  ])
})

test('the latest of each are listed, with the answer that was written since', () => {
  const questions = Array.from({ length: 7 }, (_, n) => asked(`Do you work with Odoo ${n}?`))
  const answers = [
    { id: 'a', title: 'Work with Odoo', locale: 'en' as const },
    { id: 'b', title: 'Odoo', locale: 'fr' as const },
  ]
  const [gap, ...others] = groupQuestions(questions, answers)
  expect(others).toEqual([])
  expect(gap).toMatchObject({ count: 7, article: { id: 'a', title: 'Work with Odoo' } })
  expect(gap!.asked).toHaveLength(5)
})

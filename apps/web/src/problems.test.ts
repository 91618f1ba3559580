import { locales } from '@oka/contract/known-values'
import { problems } from '@oka/contract/problem'
import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'

import { explain, invalidFieldsOf, problemOf, sentences } from './problems.ts'

/** What the client library makes of the server's answer. */
const refusal = (problem: unknown, details: object = {}): TRPCClientError<never> =>
  TRPCClientError.from({
    error: {
      code: -32009,
      message: 'for developers',
      data: { problem, issues: null, retryAfter: null, httpStatus: 409, ...details },
    },
  } as never)

test.each(locales)('every problem has a sentence of its own tongue: %s', (locale) => {
  for (const problem of problems) {
    expect(sentences[locale][problem], problem).toMatch(/^\p{Lu}.+[.]$/u)
    if (locale !== 'en') expect(sentences[locale][problem]).not.toBe(sentences.en[problem])
  }
})

test('a refusal is explained by its name, in the language asked for', () => {
  expect(problemOf(refusal('lead_changed'))).toBe('lead_changed')
  expect(explain(refusal('wrong_credentials'), 'en')).toBe(sentences.en.wrong_credentials)
  expect(explain(refusal('wrong_credentials'), 'fr')).toBe(sentences.fr.wrong_credentials)
})

test('no answer, an unknown refusal and a fault of ours are told apart', () => {
  const unreachable = TRPCClientError.from(new TypeError('Failed to fetch'))
  expect(explain(unreachable, 'en')).toBe(sentences.en.unreachable)
  expect(explain(new TypeError('Failed to fetch'), 'en')).toBe(sentences.en.unreachable)
  expect(explain(refusal('from_the_future'), 'en')).toBe(sentences.en.unknown)
  expect(explain(new Error('a fault'), 'fr')).toBe(sentences.fr.unknown)
})

test('invalid input names its fields', () => {
  const issues = [{ path: 'phone', message: 'must be a phone number' }]
  expect(invalidFieldsOf(refusal('invalid_input', { issues }))).toEqual(['phone'])
  expect(invalidFieldsOf(refusal('lead_changed'))).toEqual([])
  expect(invalidFieldsOf(new Error('a fault'))).toEqual([])
})

test('a refusal that tells how long to wait says so, rounded up', () => {
  const after = (retryAfter: number | null) => refusal('too_many_requests', { retryAfter })
  expect(explain(after(40), 'en')).toBe('Too many attempts. Try again in 40 seconds.')
  expect(explain(after(1), 'fr')).toBe('Trop de tentatives. Réessayez dans 1 seconde.')
  expect(explain(after(121), 'en')).toBe('Too many attempts. Try again in 3 minutes.')
  expect(explain(after(7200), 'fr')).toBe('Trop de tentatives. Réessayez dans 2 heures.')
  expect(explain(after(null), 'en')).toBe(sentences.en.too_many_requests)
})

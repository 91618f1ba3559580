import { locales } from '@oka/contract/known-values'
import { describe, expect, test } from 'vitest'

import { askedFields } from './asked.ts'
import { phrases } from './phrases.ts'

const ours = locales.flatMap((locale) =>
  Object.entries(phrases[locale].questions).flatMap(([field, { first, again }]) => {
    return [...first, again].map((question) => [question, field] as const)
  }),
)

describe('each of our questions is understood as what it asks', () => {
  test.each(ours)('%s %s', (question, field) => {
    expect([...askedFields(question)]).toEqual([field])
  })
})

describe('questions of others', () => {
  test.each([
    ['Quel est votre nom ?', ['name']],
    ['Pouvez-vous me donner votre nom et votre adresse e-mail ?', ['email', 'name']],
    ['Quel est le nom de votre société ?', ['company']],
    ['Merci ! Quel budget votre entreprise a-t-elle prévu ?', ['budget']],
    ['Qui décide dans votre entreprise ?', ['authority']],
    ['When would you need it?', ['horizon']],
    ['Indiquez-moi votre numéro de téléphone.', ['phone']],
    ['Comment puis-je vous aider ?', ['need']],
    ['Could you tell me what your project is about?', ['need']],
    ['Merci pour votre e-mail.', []],
    ['Votre budget est bien noté.', []],
    ['Bonjour, ça va ?', []],
  ])('%s', (content, fields) => {
    expect([...askedFields(content)]).toEqual(fields)
  })
})

test.each(locales)('a reply that asks for nothing of ours, in %s', (locale) => {
  const say = phrases[locale]

  expect([...askedFields(say.recap({ name: null, items: 'x' }))]).toEqual([])
})

test.each(locales)('where to be reached is asked for both ways, in %s', (locale) => {
  expect([...askedFields(phrases[locale].contactQuestion)]).toEqual(['email', 'phone'])
})

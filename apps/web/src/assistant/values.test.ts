import { persona, updatePersona } from '@oka/contract/persona'
import { expect, test } from 'vitest'

import { placeOf, toInput, toValues } from './values.ts'

const usual = persona.parse({})
const shaped = persona.parse({
  ...usual,
  version: 3,
  name: 'Léa',
  greeting: { en: 'Hello!', fr: null },
  openings: { en: null, fr: ['Prendre rendez-vous', 'Où êtes-vous ?'] },
  tone: 'warm',
  frenchAddress: 'tu',
  hasDigitalTopics: false,
  forbidden: [{ words: ['diagnosis', 'prescription drug'], refusal: { en: 'No.', fr: null } }],
  questions: usual.questions
    .map((one, index) =>
      index === 2
        ? { ...one, isNeeded: true, choices: { en: ['This week', 'Later'], fr: [] } }
        : one,
    )
    .toReversed(),
  handOver: { isOnRequest: false, isOnUnanswered: true, isOffered: false },
  away: { en: null, fr: 'Nous sommes en séance.' },
})

test.each([
  ['untouched', usual],
  ['shaped', shaped],
  ['without suggestions', { ...usual, openings: { en: [], fr: [] } }],
])('what is read and saved again is the same: %s', (_, read) => {
  const input = toInput(toValues(read), read.version)
  expect(input).toEqual(read)
  expect(updatePersona.parse(input)).toEqual(read)
})

test('the picture is sent where another was chosen or it was removed, and only there', () => {
  const values = toValues({ ...usual, picture: { hash: 'abc', type: 'image/png' } })
  expect(toInput(values, 1)).not.toHaveProperty('picture')
  const chosen = { ...values, picture: { content: 'iVBORw0KGgo=', type: 'image/png' } }
  expect(toInput(chosen, 1).picture).toBe('iVBORw0KGgo=')
  expect(toInput({ ...values, picture: null }, 1).picture).toBeNull()
})

test('a question that is not asked is not needed', () => {
  const values = toValues(usual)
  values.questions[0] = { ...values.questions[0]!, isAsked: false, isNeeded: true }
  expect(toInput(values, 0).questions[0]).toMatchObject({ isAsked: false, isNeeded: false })
})

test.each([
  ['questions.2.choices.fr.0', 'questions.2.choices.fr'],
  ['openings.en.3', 'openings.en'],
  ['forbidden.1.words.0', 'forbidden.1.words'],
  ['forbidden.1.words', 'forbidden.1.words'],
  ['questions.2.wording.en', 'questions.2.wording.en'],
  ['greeting.fr', 'greeting.fr'],
])('%s is shown at %s', (path, place) => {
  expect(placeOf(path)).toBe(place)
})

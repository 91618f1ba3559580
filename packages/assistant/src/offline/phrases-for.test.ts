import { locales } from '@oka/contract/known-values'
import { askableFields, type Persona, persona, tones } from '@oka/contract/persona'
import { describe, expect, test } from 'vitest'

import { askedFields } from './asked.ts'
import { ownWordings, phrasesFor } from './phrases-for.ts'
import { type Phrases, phrases } from './phrases.ts'
import { projectOf } from './topics.ts'

const usual = persona.parse({})

/** Every sentence, with what a visitor or a company would put into it. */
function sentencesOf(said: unknown): string[] {
  if (typeof said === 'string') return [said]
  if (said instanceof RegExp || said === null) return []
  if (typeof said === 'function') {
    const given = { name: 'Acme', items: 'X', description: 'X', isReachable: true }
    const outcomes = [given, 'Acme'].map((one) => String((said as (one: unknown) => unknown)(one)))
    return [outcomes.find((one) => !one.includes('[object')) ?? '']
  }
  return Object.values(said as object).flatMap(sentencesOf)
}

test('by default everything is said as before', () => {
  for (const locale of locales) {
    expect(sentencesOf(phrasesFor(locale, usual))).toEqual(sentencesOf(phrases[locale]))
  }
  expect(ownWordings(usual)).toEqual([])
})

const familiar: Persona = { ...usual, frenchAddress: 'tu' }

test.each([
  ['of digital projects', familiar],
  ['of another trade', { ...familiar, hasDigitalTopics: false }],
  ['that is warm', { ...familiar, tone: 'warm' as const }],
  ['that is brief', { ...familiar, tone: 'brief' as const }],
  ['that offers no person', { ...familiar, handOver: { ...usual.handOver, isOffered: false } }],
])('a company %s that says « tu » never says « vous »', (_, given) => {
  for (const said of sentencesOf(phrasesFor('fr', given))) {
    expect(said).not.toMatch(/\b(?:vous|votre|vos)\b|\b[a-zé]{3,}ez\b/i)
  }
})

describe('a company of another trade speaks of no projects', () => {
  test.each(tones.flatMap((tone) => locales.map((locale) => [tone, locale] as const)))(
    'in a %s tone, %s',
    (tone, locale) => {
      const said = sentencesOf(phrasesFor(locale, { ...usual, tone, hasDigitalTopics: false }))
      for (const sentence of said) {
        expect(sentence).not.toMatch(
          /proje[ct]t?|consultant|technolog|logiciel|software|support\b/i,
        )
      }
    },
  )
})

describe('each question is understood as what it asks, in whatever words', () => {
  const own = (field: string) => `Wording of ${field}, by when and for which budget?`
  const wording: Persona = {
    ...usual,
    questions: usual.questions.map((one) => ({
      ...one,
      wording: { en: own(one.field), fr: own(one.field) },
    })),
  }
  const shaped: Persona[] = [
    familiar,
    { ...usual, hasDigitalTopics: false },
    { ...familiar, hasDigitalTopics: false },
    wording,
  ]
  const asked = shaped.flatMap((given) =>
    locales.flatMap((locale) => {
      const { questions }: Phrases = phrasesFor(locale, given)
      return askableFields.flatMap((field) =>
        [...questions[field].first, questions[field].again].map(
          (question) => [field, question, given] as const,
        ),
      )
    }),
  )
  test.each(asked)('%s: %s', (field, question, given) => {
    expect([...askedFields(`Thank you. ${question}`, ownWordings(given))]).toEqual([field])
  })
})

test('no project is named as one of « vous »', () => {
  for (const words of ['data', 'excel', 'shop', 'site', 'crm', 'formation', 'stocks', 'api']) {
    expect(projectOf(words, 'fr') ?? '').not.toMatch(/\bvo(?:s|tre)\b/)
  }
})

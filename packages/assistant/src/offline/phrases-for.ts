import type { Locale } from '@oka/contract/locale'
import type { Persona } from '@oka/contract/persona'

import { type Wording, wordingOf } from './asked.ts'
import { alone, neutral, toned } from './phrases-of-persona.ts'
import { familiarFrench, familiarFrenchNeutral } from './phrases-fr-tu.ts'
import { type Overlay, type Phrases, phrases } from './phrases.ts'
import { spaced } from './typography.ts'

function withOverlay(base: Phrases, overlay: Overlay): Phrases {
  return {
    ...base,
    ...overlay,
    heard: { ...base.heard, ...overlay.heard },
    authority: { ...base.authority, ...overlay.authority },
    answers: { ...base.answers, ...overlay.answers },
    who: { ...base.who, ...overlay.who },
    whoAgain: { ...base.whoAgain, ...overlay.whoAgain },
    questions: { ...base.questions, ...overlay.questions },
    copy: { ...base.copy, ...overlay.copy },
  }
}

function overlaysOf(locale: Locale, persona: Persona): Overlay[] {
  const { tone, frenchAddress, hasDigitalTopics, handOver } = persona
  const isFamiliar = locale === 'fr' && frenchAddress === 'tu'
  return [
    isFamiliar ? familiarFrench : {},
    toned[locale][tone],
    hasDigitalTopics ? {} : neutral[locale],
    isFamiliar && !hasDigitalTopics ? familiarFrenchNeutral : {},
    handOver.isOffered ? {} : alone[locale],
    ownQuestions(locale, persona),
  ]
}

/** A question for the company in other words may ask for anything, so that no name is taken for granted. */
function ownQuestions(locale: Locale, { questions }: Persona): Overlay {
  const own = questions.flatMap(({ field, wording }) => {
    const given = wording[locale]
    if (given === null) return []
    const words = locale === 'fr' ? spaced(given) : given
    return [[field, { first: [words], again: words }] as const]
  })
  const asked: Overlay['questions'] = Object.fromEntries(own)
  const company = asked.company?.again
  if (company === undefined) return { questions: asked }
  return { questions: asked, companyCalled: company, forCompany: (said) => said }
}

/** What the assistant of a company says, in one language. */
export function phrasesFor(locale: Locale, persona: Persona): Phrases {
  return overlaysOf(locale, persona).reduce(withOverlay, phrases[locale])
}

const ours: ReadonlySet<string> = new Set(
  Object.values(phrases).flatMap(({ questions }) =>
    Object.values(questions).flatMap(({ first, again }) => first.concat(again)),
  ),
)

const ownWordingsOf = new WeakMap<Persona, readonly Wording[]>()

/**
 * The wordings of questions that are not our usual ones, in both languages, so that they are
 * recognised. Kept with the persona: each message of a turn needs them, and they take 0.06 ms.
 */
export function ownWordings(persona: Persona): readonly Wording[] {
  const known = ownWordingsOf.get(persona) ?? findOwnWordings(persona)
  ownWordingsOf.set(persona, known)
  return known
}

function findOwnWordings(persona: Persona): Wording[] {
  return (Object.keys(phrases) as Locale[]).flatMap((locale) => {
    const { questions } = phrasesFor(locale, persona)
    return persona.questions.flatMap(({ field }) => {
      const { first, again } = questions[field]
      return [...new Set([...first, again])]
        .filter((words) => !ours.has(words))
        .flatMap((words) => wordingOf(field, words))
    })
  })
}

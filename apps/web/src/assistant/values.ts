import type { Locale } from '@oka/contract/locale'
import type { Persona, PersonaQuestion, updatePersona, UpdatePersona } from '@oka/contract/persona'
import type { input } from 'zod'

type InBoth = Record<Locale, string>

/** A picture that was chosen and is not saved yet. */
export type ChosenPicture = { content: string; type: string }

/** The persona as form values: text for each field, and of a list one entry a line. */
export type Values = {
  name: string
  picture: Persona['picture'] | ChosenPicture
  greeting: InBoth
  hasOpenings: boolean
  openings: InBoth
  tone: Persona['tone']
  frenchAddress: Persona['frenchAddress']
  hasDigitalTopics: boolean
  questions: (Pick<PersonaQuestion, 'field' | 'isAsked' | 'isNeeded'> & {
    wording: InBoth
    choices: InBoth
  })[]
  forbidden: { words: string; refusal: InBoth }[]
  handOver: Persona['handOver']
  away: InBoth
}

type Own = Record<Locale, string | null>
type Lists = Record<Locale, readonly string[] | null>

const toText = ({ en, fr }: Own): InBoth => ({ en: en ?? '', fr: fr ?? '' })
const toLines = ({ en, fr }: Lists): InBoth => ({
  en: (en ?? []).join('\n'),
  fr: (fr ?? []).join('\n'),
})

export function toValues(persona: Persona): Values {
  const { openings } = persona
  const isSilent = [openings.en, openings.fr].every((list) => list !== null && list.length === 0)
  return {
    name: persona.name,
    picture: persona.picture,
    greeting: toText(persona.greeting),
    hasOpenings: !isSilent,
    openings: toLines(openings),
    tone: persona.tone,
    frenchAddress: persona.frenchAddress,
    hasDigitalTopics: persona.hasDigitalTopics,
    questions: persona.questions.map(({ field, isAsked, isNeeded, wording, choices }) => ({
      field,
      isAsked,
      isNeeded,
      wording: toText(wording),
      choices: toLines(choices),
    })),
    forbidden: persona.forbidden.map(({ words, refusal }) => ({
      words: words.join('\n'),
      refusal: toText(refusal),
    })),
    handOver: persona.handOver,
    away: toText(persona.away),
  }
}

/** What is left empty is said in the assistant's own words. */
const toOwn = ({ en, fr }: InBoth): Own => ({ en: en || null, fr: fr || null })

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
const toLists = ({ en, fr }: InBoth) => ({ en: linesOf(en), fr: linesOf(fr) })

function toOpenings({ hasOpenings, openings }: Values): UpdatePersona['openings'] {
  if (!hasOpenings) return { en: [], fr: [] }
  const own = toLists(openings)
  return { en: own.en.length > 0 ? own.en : null, fr: own.fr.length > 0 ? own.fr : null }
}

/** The form's values as input of the server; the picture only where another was chosen, or none. */
export function toInput(values: Values, version: number): input<typeof updatePersona> {
  const { name, tone, frenchAddress, hasDigitalTopics, handOver, picture } = values
  return {
    version,
    name,
    ...(picture === null && { picture }),
    ...(picture && 'content' in picture && { picture: picture.content }),
    greeting: toOwn(values.greeting),
    openings: toOpenings(values),
    tone,
    frenchAddress,
    hasDigitalTopics,
    questions: values.questions.map(({ field, isAsked, isNeeded, wording, choices }) => ({
      field,
      isAsked,
      isNeeded: isAsked && isNeeded,
      wording: toOwn(wording),
      choices: toLists(choices),
    })),
    forbidden: values.forbidden.map(({ words, refusal }) => ({
      words: linesOf(words),
      refusal: toOwn(refusal),
    })),
    handOver,
    away: toOwn(values.away),
  }
}

/** The form's path of a field of the contract: a list is one field. */
export function placeOf(path: string): string {
  return path.replace(
    /^((?:openings|questions\.\d+\.choices)\.(?:en|fr)|forbidden\.\d+\.words)\..*$/,
    '$1',
  )
}

import { knownWords, withoutKnownWords } from '@oka/contract/known-words'
import { ZxcvbnFactory } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { dictionary as french } from '@zxcvbn-ts/language-fr'

/** Why a password is easy to guess, by zxcvbn's names. */
const weaknesses = [
  'straightRow',
  'keyPattern',
  'simpleRepeat',
  'extendedRepeat',
  'sequences',
  'recentYears',
  'dates',
  'topTen',
  'topHundred',
  'common',
  'similarToCommon',
  'wordByItself',
  'namesByThemselves',
  'commonNames',
  'userInputs',
] as const

export type Strength = {
  /** A weak one is refused by the server. */
  level: 'weak' | 'fair' | 'good' | 'strong'
  weakness: (typeof weaknesses)[number] | null
}

const levels = ['weak', 'weak', 'fair', 'good', 'strong'] as const

/** The server's limit, so that both agree: a long password would take seconds. */
const maxCharacters = 32
const l33tMaxSubstitutions = 4

const zxcvbn = new ZxcvbnFactory({
  dictionary: { ...common, ...english, ...french },
  graphs: adjacencyGraphs,
  l33tMaxSubstitutions,
})

const cut = (text: string): string => text.slice(0, maxCharacters)

/**
 * How hard a password is to guess with the person's name and address known; the same rule as on the
 * server.
 */
export function estimateStrength(password: string, known: readonly string[]): Strength {
  const words = knownWords(known).map(cut)
  const { score, feedback } = zxcvbn.check(cut(password), words)
  const rest = zxcvbn.check(cut(withoutKnownWords(password, known)), words)
  if (rest.score < score) return { level: levels[rest.score], weakness: 'userInputs' }
  return {
    level: levels[score],
    weakness: weaknesses.find((name) => name === feedback.warning) ?? null,
  }
}

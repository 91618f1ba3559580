import type { Span } from './fold.ts'
import { numberWords } from './number-words.ts'
import { matchesIn } from '../patterns.ts'

/** A horizon in the text, as an ISO 8601 duration. `vague` where the length is our reading. */
export type Horizon = Span & { value: string; vague: boolean }

const numbers: Record<string, number> = {
  ...numberWords,
  un: 1,
  une: 1,
  'dix-huit': 18,
  'une dizaine de': 10,
  'une quinzaine de': 15,
  'une douzaine de': 12,
  quelques: 3,
  a: 1,
  an: 1,
  one: 1,
  eighteen: 18,
  'a couple of': 2,
  'a couple': 2,
  'couple of': 2,
  couple: 2,
  'a few': 3,
  few: 3,
  several: 3,
}

const number = String.raw`(?:\d{1,3}|\b(?:${Object.keys(numbers)
  .toSorted((one, other) => other.length - one.length)
  .join('|')})(?=\s))`
const unit = String.raw`(?:jours?|jrs?|j|days?|semaines?|sem|weeks?|wks?|mois|months?|mths?|trimestres?|quarters?|ans?|annees?|years?|yrs?|heures?|hours?|hrs?|h)\b`
const length = String.raw`(?<low>${number})(?:\s?(?:-|a|ou|to|or)\s?(?<high>${number}))?\s?(?:prochaine?s? |petite?s? |bonne?s? |short )?(?<unit>${unit})(?<half> et demie?\b| and a half\b)?`
const filler = String.raw`(?:(?:a|environ|les|le|la|un|une|the|about|around|roughly|approximately|maximum|max|next|coming|prochaine?s?|delai|de|of|a peu pres|maybe|say|peut-etre|horizon|max\.?|d')\s*){0,3}?`
const lead = String.raw`\b(?:pas avant|not before|d ?'? ?ici|dans|sous|within|in|en|under|avant|before|moins de|less than|delai|echeance|horizon|over|next|les prochaine?s?)\b`

const led = new RegExp(String.raw`(?<lead>${lead})\s*(?::\s*)?${filler}${length}`, 'g')
const trailed = new RegExp(
  String.raw`${length}(?= (?:max\w*|from now|at most|tout au plus|grand max|devant nous))`,
  'g',
)
const bare = new RegExp(length, 'g')
const fortnight =
  /\b(?:sous|dans)(?: la| une)? quinzaine\b(?! d)|\b(?:in|within) a fortnight\b|^a fortnight\b/g
const halfYear =
  /\b(?:in|within|about) half a year\b|^half a year\b|\b(?:dans|d'ici) un semestre\b/g
const nextYear =
  /\b(?:(?:by |around |about )?this time next year|(?:a )?(?:cette epoque|la meme epoque) l'an prochain|(?:a|one) year from now)\b/g
const coming =
  /\b(?:dans les|au cours des|d'ici (?:les|quelques)|ces) (?:toutes )?(?<french>prochaine?s? |)(?<count>mois|semaines)(?: (?:a venir|qui viennent|prochaine?s?))?\b|\b(?:in|over|within) the (?:coming|next(?: few)?) (?<english>months|weeks)\b/g

/** Lengths of time that lie behind, or that last rather than end. */
const behind =
  /\b(?:depuis|il y a|y a|since|last|past|pendant|durant|tous les|toutes les|every|chaque|for|ca fait|been|(?<!\bon )a)\s*$/
const elapsed =
  /^\s?(?:ago|derniere?s?|passee?s?|last|d'experience|d'anciennete|d'existence|d'activite|of experience|in business|old|plus tot|earlier|que |gratuit|d'essai|qu'on|qu'il|before(?: that| then)?(?=\s*(?:[.,!]|$))|avant(?: ca| cela)?(?=\s*(?:[.,!]|$)))\b/

function numberOf(text: string): number {
  return numbers[text] ?? Number(text)
}

function iso(count: number, name: string, half: boolean): string {
  if (/^(?:h|hr)/.test(name)) return `P${Math.ceil(count / 24)}D`
  if (/^[jd]/.test(name)) return `P${count}D`
  if (/^[sw]/.test(name)) return `P${count}W`
  if (/^[tq]/.test(name)) return `P${count * 3}M`
  if (/^[ay]/.test(name)) return half ? `P${count * 12 + 6}M` : `P${count}Y`
  return half ? `P${Math.round((count + 0.5) * 4.35)}W` : `P${count}M`
}

function read(match: RegExpExecArray): Horizon {
  const { low, high, unit: name, half } = match.groups ?? {}
  const count = numberOf(high ?? low ?? '1')
  return {
    start: match.index,
    end: match.index + match[0].length,
    value: iso(count, name ?? '', half !== undefined),
    vague: /\b(?:quelques|few|several)\b/.test(low ?? ''),
  }
}

function lasts(text: string, match: RegExpExecArray): boolean {
  const before = text.slice(Math.max(0, match.index - 20), match.index)
  return behind.test(before) || elapsed.test(text.slice(match.index + match[0].length))
}

/** "Pour nos 20 ans": nobody plans that far ahead. */
function isAge({ groups }: RegExpExecArray): boolean {
  const { low, unit: name = '' } = groups ?? {}
  return /^[ay]/.test(name) && numberOf(low ?? '') > 15
}

/** "En 3 mois" says how long a thing takes as often as when it shall be done. */
function isLoose(match: RegExpExecArray): boolean {
  return /^(?:en|over)\b/.test(match[0])
}

/** Lengths of time until something shall be done: "d'ici 3 mois", "within six weeks". */
export function findDurations(text: string, asked: boolean): Horizon[] {
  const firm = [...matchesIn(text, led), ...matchesIn(text, trailed)].filter(
    (match) => !lasts(text, match) && (asked || !isLoose(match)),
  )
  const plausible = firm.filter((match) => !isAge(match))
  if (plausible.length > 0) return plausible.map(read)
  const fixed = [
    ...matchesIn(text, fortnight).map((match) =>
      spanOf(match, match[0].endsWith('fortnight') ? 'P14D' : 'P15D', false),
    ),
    ...matchesIn(text, halfYear).map((match) => spanOf(match, 'P6M', false)),
    ...matchesIn(text, nextYear).map((match) => spanOf(match, 'P1Y', false)),
  ]
  if (fixed.length > 0) return fixed
  const soon = matchesIn(text, coming).map((match) =>
    spanOf(match, /mois|months/.test(match[0]) ? 'P3M' : 'P4W', true),
  )
  if (soon.length > 0) return soon
  return asked
    ? matchesIn(text, bare)
        .filter((match) => !lasts(text, match) && !isAge(match))
        .map(read)
    : []
}

function spanOf(match: RegExpExecArray, value: string, vague: boolean): Horizon {
  return { start: match.index, end: match.index + match[0].length, value, vague }
}

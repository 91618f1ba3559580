import type { FactField } from '@oka/contract/fact'
import { essenceOf } from '@oka/contract/fold-text'

import { fold, sentencesOf } from './fold.ts'
import { copyQuestionIn } from './hear-copy.ts'

/** Each field a question may be about, the ones that borrow others' words first. */
const subjects: [FactField, RegExp][] = [
  [
    'authority',
    /\b(?:decid\w*|decision\w*|tranch\w*|decision-?maker|sign[- ]off|final say|dernier mot|approv\w*)\b/,
  ],
  ['budget', /\b(?:budget\w*|enveloppe|fourchette|montant|investir|prix en tete|spend|invest)\b/],
  [
    'horizon',
    /\b(?:quand|echeance|delais?|horizon|calendrier|quelle date|date|when|deadline|timeline|timing|timeframe|how soon)\b/,
  ],
  ['size', /\b(?:combien de personnes|how many people)\b/],
  ['email', /\b(?:e-?mails?|courriel|mail|adresse (?:electronique|mail))\b/],
  ['phone', /\b(?:telephone|numero|phone|number)\b/],
  [
    'company',
    /\b(?:entreprise|societe|organisation|structure|company|organi[sz]ation|business|employer)\b/,
  ],
  [
    'name',
    /\b(?:(?:votre|vos|ton) (?:nom|prenom|identite)|vous appel\w*|a qui ai-je|avec qui ai-je|nom et prenom|your (?:full |first |last )?name|(?:quel|what|which) (?:nom|name)|who (?:am|do) i|whom am i)\b/,
  ],
  [
    'need',
    /\b(?:besoins?|projets?|aider|objectif\w*|recherchez|souhait\w*|attendez|amene|need\w*|project|help|looking for|challenge|achieve|brings you|in mind|aimeriez|mettre en place|amelior\w*|set up|improve|would you like to)\b/,
  ],
]

/** Questions about one thing mention others: whose budget, when your company decides. */
function isAlone(field: FactField, found: readonly FactField[]): boolean {
  if (field === 'need') return found.length === 0
  if (field === 'company') {
    return !found.some((other) => ['authority', 'budget', 'horizon'].includes(other))
  }
  return true
}

/** A wording of a question by its letters and digits, and what it asks for. */
export type Wording = {
  field: FactField
  essence: string
  /** Of one or two words, which stand in other sentences too: what ends it, a mark or nothing. */
  mark: string | null
}

/** The wording as it is recognised; none where it has no letter. */
export function wordingOf(field: FactField, words: string): Wording[] {
  const essence = essenceOf(words)
  if (!/\p{L}/u.test(essence)) return []
  const isShort = essence.trim().split(' ').length < 3
  return [{ field, essence, mark: isShort ? /[^\p{L}\p{N}\s]?$/u.exec(words.trim())![0] : null }]
}

/** What a message of the assistant or of staff asks the visitor for; the company's own wordings are known by heart. */
export function askedFields(
  written: string,
  wordings: readonly Wording[] = [],
): ReadonlySet<FactField> {
  const content = withoutOffer(written)
  const { text } = fold(content)
  const sentences = sentencesOf(text).map(({ start, end }) => text.slice(start, end))
  if (wordings.length === 0) return new Set(fieldsIn(sentences))
  const said = essenceOf(content)
  const known = wordings.filter(({ essence, mark }) =>
    mark === null
      ? said.includes(essence)
      : sentences.some((one) => one.endsWith(mark) && essenceOf(one).endsWith(essence)),
  )
  const rest = sentences.filter((one) => {
    const own = essenceOf(one)
    return !known.some(({ essence }) => own.includes(essence) || essence.includes(own))
  })
  return new Set([...known.map(({ field }) => field), ...fieldsIn(rest)])
}

/** The address in the offer of a copy is known, and not asked for. */
function withoutOffer(written: string): string {
  const copy = copyQuestionIn('', written)
  return copy?.address ? written.replace(copy.words, '') : written
}

function fieldsIn(sentences: readonly string[]): FactField[] {
  const found: FactField[] = []
  for (const sentence of sentences) {
    if (
      !/\?$|^(?:pouvez|pourriez|indiquez|donnez|laissez|dites|could you|please|tell me|let me know)\b/.test(
        sentence,
      )
    ) {
      continue
    }
    for (const [field, pattern] of subjects) {
      if (pattern.test(sentence) && isAlone(field, found)) found.push(field)
    }
  }
  return found
}

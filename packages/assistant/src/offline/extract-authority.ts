import type { Authority } from '@oka/contract/fact-value'

import {
  answers,
  apposition,
  both,
  concluded,
  decides,
  decision,
  executive,
  other,
  roleOpens,
  type Rule,
  shares,
} from './authority-rules.ts'
import { classifyAuthority, type Decider } from './classify.ts'
import { sentencesOf, type Span } from './fold.ts'
import { remember } from './remember.ts'
import type { Found, Statement } from './statement.ts'
import { matchesIn } from '../patterns.ts'

function firstMatch(rules: Rule[], text: string, offset: number): (Span & Rule) | null {
  for (const rule of rules) {
    const match = rule.pattern.exec(text)
    if (match && match[0].trim() !== '') {
      const start = offset + match.index
      return { ...rule, start, end: start + match[0].length }
    }
  }
  return null
}

type Told = Span & Pick<Rule, 'value' | 'by'>
type Guess = Told & { likely: number }

/** How much less likely it is, once asked, that an answer says nothing of who decides. */
const askedPrior = 0.3
/** "Me Lefort" is a lawyer in French, and no "me". */
const lawyer = /^me [a-z-]+$/
const clause = /[^,;:()]+/g
/** "Oui, avec mon associée": what follows tells more. */
const bareYes = /^(?:oui|ouais|yes|yeah|yep|ok|bah|ben|well|alors)$/
/** Sentences and clauses of a message that are looked at. */
const guessesMax = 40

function guessAt(text: string, { start, end }: Span, prior: number): Guess | null {
  const { none, ...deciders } = classifyAuthority(text.slice(start, end))
  const [value, likely] = (Object.entries(deciders) as [Exclude<Decider, 'none'>, number][]).reduce(
    (best, next) => (next[1] > best[1] ? next : best),
  )
  const total = Object.values(deciders).reduce((one, next) => one + next, none * prior)
  return { value, by: prior < 1 ? 'visitor' : 'assistant', likely: likely / total, start, end }
}

/** "My budget is 20,000" says what it is, not who decides on it. */
const isBudget = (words: string) => /\b(?:budget|enveloppe)\b/.test(words) && /\d/.test(words)

/** What the classifier makes of each sentence, and of the clauses of one; the likeliest. */
function guess(text: string, asked: boolean): Guess | null {
  const prior = asked ? askedPrior : 1
  const spans = sentencesOf(text).flatMap((sentence) => {
    const words = text.slice(sentence.start, sentence.end)
    if (words.endsWith('?') || !/[a-z]{2}/.test(words) || lawyer.test(words)) return []
    if (isBudget(words) && !decision.test(words)) return []
    const clauses = matchesIn(words, clause).map(({ 0: part, index }) => {
      const start = sentence.start + index + part.length - part.trimStart().length
      return { start, end: sentence.start + index + part.trimEnd().length }
    })
    const goesOn = /\b(?:avec|with|mais|but)\b/.test(words)
    const telling = clauses.filter(
      (part) => !goesOn || !bareYes.test(text.slice(part.start, part.end)),
    )
    return [sentence, ...(clauses.length > 1 ? telling : [])].filter(({ start, end }) => {
      const part = text.slice(start, end)
      // Unasked, "non" answers something else.
      return part.split(' ').length >= (asked ? 1 : 4) && !part.includes('##')
    })
  })
  const guesses = spans.slice(0, guessesMax).flatMap((span) => guessAt(text, span, prior) ?? [])
  // A whole sentence goes before its clauses, unless one of them is plainer.
  return guesses.reduce<Guess | null>(
    (best, next) => (best && best.likely + 0.1 >= next.likely ? best : next),
    null,
  )
}

/** Where both say the same, the words of the rule are the quotation. */
function contradicts(likeliest: Guess | null, { value }: Rule): boolean {
  return likeliest !== null && likeliest.value !== value && likeliest.likely >= sure.against
}

/** How sure the classifier has to be where no rule speaks, and where one says otherwise. */
const sure = { asked: 0.6, unasked: 0.8, against: 0.97 } as const

function said(text: string, asked: boolean, name: Span | undefined): Told | null {
  const whole = told(text, asked)
  const likeliest = guess(text, asked)
  if (whole) return asked && contradicts(likeliest, whole) ? likeliest : whole
  const answer = asked ? answered(text, likeliest) : null
  const certain = likeliest && likeliest.likely >= sure.unasked ? likeliest : null
  return answer ?? byTitle(text, name) ?? certain
}

/** What a rule reads in so many words; once asked, what two do together first. */
function told(text: string, asked: boolean): (Span & Rule) | null {
  return (asked ? firstMatch(both, text, 0) : null) ?? toldUnasked(text)
}

const unasked = [...other, ...shares, ...decides]
const toldUnasked = remember((text: string) => firstMatch(unasked, text, 0))

function answered(text: string, likeliest: Guess | null): Told | null {
  if (likeliest && likeliest.likely >= sure.asked) return likeliest
  for (const { start, end } of sentencesOf(text)) {
    const answer = firstMatch(answers, text.slice(start, end), start)
    if (answer) return answer
  }
  return null
}

/** A title implies what its holder may decide. */
function byTitle(text: string, name: Span | undefined): Told | null {
  return (
    firstMatch(concluded, text, 0) ??
    byRole(text, name, apposition, 'decides') ??
    byRole(text, name, executive, 'shares') ??
    byOpening(text)
  )
}

function byRole(
  text: string,
  name: Span | undefined,
  pattern: RegExp,
  value: Authority,
): Told | null {
  if (!name) return null
  const match = pattern.exec(text.slice(name.end))
  const role = match?.groups?.['role']
  if (!match || !role) return null
  const start = name.end + match[0].length - role.length
  return { value, by: 'assistant', start, end: start + role.length }
}

function byOpening(text: string): Told | null {
  const match = roleOpens.exec(text)
  const { role, executive: high } = match?.groups ?? {}
  const word = role ?? high
  if (!match || !word) return null
  const start = match.index + match[0].length - word.length
  const value = role ? 'decides' : 'shares'
  return { value, by: 'assistant', start, end: start + word.length }
}

/** Who decides, as stated or as concluded from a role; at most one a message. */
export function extractAuthority({ text, asked }: Statement, name: Span | undefined): Found[] {
  const rule = said(text, asked.has('authority'), name)
  if (!rule) return []
  const { value, by, start, end } = rule
  return [{ field: 'authority', value, by, start, end }]
}

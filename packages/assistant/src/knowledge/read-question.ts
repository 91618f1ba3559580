import type { Locale } from '@oka/contract/locale'

import { fold } from '../offline/fold.ts'
import { isSoft, setsAsked } from './synonyms.ts'
import { type Value, valuesAsked } from './values.ts'
import { isSoftWord, type Term, termsOf } from './words.ts'

export type AskedTerm = Term & {
  /** An answer need not contain it. */
  isSoft: boolean
}

/** What a question asks for. */
export type Asked = {
  terms: readonly AskedTerm[]
  values: readonly Value[]
  /** What is to be counted: "how many developers". */
  counted: Term | undefined
  /** "Do you …?": asks whether there is something. */
  isWhether: boolean
  /** The same without what is told before it is asked; absent where nothing is. */
  short?: Asked
}

/** Characters and terms of a question that are looked at: more is no question. */
const questionMaxLength = 500
const termsMax = 24

export function readQuestion(question: string, locale: Locale): Asked {
  const looked = question.slice(0, questionMaxLength)
  const asked = read(looked, locale)
  const main = withoutLastClause(looked.replace(toldBefore, ''))
  if (main === looked) return asked
  const short = read(main, locale)
  return short.terms.some((term) => !term.isSoft) ? { ...asked, short } : asked
}

/** "There is water everywhere, can you find the leak?" */
const toldBefore =
  /^[^?]{3,200}[,.;:]\s+(?=(?:can|could|do|does|is|are|what|how|where|when|who|which|will|would|est-ce|pouvez|pourriez|vous|quel\w*|combien|comment|où|ou|quand|qui|faut|avez|faites|y a|il y a)\b)/i

/** Whom a company works for is told by its clients, not by a word somewhere. */
const worksWith = /\b(?:work\w* (?:with|for)|travaill\w+(?:[- ]vous)? (?:avec|pour))\b/

/** Characters of the question itself, before what it depends on. */
const mainMinLength = 12
const toldAfter = /\s(?:if|when|quand|si|lorsque|lorsqu')\s/i

/** "Do you redirect the old pages when we change websites?" without the last clause. */
function withoutLastClause(question: string): string {
  const at = question.search(toldAfter)
  return at < mainMinLength ? question : question.slice(0, at)
}

const whether =
  /^(?:(?:and|but|so|ok|hi|hello|et|mais|bonjour|alors)[ ,]+)*(?:do|does|can|could|would|will|are|is|have|est-ce|vous [a-z]+ez|vous (?:etes|faites)|[a-z]+ez[- ]vous|(?:il )?y a|on peut)\b/

function read(looked: string, locale: Locale): Asked {
  const conditions = new Set(
    termsOf(conditionOf(looked), locale, 'question').map(({ word }) => word),
  )
  const terms = termsOf(looked, locale, 'question')
    .filter((term, at, all) => all.findIndex((one) => isSame(one, term)) === at)
    .slice(0, termsMax)
    .map((term) =>
      Object.assign(term, {
        isSoft: needNotStand(term, locale) || conditions.has(term.word),
      }),
    )
  softenOthers(terms)
  const text = fold(looked).text
  const values = valuesAsked(text)
  const counted = values.includes('count') ? countedIn(text, locale) : undefined
  const main = text.replace(toldBefore, '')
  const isWhether = whether.test(main) && !worksWith.test(main)
  return { terms, values, counted, isWhether }
}

function needNotStand({ sets, word }: Term, locale: Locale): boolean {
  return sets.length > 0 ? sets.every(isSoft) : isSoftWord(word, locale)
}

/** The same word, or one of the same sets: "do you charge travel costs" asks for a price once. */
function isSame(one: Term, other: Term): boolean {
  if (one.stem === other.stem) return true
  return one.sets.length > 0 && one.sets.join() === other.sets.join()
}

/** Days until which something is wanted. */
const deadline =
  /\b(?:before|by|avant|d['’]ici|pour)\s(?:(?:the|end|of|la|le|l['’]|fin)\s?){0,3}(?:christmas|easter|summer|winter|spring|autumn|january|february|march|april|may|june|july|august|september|october|november|december|no[eë]l|p[aâ]ques|[eé]t[eé]|hiver|printemps|automne|rentr[eé]e|janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre)\b/i

/** "If we sign in June, …": when it is asked for, not what. */
function conditionOf(question: string): string {
  const day = deadline.exec(question)?.[0] ?? ''
  const condition =
    /^(?:if|when|once|si|quand|lorsque|une fois)\b[^,?]{0,80},/i.exec(question)?.[0] ?? ''
  return `${condition} ${day}`
}

const countable = /\b(?:how many|combien (?:de |d'))\s*((?:\S+ ?){1,3})/

function countedIn(folded: string, locale: Locale): Term | undefined {
  const words = countable.exec(folded)?.[1]
  const [first] = words ? termsOf(words, locale, 'question') : []
  return first && !needNotStand(first, locale) ? first : undefined
}

const others = new Set(setsAsked.get('customers'))

/** Whether a word means those whom a company serves: its customers, or a client's. */
export function isAboutOthers({ sets, word }: Term): boolean {
  return word.endsWith('s') && sets.some((set) => others.has(set))
}

/** "Can customers pay by card?" asks about cards; "who are your customers" about them. */
function softenOthers(terms: AskedTerm[]): void {
  const hard = terms.filter((term) => !term.isSoft)
  if (hard.every(isAboutOthers)) return
  for (const term of hard) if (isAboutOthers(term)) term.isSoft = true
}

import type { Locale } from '@oka/contract/locale'

import { fold, quoteOf, sentencesOf, type Span } from '../offline/fold.ts'

/** Characters of a quotation that says little by itself, such as "may" or "8000". */
const shortMax = 18
const conjunction = /^(?:and|but|so|or|well|et|mais|donc|ou|alors|ben|bah)\s+/iu

/** Characters of a clause that is quoted in its place. */
const clauseMax = 48

/** Where the words stand in a folded text, not within a longer word; undefined where they do not. */
export function findWords(text: string, words: string): Span | undefined {
  if (words === '') return undefined
  const isInside = (index: number) =>
    /[\p{L}\d]{2}/u.test(text.slice(index - 1, index + 1)) && index > 0
  for (let start = text.indexOf(words); start >= 0; start = text.indexOf(words, start + 1)) {
    const end = start + words.length
    if (!isInside(start) && !isInside(end)) return { start, end }
  }
  return undefined
}

/**
 * The clause of a message that a short quotation stands in, so that its reader knows what it was
 * said of: "vers février mars" for "mars". The quotation itself where it says enough, or the clause
 * would be long.
 */
export function clauseOf(content: string, quote: string): string {
  const bare = quote.replace(/^[\s,;.:!–-]+/, '')
  if (bare.length > shortMax) return bare
  const folded = fold(content)
  const at = findWords(folded.text, fold(bare).text)
  if (!at) return bare
  const clause = quoteOf(folded, spanAround(folded.text, at)).replace(conjunction, '')
  return clause.length <= clauseMax ? clause : bare
}

/** Between the marks that separate clauses; a comma or a point within a number is none. */
function spanAround(text: string, { start, end }: Span): Span {
  const before = text.slice(0, start)
  const last = [...before.matchAll(/[,.;:!?()](?=\s|$)|[()\n]/g)].at(-1)
  const next = /[,.;:!?](?=\s|$)|[()\n]/.exec(text.slice(end))
  return {
    start: last ? last.index + 1 : 0,
    end: next ? end + next.index : text.length,
  }
}

/** What is said of a value beside it: that nothing is wanted before it, that it is only about right, or the most. */
export type Bearing = 'from' | 'about' | 'most'

type Pattern = { bearing: Bearing; before: RegExp; after: RegExp }

/** Of folded words right before and behind a date. */
const ofDates: Record<Locale, readonly Pattern[]> = {
  fr: [
    {
      bearing: 'from',
      before:
        /\b(?:apres|pas avant|a (?:partir|compter) d[eu]|au plus tot|pas plus tot qu[e'])(?: (?:le|la|les|fin|debut|mi|de|du|en|mois))* ?(?:l')?$/,
      after: /^,? ?(?:au plus tot|au mieux|passee?s?)\b/,
    },
  ],
  en: [
    {
      bearing: 'from',
      before:
        /\b(?:after|not before|no (?:earlier|sooner) than|from)(?: (?:early|mid|late|the|end|of|start))*[ -]?$/,
      after: /^,? ?(?:at the (?:very )?earliest|or later|onwards?)\b/,
    },
  ],
}

/** Of folded words right before and behind an amount or a number. */
const ofQuantities: Record<Locale, readonly Pattern[]> = {
  fr: [
    {
      bearing: 'most',
      before:
        /\b(?:jusqu'a|maxi?(?:mum)?(?: de)?|au plus|(?:pas plus|moins) d[e']|plafond (?:de|a|est de)) ?:? ?$/,
      after:
        /^ ?(?:(?:euros?|eur|€|k€|ke?|balles|ht|ttc) ?){0,2}(?:maxi?(?:mum)?|grand max\w*|au (?:grand )?maximum|au plus)\b/,
    },
    {
      bearing: 'about',
      before: /(?:\b(?:environ|autour de|dans les|a peu pres|approx\w*|vers|grosso modo)|~)[ :]*$/,
      after:
        /^ ?(?:(?:euros?|eur|€|k€|ke?|balles|personnes|salaries|employes) ?)?(?:environ|a peu pres|en gros|approx\w*|a la louche)\b/,
    },
  ],
  en: [
    {
      bearing: 'most',
      before:
        /\b(?:up to|max(?:imum)?(?: of)?|at most|no more than|less than|under|capped at|cap of) ?$/,
      after: /^ ?(?:[a-z€£$]+ )?(?:max(?:imum)?|tops|at (?:the )?most|absolute max)\b/,
    },
    {
      bearing: 'about',
      before:
        /(?:\b(?:about|around|roughly|approx\w*|circa|something like|in the region of|some)|~)[ :]*$/,
      after: /^,? ?(?:[a-z€£$]+ )?(?:-?ish|or so|give or take|or thereabouts|roughly)\b/,
    },
  ],
}

/** Words of a quotation that are "about" in themselves: "une dizaine", "a couple of grand". */
const vague: Record<Locale, RegExp> = {
  fr: /\b(?:environ|(?:dizaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|centaine)s?)\b/,
  en: /\b(?:about|around|roughly|couple of|dozen)\b/,
}

/** How the value of a quotation was meant, by the words around it; null where it was said as it is. */
export function bearingOf(
  content: string,
  quote: string,
  { locale, isDate }: { locale: Locale; isDate: boolean },
): Bearing | null {
  const { text } = fold(content)
  const words = fold(quote).text
  const at = findWords(text, words)
  if (!at) return null
  const sentence = sentencesOf(text).find(({ start, end }) => start <= at.start && at.end <= end)
  // Words such as "environ" are a part of some quotations.
  const opening = words.slice(0, Math.max(0, words.search(isDate ? /(?<!\w)\w{1,40}$/ : /\d/)))
  const before = text.slice(sentence?.start ?? 0, at.start)
  const after = text.slice(at.end, sentence?.end)
  const found = (isDate ? ofDates : ofQuantities)[locale].find(
    (one) => one.before.test(before) || one.before.test(before + opening) || one.after.test(after),
  )
  if (found) return found.bearing
  return !isDate && vague[locale].test(words) ? 'about' : null
}

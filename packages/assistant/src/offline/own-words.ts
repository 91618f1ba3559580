import type { Locale } from '@oka/contract/locale'
import type { Persona } from '@oka/contract/persona'

import { spellOut } from './chat-spelling.ts'
import { fold, quoteOf } from './fold.ts'
import { matchesIn } from '../patterns.ts'

/** Behind these words stands what somebody wants. */
const leads: Record<Locale, RegExp> = {
  fr: /(?:^|[ ,.;:!'])(?:voudr(?:ais|ait|ions)|aimer(?:ais|ait|ions)|souhait(?:e|ons|erais|erait|erions)|(?:re)?cherch(?:e|ons)(?: a)?|veux|veut|voulons|besoin (?:de (?!l[ae'])|d'(?=une?\b|[aeiouh]\w{1,20}er\b))|(?:faut|faudrait)) ?/g,
  en: /(?:^|[ ,.;:!'])(?:need|want|looking (?:for|to)|would like|d like|like to have|(?:are|re|m) after|hoping to)(?: to(?= \w))? /g,
}

/** What comes behind what is wanted: dates, amounts and the next clause. */
const ends =
  /[,.;:!?()\n"]| - | (?:d'ici|avant|sous \d|dans (?:les|\d)|courant|by|before|within|because|parce que|car|mais|but|so that|qui|which|et (?:on|nous|je)|and (?:we|i)|budget|svp|s'il vous plait|please|asap|au plus vite|pour (?:le \d|debut|fin|mi|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre|noel|paques|la rentree|l'ete)|for (?:january|february|march|april|may|june|july|august|september|october|november|december|christmas|easter|the (?:spring|summer|autumn)))\b/

/** Said of the speaker: turned round where that is one word, left alone where more would have to change. */
const turned: Record<Locale | 'tu', readonly [RegExp, string][]> = {
  fr: [
    [/\b(?:notre|mon|ma)\b/gi, 'votre'],
    [/\b(?:nos|mes)\b/gi, 'vos'],
  ],
  tu: [
    [/\bmon\b/gi, 'ton'],
    [/\bma\b/gi, 'ta'],
    [/\b(?:nos|mes)\b/gi, 'tes'],
  ],
  en: [[/\b(?:our|my)\b/gi, 'your']],
}
const speaker: Record<Locale, RegExp> = {
  fr: /\b(?:je|j|nous|on|me|m|moi|tu|vous|qu|que|ca|cela|le|la|les)$|\b(?:je|j'|nous|on|me|m'|moi|tu|vous|qu')\b/,
  en: /\b(?:i|we|us|me|you|it|that|this|them|someone|somebody)$|\b(?:i|we|us|me|you|your)\b/,
}

const wordsMin = 2
const wordsMax = 9

/** What is wanted in the visitor's own words, spoken back: "un extranet pour vos adhérents"; null where that would sound odd. */
export function ownWords(
  need: string,
  locale: Locale,
  address: Persona['frenchAddress'] = 'vous',
): string | null {
  const folded = fold(need)
  const { text } = folded
  // What is typed short is not typed back.
  if (spellOut(text) !== text) return null
  for (const lead of matchesIn(text, leads[locale])) {
    const start = lead.index + lead[0].length
    const rest = text.slice(start)
    const stop = ends.exec(rest)?.index ?? rest.length
    if (!isSpeakable(rest.slice(0, stop).trim(), locale)) continue
    const typed = quoteOf(folded, { start, end: start + stop })
    const whole = withNoun(typed, quoteOf(folded, { start: 0, end: start }), locale)
    return turn(whole, locale === 'fr' && address === 'tu' ? 'tu' : locale)
  }
  return null
}

function isSpeakable(said: string, locale: Locale): boolean {
  const count = said.split(' ').length
  return count >= wordsMin && count <= wordsMax && !speaker[locale].test(said)
}

/** "Un outil pour les faire", behind "nos devis", names them: "un outil pour faire nos devis". */
const pronouns: Record<Locale, { pattern: RegExp; noun: RegExp }> = {
  fr: {
    pattern: /\b(?:les|le|la) (\p{L}+(?:er|re|ir))\b/iu,
    noun: /\b(?:nos|notre|mes|mon|ma) \p{L}+/giu,
  },
  en: { pattern: /\b(\p{L}+) (?:it|them)\b/iu, noun: /\b(?:our|my) \p{L}+/giu },
}

function withNoun(typed: string, before: string, locale: Locale): string {
  const { pattern, noun } = pronouns[locale]
  const meant = before.match(noun)?.at(-1)
  return meant ? typed.replace(pattern, `$1 ${meant}`) : typed
}

function turn(typed: string, by: keyof typeof turned): string | null {
  // "Notre" is "ton" or "ta", by a gender that is not known.
  if (by === 'tu' && /\bnotre\b/i.test(typed)) return null
  const own = turned[by].reduce((words, [from, to]) => words.replaceAll(from, to), typed)
  return own.charAt(0).toLowerCase() + own.slice(1)
}

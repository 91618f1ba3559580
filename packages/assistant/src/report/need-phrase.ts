import type { Locale } from '@oka/contract/locale'

import { spellTyped } from '../offline/chat-spelling.ts'
import { upperFirst } from '../offline/pick-wording.ts'
import { findWords } from './fact-clause.ts'

export type NeedPhrase = {
  text: string
  /** The words it is made of, as they were written. */
  quote: string
  /** The words of the sentence before them. */
  before: string
}

/**
 * What is wanted as a consultant would head it, from the visitor's words: "Nous cherchons à
 * automatiser nos devis" is "Automatiser vos devis". Null where no sentence is of that form; then it
 * is quoted. Nothing is added: the words are the visitor's, seen from the other side, and what is typed
 * short on a phone is spelled out.
 *
 * @param cutAt quotations of other facts, before which it ends
 */
export function needPhrase(
  words: string,
  locale: Locale,
  cutAt: readonly string[] = [],
): NeedPhrase | null {
  for (const sentence of words.split(/(?<=[.!?;])\s+|\n+/u)) {
    const spelled = spellTyped(sentence)
    const isTyped = spelled === sentence
    const phrase = phraseOf(spelled, locale, isTyped ? cutAt : cutAt.map(spellTyped))
    if (!phrase) continue
    // What is quoted is what was typed.
    return isTyped ? phrase : { ...phrase, quote: cutBefore(sentence, cutAt).trim(), before: '' }
  }
  return null
}

function phraseOf(sentence: string, locale: Locale, cutAt: readonly string[]): NeedPhrase | null {
  const bare = sentence.replace(greeting, '')
  const lead = leads[locale].exec(bare) ?? requests[locale].exec(bare)
  if (!lead) return null
  const begins = lead.index + lead[1]!.length
  const spoken = lead[0].slice(lead[1]!.length)
  const wanted = bare.slice(begins + spoken.length)
  const cut = cutBefore(wanted, cutAt)
  const clause = cut.split(ends[locale])[0]!.replace(/(?<![\s,;:.!?–-])[\s,;:.!?–-]+$/u, '')
  const turned = turn(withoutAsides(clause, locale), locale).trim()
  const length = turned.split(/\s+/).length
  if (length < 2 || length > 30 || firstPerson[locale].test(turned)) return null
  if (!starts[locale].test(turned) || pointsBack[locale].test(turned)) return null
  const whole = locale === 'en' && othersDo.test(turned) ? `for ${turned}` : turned
  return {
    text: upperFirst(whole),
    quote: spoken + clause,
    before: bare.slice(0, lead.index).trim(),
  }
}

/** What is said beside the point: "(oui, les fax)", "or something". */
const asides: Record<Locale, readonly RegExp[]> = {
  fr: [
    / ?\((?:oui|si|eh|bah|ben|lol|haha)(?![\p{L}])[^()\d]{0,80}\)/giu,
    /(?:,? (?:point(?: final| barre)?|ou (?:un truc|une chose|quelque chose)(?: (?:comme ça|du genre|dans ce genre))?|quoi|svp|s['’]il vous pla[iî]t)){1,3}$/giu,
  ],
  en: [
    / ?\((?:yes|yep|yeah|lol|haha|sorry)\b[^()\d]{0,80}\)/giu,
    /(?:,? (?:or (?:something|whatever|anything)(?: like that)?|please|thanks)){1,3}$/giu,
  ],
}

const withoutAsides = (clause: string, locale: Locale): string =>
  asides[locale].reduce((text, aside) => text.replaceAll(aside, ''), clause)

const greeting =
  /^(?:(?:bonjour|bonsoir|salut|coucou|hello|hiya|hi|hey|yo|mate|alri(?:gh)?te?|good (?:morning|afternoon|evening)|so|well|alors|donc|voilà|bon|ok|oui|yes|en fait|actually)(?: (?:there|all|à tous|madame|monsieur))?[\s,!.:–-]+)*/iu

/** Where what is wanted begins: at the start, or after a comma or a conjunction, which is the first group. */
const leads: Record<Locale, RegExp> = {
  fr: /(^|[,;:]\s*(?:et\s+|mais\s+|donc\s+)?|\s(?:et|mais|donc|puis)\s+)(?:(?:je|nous|on)\s+(?:re)?cherch(?:e|ons|ait|ions)\s+(?:à\s+|(?:une personne|quelqu[’']un) (?:pour|qui puisse)\s+)?|(?:(?:je|nous|on)\s+(?:veux|veut|voulons|voudrais|voudrait|voudrions|souhait(?:e|ons|erais|erait|erions)|envisag(?:e|eons)\s+de|dois|doit|devons|comptons|compte|projet(?:te|ons)\s+de|pens(?:e|ons)\s+à)|(?:cherchons à|voulons|voudrions|souhaitons|devons|aimerions))\s+(?:bien\s+|aussi\s+|vraiment\s+)?|(?:j['’]|nous\s+|on\s+)aimer(?:ais|ait|ions)\s+(?:bien\s+)?|(?:j['’]ai|j['’]aurais|nous avons|nous aurions|on a|on aurait)\s+(?:un\s+)?(?:besoin|projet)\s+(?:de\s+|d['’])|il\s+(?:(?:me|nous)\s+)?(?:faut|faudrait)\s+|besoin\s+(?:de\s+|d['’]))/iu,
  en: /(^|[,;:]\s*(?:and\s+|but\s+|so\s+)?|\s(?:and|but|so|n)\s+)(?:(?:i|we)(?:['’]d| would)?\s+(?:really\s+|also\s+|just\s+)?(?:need|want|like|wish|plan|intend|hope|have to|must)\s+(?:to\s+|(?:someone|somebody) (?:to|who can)\s+|help\s+(?:with|to)\s+)?|(?:i|we)(?:['’]m|['’]re| am| are)\s+(?:looking|searching|planning|hoping)\s+(?:for\s+(?:(?:someone|somebody) (?:to|who can)\s+|help\s+(?:with|to)\s+)?|to\s+)|(?:we|i)(?:['’]m|['’]re| am| are)\s+after\s+|(?:(?:just\s+)?(?:need|want|looking for|searching for)|would like)\s+(?:to\s+|(?:someone|somebody) (?:to|who can)\s+)?)/iu,
}

/** What is asked of us to do: "pourriez-vous nous refaire le site", "can you make me a website". */
const requests: Record<Locale, RegExp> = {
  fr: /(^|[,;:]\s*(?:et\s+|mais\s+|donc\s+)?)(?:(?:est-ce que\s+)?vous\s+(?:pouvez|pourriez|sauriez|savez)|(?:pouvez|pourriez|sauriez|savez)-vous)\s+(?:(?:nous|me)\s+|m['’])?(?:aider à\s+)?(?=(?:re)?(?:faire|fondre|créer|creer|développer|developper|construire|concevoir|mettre|monter|migrer|automatiser|remplacer|moderniser|réaliser|realiser|installer|intégrer|integrer|connecter)\s)/iu,
  en: /(^|[,;:]\s*(?:and\s+|but\s+|so\s+)?)(?:can|could|would|will)\s+you\s+(?:please\s+)?(?:(?:make|build|create|do|design|get|set up)\s+(?:me|us)\s+|help\s+(?:me|us)\s+(?:to\s+)?(?=\w)|(?=(?:set up|build|make|create|design|develop|rebuild|redesign|automate|migrate|replace|move|connect)\s))/iu,
}

/** Words that lead to an amount, a date or a number: ", on a", "avec", "d’ici". */
const leading = new Set(
  `et and avec with pour for d'ici by avant before on nous we a avons have budget c'est environ around about à de du la le
  in within dans`.split(/\s+/),
)

/** Characters of a clause after a comma that only leads to what is cut. */
const shortClause = 30

/** A text up to the first of those quotations, without the words that lead to it. */
export function cutBefore(text: string, quotes: readonly string[]): string {
  const at = quotes.map((quote) => findWords(text, quote)?.start ?? -1).filter((index) => index > 0)
  if (at.length === 0) return text
  const before = withoutLeading(text.slice(0, Math.min(...at)))
  const comma = Math.max(...[',', ';', '(', '–'].map((mark) => before.lastIndexOf(mark)))
  const isShort = comma > 0 && before.length - comma <= shortClause
  return isShort ? withoutLeading(before.slice(0, comma)) : before
}

function withoutLeading(text: string): string {
  let left = text.trimEnd()
  for (;;) {
    const space = left.lastIndexOf(' ')
    const last = left
      .slice(space + 1)
      .toLowerCase()
      .replace('’', "'")
    if (space < 0 || !leading.has(last)) return left
    left = left.slice(0, space).trimEnd()
  }
}

/** Where what is wanted ends, and the sentence goes on to something else. */
const ends: Record<Locale, RegExp> = {
  fr: /[.!?;]\s|\s[–-]\s|,\s*(?:et|on|nous|je|j['’]|c['’]est|mais|car|parce|puisqu|donc|il|le tout|budget|notre|nos|actuellement|aujourd)|\s(?:car|parce qu|puisqu|sinon|vu que)(?=\s|['’])|\smais(?= (?:on|nous|je|j['’]|c['’]|ça|il|elle|pas|notre|nos|le|la|les)(?!\p{L}))|\set\s(?:on|nous|je|j['’]|c['’]est)|\n/iu,
  en: /[.!?;]\s|\s[–-]\s|,\s*(?:and|i|i['’]m|we|but|because|so|it|everything|our|my|budget|currently|since)\b|\s(?:because|since|otherwise|as we|as our)\s|\sbut (?=(?:i|we|it|he|she|they|the|our|my|not|no|don['’]?t)\b)|\sand\s(?:i|we|it|my budget|our budget)\b|\n/iu,
}

const turns: Record<Locale, readonly [RegExp, string][]> = {
  fr: [
    [/(?<![\p{L}’'])(?:notre|mon|ma)(?![\p{L}])/giu, 'votre'],
    [/(?<![\p{L}’'])(?:nos|mes)(?![\p{L}])/giu, 'vos'],
    [/(?<![\p{L}’'])nous(?![\p{L}])/giu, 'vous'],
  ],
  en: [
    [/\b(?:our|my)\b/giu, 'your'],
    [/\bours\b/giu, 'yours'],
    [/\b(?:us|me)\b/giu, 'you'],
    [/\bourselves\b/giu, 'yourselves'],
  ],
}

function turn(clause: string, locale: Locale): string {
  return turns[locale].reduce((text, [from, to]) => text.replaceAll(from, to), clause)
}

/** Left over, it would read as if the company spoke of itself. */
const firstPerson: Record<Locale, RegExp> = {
  fr: /(?<![\p{L}’'-])(?:je|j['’]\p{L}+|m['’]\p{L}+|moi|on|vous (?:avons|sommes|perdons|utilisons|faisons))(?![\p{L}])/iu,
  en: /\b(?:i|i['’]\w+|we|we['’]\w+|im)\b/iu,
}

/** It says what it is about only to who has read what was said before: "Stop that", "It in place". */
const pointsBack: Record<Locale, RegExp> = {
  fr: /^(?:(?:pour|avec|dans|sur|par|chez|sans)\s|\p{L}+(?:er|ir|re|oir) (?:cela|ça|ca|le|la|les)(?:$|\s\p{L}+$))|^(?:cela|ça|ca)(?![\p{L}])/iu,
  en: /^(?:it|this|that|them|these|those)\b(?! \w+ \w+ \w+ \w+)|^\p{L}+ (?:it|that|them|those)\b(?! \p{L}+ \p{L}+ \p{L}+)/iu,
}

/** "We want people to book online": what others shall do. */
const othersDo =
  /^(?:people|customers|clients|patients|members|parents|users|staff|everyone|(?:the|your) \w+) to (?:be\b|\p{L}+)/iu

/** A verb to do, or a thing. */
const starts: Record<Locale, RegExp> = {
  fr: /^(?:ne (?:plus|pas) )?(?:(?:se |s['’]|vous |y |en )?\p{L}{2,}(?:er|ir|re|oir)(?![\p{L}])|(?:un|une|des|le|la|les|du|votre|vos|de la|quelques|plusieurs|\d+)\s|l['’]|\p{L}{4,}\s)/iu,
  en: /^(?:\p{L}+\s|\p{L}{3,}$)/iu,
}

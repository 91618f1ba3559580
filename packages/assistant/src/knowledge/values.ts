import { fold } from '../offline/fold.ts'
import { numberWords } from '../offline/number-words.ts'
import { matchesIn } from '../patterns.ts'

/** What an answer has to hold besides the words of its question. */
export type Value =
  | 'amount'
  | 'duration'
  | 'time'
  | 'day'
  | 'moment'
  | 'count'
  | 'rhythm'
  | 'age'
  | 'year'
  | 'place'
  | 'address'
  | 'name'
  | 'phone'
  | 'email'

const number = String.raw`(?:\d+(?:[.,]\d+)?|an?|une?|half|demi|quarter|quart|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|eighteen|twenty|thirty|forty|forty-five|fifty|sixty|ninety|hundred|deux|trois|quatre|cinq|sept|huit|neuf|dix|onze|douze|quinze|vingt|trente|dizaine|douzaine|dozen|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|centaine|quarante|quarante-cinq|cinquante|soixante|cent|mille|dix-huit|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|vingt|trente|quarante|cinquante|soixante)[- ](?:et[- ])?[a-z]+)`
const unit = String.raw`(?:minutes?|mins?|hours?|days?|weeks?|months?|years?|heures?|jours?|journees?|semaines?|mois|ans?|annees?|trimestres?|h)`
const weekday =
  /\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)s?\b|\b(?:week-?ends?|weekdays?|during the week|en semaine|every day|tous les jours|7\/7|7j\/7)\b/
const time =
  /\b\d{1,2}(?:[.:]\d\d)? ?(?:am|pm|a\.m|p\.m|o'clock)\b|\b\d{1,2} ?h(?:eures?)?(?: ?\d\d)?\b|\b\d{1,2}:\d\d\b|\b(?:noon|midday|midnight|midi|minuit|day and night|de jour comme de nuit|jour et nuit|round the clock|24\/7|24h\/24|at any time)\b/
const duration = new RegExp(
  String.raw`\b${number}[ -](?:(?:to|or|and|a|ou|et|-) ?${number} )?(?:\w+ )?${unit}\b|\b(?:same day|overnight|at once|immediately|instantly|immediat\w*|le jour meme|tout de suite)\b|\b(?:last|take|prend|prennent|dure|durent)\w* (?:\w+ ){0,3}${number}\b`,
)
const year = /\b(?:since|in|depuis|en) (?:19|20)\d\d\b/
const month =
  /\b(?:january|february|march|april|june|july|august|september|october|november|december|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)\b|\b\d{4}-\d\d-\d\d\b/

/** In folded text, but for names. */
const patterns: Record<Exclude<Value, 'name' | 'place'>, readonly RegExp[]> = {
  amount: [
    /[€$£] ?\d|(?<!\d)\d[\d .,]{0,14}(?:€|\$|£|k€|eur(?:os?)?\b|dollars?\b|pounds?\b|chf\b|usd\b|gbp\b|francs?\b|%|percent\b|pour cent\b)/,
    /\b[a-z-]+ (?:percent|per cent|pour cent)\b/,
    /\b(?:(?:an?|one|two|three) (?:half|thirds?|quarters?|fifth|tenth)|half|(?:un|deux) (?:tiers|quarts?|cinquieme|dixieme)|la moitie)\b(?! (?:an |of an |d')?(?:hour|day|heure|year))/,
    /\b(?:free(?: of charge)?|no (?:extra |additional )?(?:cost|charge|fee)|without (?:extra )?(?:charge|cost)|gratuit\w*|offerte?s?|sans (?:frais|supplement|cout)|at no (?:extra )?cost|at cost|au cout reel)\b/,
  ],
  duration: [duration, year],
  year: [year, /\b(?:19|20)\d\d\b/],
  age: [new RegExp(String.raw`\b${number}[- ](?:years?|months?|weeks?|ans?|mois|semaines?)\b`)],
  time: [time],
  day: [weekday],
  moment: [
    year,
    duration,
    time,
    weekday,
    month,
    /\b(?:once|as soon as|when|before|after|until|des que|lorsque|quand|avant|apres|jusqu)\b/,
  ],
  count: [
    new RegExp(
      String.raw`(?<![€$£\d.,] ?)\b(?!(?:an?|une?|half|demi|quarter|quart|one)\b)${number}\b(?! ?(?:(?:to|or|a|ou|et|and|-) ?${number} ?)?(?:%|percent|pour cent|€|\$|£|euros?|\d|${unit}))`,
    ),
  ],
  rhythm: [
    /\b(?:every|each|daily|nightly|hourly|weekly|monthly|yearly|once|twice|times|chaque|tous les|toutes les|par (?:jour|semaine|mois|an)|quotidien\w*|hebdomadaire\w*|mensuel\w*|annuel\w*|fois)\b/,
    /\b(?:a|per) (?:day|week|month|year)\b/,
  ],
  address: [
    /\b\d{1,4}(?: ?bis| ?ter)?,? (?:rue|quai|avenue|av\.|boulevard|bd|place|chemin|route|impasse|allee|cours)\b|\b\d{1,4} [a-z' -]{2,40}\b(?:street|road|avenue|lane|square|quay|drive|way|st\.|rd\.)|\b\d{5} [a-z]{3}/,
  ],
  phone: [/\+?\d[\d .()-]{7,}\d/],
  email: [/[^\s@]@[^\s@.]{1,64}\.\w/],
}

const place =
  /(?<!\p{L})(?:in|at|near|à|au|aux|en|dans|chez)\s+(?:the\s+|la\s+|l’|l')?(?:\p{Lu}|\d)|\b(?:street|road|avenue|square|quay|floor|metres|kilomet\w+|rue|quai|place|boulevard|étage|mètres|kilom\w+|next to|opposite)\b/u
const properName =
  /(?<![\p{L}'’-])\p{Lu}[\p{L}'’-]{1,40} (?:(?:de|du|le|la|van|von|d’|d')\s?)?\p{Lu}[\p{L}'’-]/u

/** Whether a text, as it was typed, holds such a value. */
export function holds(text: string, value: Value): boolean {
  if (value === 'place') return place.test(text)
  if (value === 'name') return properName.test(text)
  const folded = fold(text).text
  return patterns[value].some((pattern) => pattern.test(folded))
}

/** Where each number that counts something ends, in a text as typed. */
export function numbersAt(text: string): number[] {
  const { text: folded, origin } = fold(text)
  const all = new RegExp(patterns.count[0]!.source, 'g')
  return matchesIn(folded, all).map((match) => origin[match.index + match[0].length]!)
}

/** What two texts that contradict each other differ in: numbers, and the days of the week. */
export function figuresIn(text: string): ReadonlySet<string> {
  const folded = fold(text).text
  const all = new RegExp(`${weekday.source}|\\d+(?:[.,  ]\\d+)*`, 'g')
  return new Set(matchesIn(folded, all).map(([one]) => one.replaceAll(/[\s.,]/g, '')))
}

const asks: readonly [Value, RegExp][] = [
  [
    'year',
    /\b(?:what|which) year\b|\bquelle annee\b|\bhow old (?:is|are) (?:you\b|(?:the|your) (?:company|firm|business|agency|practice|school|shop))/,
  ],
  ['age', /\b(?:how old (?:is|are|do|does|must|should)|(?:what|which) age|quel age)\b/],
  [
    'duration',
    /\b(?:how long|how (?:much|many) (?:time|minutes|hours|days|weeks|months|years)|how far (?:ahead|in advance)|how (?:soon|fast|quickly)|combien de (?:temps|minutes|jours|semaines|mois|heures|annees)|quels? (?:est le |sont les |sont vos )?(?:delais?|duree)|(?:quelle|what(?:'s| is| are)?) (?:est la |the |your )*(?:duree|duration|turnaround|lead time|deadline|notice|warranty period)|sous combien)\b/,
  ],
  [
    'rhythm',
    /\b(?:how often|tous les combien|toutes les combien|a quelle frequence|how frequently|how many times)\b/,
  ],
  [
    'count',
    /\b(?:how many (?!time)|combien (?:de|d')(?! ?(?:temps|jours|semaines|mois|heures|minutes|annees)\b)|(?:vous|ils|nous) (?:etes|sont|sommes) combien|a combien (?:peut|de|on)|how big is|quel nombre|minimum number)/,
  ],
  [
    'time',
    /\b(?:what time|which hours|(?:opening|business|office) (?:hours|times)|what(?:'s| are) (?:your|the) hours|until when|a quelle heure|quelles? heures?|jusqu'a quelle heure|jusqu'a quand|(?<!taux |tarif )horaires?|heures d'ouverture)\b/,
  ],
  [
    'moment',
    /\b(?:when(?= (?:do|does|did|is|are|can|could|will|would|should|shall)\b)|since when|quand est-ce|depuis quand|a partir de quand|des quand)\b|^(?:et )?quand\b|\bquand ?\?|\bquand(?= (?:si|peut|est))\b/,
  ],
  [
    'name',
    /\b(?:(?:what(?:'s| is)|whats) (?:the |your |his |her )?(?:[a-z']{1,30} ){0,3}name\b|who is (?:the|your)|qui est (?:le|la|votre|l')|qui sont (?:les|vos)(?! clients)|who are (?:the|your)(?! (?:clients|customers))|comment s'appell\w+|quel est le nom)/,
  ],
  [
    'place',
    /\b(?:what(?:'s| is)|whats|quelle est|c'est quoi) (?:your|the|votre|l') ?(?:street |postal |exact |full )?(?:address|adresse)\b(?! (?:e-?mail|mail|electronique|web))|\bwhere(?:'s)?\b|\b(?:ou|d'ou) (?:est|sont|se|etes|puis|peut|peux|vous|je|c'est)\b|\b(?:est|sont|etes) ou\b|^ou\b/,
  ],
  [
    'phone',
    /\b(?:(?:what|which|quel) (?:number|numero)|(?:number|numero) (?:of|for|de|du)|numero\b|phone number|telephone number|numero de (?:tel|telephone)|your number|votre numero)\b/,
  ],
  [
    'email',
    /\b(?:(?:e-?mail|mail) address|adresse (?:e-?mail|mail|electronique)|your e-?mail|votre (?:e-?)?mail)\b/,
  ],
  [
    'amount',
    /\b(?:how much|combien (?!de |d')|combien ?\?|(?:what(?! (?:happens|if))|which|whats)\b[^?]{0,40}\b(?:price|prices|pricing|costs?|fees?|rates?|budget|charge|pay)\b|quel\w*\b[^?]{0,40}\b(?:prix|tarifs?|tjm|couts?|honoraires|budget)\b|quoi\b[^?]{0,20}\b(?:prix|tarifs?|tjm|couts?|honoraires)\b|set (?:me|us) back|ballpark|free\b|gratuit\w*|payante?s?|tarif horaire|expensive|dans les combien)\b/,
  ],
  [
    'amount',
    /^(?:(?:and|et|the|le|les|la|l'|your|vos|votre|un|une|a|about|monthly|yearly|average|rough|rate|total|full) ?)*(?:prix|tarifs?|tjm|couts?|honoraires|prices?|pricing|costs?|fees?)\b(?!.*\b(?:is|are|est|sont|fix\w*)\b)/,
  ],
]

/** Values that a folded question asks for; "is it included in the price?" asks for none. */
export function valuesAsked(question: string): Value[] {
  const isWhether =
    /\b(?:included?|including|part of|compris\w*|inclus\w*|covered|discount|remise|reduction|minimum|valable|valid)\b/
  const found = asks.filter(([, pattern]) => pattern.test(question)).map(([value]) => value)
  const [first] = found
  if (!first) return []
  // "How long" and "how many" hold "how much" and the like.
  if (first === 'amount' && isWhether.test(question) && !/\b(?:how much|combien)\b/.test(question))
    return []
  return [first]
}

/** Whether a folded word is a day of the week, or the weekend. */
export function isDay(word: string): boolean {
  return weekday.test(word)
}

const bounds =
  /\b(?:under|over|from|above|below|between|until|to|up|than|least|most|moins|plus|jusqu\w*|partir|entre|des)\b/

/** The numbers before each word of a text: 3 for "week" in "three weeks"; "one week" counts, "une" only with `hasArticles`. */
function countsIn(text: string, hasArticles: boolean): ReadonlyMap<string, ReadonlySet<number>> {
  // The number of a name, as in "COVID-19", counts nothing.
  const words = fold(text).text.match(/\d+|[a-z]+(?:-[a-z\d]+)*/g) ?? []
  const numberOf = (word: string) => {
    const isOne = word === 'one' || (hasArticles && /^une?$/.test(word))
    return isOne ? 1 : (numberWords[word] ?? Number(word))
  }
  const counts = new Map<string, Set<number>>()
  for (const [at, word] of words.slice(1).entries()) {
    const [told, counted] = [numberOf(words[at]!), word.replace(/[sx]$/, '')]
    if (Number.isNaN(told) || isYear(words[at]!) || !/^[a-z]{3,}$/.test(counted)) continue
    const known = counts.get(counted)
    if (known) known.add(told)
    else counts.set(counted, new Set([told]))
  }
  return counts
}

const isYear = (word: string): boolean => /^(?:19|20)\d\d$/.test(word)

/**
 * Whether a title, or a heading below it on a line of its own, counts the same as the question and another number of
 * it: "One week" where three are asked for.
 */
export function isOfOtherNumber(question: string, headings: string): boolean {
  return headings.split(/\n| › /).some((heading) => countsOtherwise(question, heading))
}

function countsOtherwise(question: string, heading: string): boolean {
  if (bounds.test(fold(heading).text)) return false
  const told = countsIn(heading, true)
  if (told.size === 0) return false
  return [...countsIn(question, false)].some(([counted, numbers]) => {
    const others = told.get(counted)
    return others !== undefined && ![...numbers].some((one) => others.has(one))
  })
}

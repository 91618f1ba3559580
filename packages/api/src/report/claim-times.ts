import { foldForms } from '@oka/contract/fold-text'

/** The same time in words of both languages, folded. */
const times: readonly [name: string, pattern: RegExp][] = [
  ['monday', /\b(?:mondays?|lundis?)\b/],
  ['tuesday', /\b(?:tuesdays?|mardis?)\b/],
  ['wednesday', /\b(?:wednesdays?|mercredis?)\b/],
  ['thursday', /\b(?:thursdays?|jeudis?)\b/],
  ['friday', /\b(?:fridays?|vendredis?)\b/],
  ['saturday', /\b(?:saturdays?|samedis?)\b/],
  ['sunday', /\b(?:sundays?|dimanches?)\b/],
  [
    'spring',
    /\b(?:in|by|before|until|next|this|early|late|of|for) (?:the )?spring\b|\bprintemps\b/,
  ],
  ['summer', /\bsummer\b|\b(?:l'|cet |d'|en |fin |debut |prochain )ete\b(?! \p{L}+e[es]?\b)/u],
  ['autumn', /\bautumn\b|\bautomne\b/],
  ['winter', /\bwinter\b|\bhiver\b/],
  ['easter', /\b(?:easter|paques)\b/],
  [
    'year end',
    /\b(?:year[- ]end|end of (?:the|this) year|fin (?:de l'|d')annee|nouvel an|new year)\b/,
  ],
  ['back to school', /\b(?:rentree|back[- ]to[- ]school)\b/],
  ['tomorrow', /\b(?:tomorrow|demain)\b/],
  ['today', /\b(?:today|tonight|aujourd'hui|ce soir)\b/],
  ['yesterday', /\b(?:yesterday|hier)\b/],
  ['next week', /\b(?:next week|(?:la )?semaine prochaine)\b/],
  ['next month', /\b(?:next month|(?:le )?mois prochain)\b/],
  ['next quarter', /\b(?:next quarter|trimestre prochain|prochain trimestre)\b/],
  ['next year', /\b(?:next year|annee prochaine|l'an prochain)\b/],
]

const ordinals =
  `first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
  sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth
  twenty-sixth twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first`.split(/\s+/)
const month =
  '(?:january|february|march|april|may|june|july|august|september|october|november|december)'
const frenchMonth =
  '(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)'
const spelledDay = new RegExp(
  String.raw`\b(?:(${ordinals.toReversed().join('|')}) (?:day )?of ${month}|${month} (?:the )?(${ordinals.toReversed().join('|')}))\b`,
  'g',
)
const dayInDigits = new RegExp(
  String.raw`\b(\d{1,2})(?:st|nd|rd|th|er|e)? (?:of )?(?:${month}|${frenchMonth})\b|\b${month} (\d{1,2})\b|\d{4}-\d{2}-(\d{2})\b`,
  'g',
)

const firstInFrench = new RegExp(String.raw`\bpremier ${frenchMonth}\b`)

/** With its date behind it, which is looked at as a number and a month. */
const datedWeekday =
  /\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche),? (?:the )?(?=\d)/g

/**
 * Times in words that a text names, the same in both languages: days of the week, seasons, "next week"; and days
 * of a month, as `day 3`. Those in digits are numbers as well.
 */
export function timesIn(text: string): ReadonlySet<string> {
  const folded = foldForms(text)
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/\s/g, ' ')
    .replaceAll(datedWeekday, ' ')
  const named = times.flatMap(([name, pattern]) => (pattern.test(folded) ? [name] : []))
  const days = [...folded.matchAll(spelledDay)].map(
    ([, before, behind]) => `day ${ordinals.indexOf(before ?? behind ?? '') + 1}`,
  )
  return new Set([...named, ...days, ...(firstInFrench.test(folded) ? ['day 1'] : [])])
}

/** The same of a source, in which a day in digits supports one in words. */
export function sourceTimesIn(text: string): ReadonlySet<string> {
  const folded = foldForms(text)
  const digits = [...folded.matchAll(dayInDigits)].map(
    ([, before, behind, iso]) => `day ${Number(before ?? behind ?? iso)}`,
  )
  return new Set([...timesIn(text), ...digits])
}

/** What stands as a subject without an article and is no name. */
const noNames = new Set(
  `everything nothing nobody everyone everybody somebody someone anyone anybody something this that it there here what who
  which time work money data access budget quality support staff stock management sales marketing business paper
  each one both another other next first last traffic growth demand email design content progress feedback scope price
  cost success delivery
  maintenance software hardware storage performance insurance compliance experience usage analytics logistics
  tout rien personne ceci cela ca qui chacun chacune aucun aucune ce on il elle tous beaucoup plusieurs certains
  i you we they he she`.split(/\s+/),
)
/** "L’équipe est" has its article. */
const elided = /^(?:[cdjlmnst]|qu)['’]/
const nounEnding = /(?:ing|tion|sion|ment|ness|ity)$/
const subject =
  /(?:^|[.!?:;«"“”(–—]\s?)(\p{Lu}[\p{L}’'&-]{1,40}) (?:has|is|was|will|can|would|does|did|had|offers?|sells?|charges?|uses|wants|needs|decides?|pays|signed|proposes?|est|sera|peut|va|veut|décide|vend|facture|paie|propose|utilise|souhaite)(?!\p{L})/gu

/** Names that open a sentence as its subject, such as "Accenture does this": no article is before them. */
export function subjectsIn(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(subject)].map(([, name]) => foldForms(name!))
  return new Set(
    found.filter((name) => !noNames.has(name) && !nounEnding.test(name) && !elided.test(name)),
  )
}

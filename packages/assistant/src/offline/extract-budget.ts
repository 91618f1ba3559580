import { type Budget, readBudget, writeBudget } from '@oka/contract/fact-value'

import { type Amount, findAmounts } from './amounts.ts'
import { currencyOf } from './country.ts'
import type { Found, Statement } from './statement.ts'

const budgetWord =
  /\b(?:budget\w*|bugdet|budjet|enveloppe|fourchette|investi\w*|depens\w*|mettre|montant|plafond|spend\w*|invest\w*|afford|allocat\w*|set aside|put (?:by|aside)|saved(?: up)?|earmarked|sanctioned|approved|ring-?fenced|jai mis|j'ai mis|on a mis|de cote|prevu|compte(?:z|r)? sur)\b/

/** Money that is not what the visitor would spend: turnover, salaries, what something costs today. */
const otherMoney =
  /\b(?:chiffre d'affaires?|ca (?:de|d'|annuel|est)|turn(?:s|ing)? ?over|revenues?|leve(?:e|r)?s?|raised|(?<!(?:approved|available|secured) )funding|capital|salaires?|salary|perd\w*|lose|losing|lost|quoted|charges?|fines?|fined|penalty|amendes?|propose|takes|prend|prennent|demande(?:nt|s)? actuellement|factur\w*|coute\w* (?:actuellement|deja)?|nous coute|costs? (?:us|me)|set (?:us|me) back|paid|(?:a|ont|avaient|avait|avions) (?:deja )?(?:paye|coute)e?s?|valu\w*|subvention\w*|panier|loyer|rent|vend\w*|sell\w*)[^.!?,;€$£]{0,25}$/

/** What follows a number that counts something else than money. */
const counted =
  /^(?:\s?%|\s?(?:h|kg|km|m2|m²|go|gb|px)\b|\s+(?!(?:get|gets|buy|cover|max\w*|min\w*|env\w*|ht|ttc|hors|tout|toute|et|ou|mais|pour|par|a|au|en|de|sur|d'ici|si|avec|c'est|grand|tops?|or|and|but|for|to|if|with|total|in|at|per|is|would|should|i|we|it|on|nous|je|j'(?:ai|avais|etais)|jai|javais|not|no|rather|instead|actually|plutot|finalement|pas|non|desole|sorry|pardon|merci|thanks|environ|approx\w*|about|roughly|ish|plus|over|budget|comme|serait|semble|devrait|all|as|maybe|peut|peu|excl\w*|incl\w*|thereabouts|quid|obvs|tops|before|by|this|i'd|that|within|dans|sous|avant|set|available|le|our|the|my|dispo\w*|allou\w*|prevus?)\b)[a-z])/

const rhythms = {
  month:
    /^\s?(?:\/\s?|par |per |a |chaque |each |every )(?:mois|month|mo)\b|^ (?:mensuels?|monthly)\b/,
  year: /^\s?(?:\/\s?|par |per |a |l'|each |every )(?:an|annee|year|yr)\b|^ (?:annuels?|annually|yearly)\b|^ ?(?:pa|p\.a\.)(?= |$)/,
} as const

/** Asked by another house: "€18,000 by another agency". */
const ofAnother =
  /^[^.!?]{0,15}\b(?:ailleurs|elsewhere|by (?:another|a competitor)|from (?:another|a competitor)|par (?:un|une) (?:autre|concurrent))\b/

const earned =
  /^[^.!?,]{0,12}\bin (?:dues|fees|sales|takings|rents?|donations|revenue)\b|^\s?(?:de |d'|in |of |par |per )(?:ca\b|chiffre|revenue|turnover|benefice|capital|salaire|perte|client|commande|customer|order|vente|sale)/
const byTime = /^\s?(?:\/\s?|par |per |a )(?:jours?|j|days?|heures?|h|hours?|semaines?|weeks?)\b/

/** Asked for an amount, nobody names a year gone by: "2000" is one. */
function isYear({ min, max, currency, scaled }: Amount, text: string, first: number): boolean {
  return !currency && !scaled && min === max && min >= first && min <= 2039 && /^\d{4}$/.test(text)
}

/** What others decide on: "the trustees approve everything over 5k". */
const limitOfApproval =
  /\b(?:approves?|decides?|signs?(?: off)?|validates?|valide(?:nt)?|tranche(?:nt)?|signe(?:nt)?|decide(?:nt)?|approuve(?:nt)?)\b[^.!?]{0,25}\b(?:over|above|beyond|more than|up to|below|under|plus de|au-dela de|au-dessus de|jusqu'a|moins de|a partir de)\s?$/

/** What "10k" may count, by its plural: users, visits, products. */
const plural =
  /^\s(?:[a-z-]+\s)?(?!(?:plus|this|mais|hors|dans|sous|pas|tops|les|des|nos|vos|mes|was|is|as|has|yes|taxes|fees|pounds|dollars|euros)\b)[a-z-]{2,}s\b/

function countsOthers({ scaled }: Amount, after: string): boolean {
  return counted.test(after) && (!scaled || plural.test(after) || !/^\s[a-z]/.test(after))
}

/** "14 000 € en 2019": paid in a year gone by. */
function isPast({ text, message }: Statement, end: number): boolean {
  const [, year] =
    /^[^.!?\d]{0,15}\b(?:en|in) ((?:19|20)\d\d)\b/.exec(text.slice(end, end + 30)) ?? []
  return Number(year) < new Date(message.createdAt).getUTCFullYear()
}

/** "25,000, Canadian". */
const ofCountry: readonly [string, RegExp][] = [
  ['CAD', /^[ ,($]{0,3}(?:canadian|canadiens?|cad)\b/],
  ['AUD', /^[ ,($]{0,3}(?:australian|aussie|aud)\b/],
  ['NZD', /^[ ,($]{0,3}(?:new zealand|nzd)\b/],
]

/** A bare dollar is that of the visitor's country, as an amount without a currency is of theirs. */
function currencyFor(amount: Amount, { text, currency, country }: Statement): string {
  const after = text.slice(amount.end, amount.end + 20)
  const told = ofCountry.find(([, pattern]) => pattern.test(after))
  if (told && amount.currency !== 'EUR') return told[0]
  const own = currencyOf[country ?? '']
  const typed = text.slice(amount.start, amount.end)
  const isBare = amount.currency === 'USD' && !/us|dollar americain/.test(typed)
  if (isBare && own && /AUD|CAD|NZD/.test(own)) return own
  return amount.currency ?? own ?? currency
}

/** Earned, owed or paid by somebody, for a day or a customer: not what would be spent. */
function isElsewhere(before: string, after: string): boolean {
  return (
    limitOfApproval.test(before) ||
    otherMoney.test(before) ||
    byTime.test(after) ||
    earned.test(after) ||
    ofAnother.test(after)
  )
}

function isUnnamedYear(amount: Amount, { text, asked }: Statement, before: string): boolean {
  const isNamed = /\b(?:budget|enveloppe)\s?(?:de|of|:|=|is|est)[^\d]{0,12}$/.test(before)
  const typed = text.slice(amount.start, amount.end)
  return !isNamed && isYear(amount, typed, asked.has('budget') ? 2024 : 1900)
}

function isMoney(amount: Amount, statement: Statement): boolean {
  const { text, asked } = statement
  const before = text.slice(Math.max(0, amount.start - 40), amount.start)
  const after = text.slice(amount.end, amount.end + 40)
  if (isElsewhere(before, after) || isPast(statement, amount.end)) return false
  if (amount.currency) return amount.max >= 50
  if (countsOthers(amount, after) || amount.max < 500) return false
  if (isUnnamedYear(amount, statement, before)) return false
  return amount.scaled || asked.has('budget') || isNearBudget(before, after)
}

function isNearBudget(before: string, after: string): boolean {
  return (
    budgetWord.test(before) ||
    /^\s?(?:de |for |as (?:a |our )?|le |pour le |our |the |is (?:our|the|my) )?(?:budget|max|cote\b|aside\b|put by\b|set aside\b|saved\b|sanctioned\b|earmarked\b|ring-?fenced\b|approved\b|d'approuves?\b)/.test(
      after,
    )
  )
}

/** The amount next to the word budget, else the last: people correct themselves as they write. */
function chosen(amounts: Amount[], text: string): Amount | undefined {
  const near = amounts.filter(({ start, end }) =>
    isNearBudget(text.slice(Math.max(0, start - 40), start), text.slice(end, end + 30)),
  )
  return near.at(-1) ?? amounts.at(-1)
}

/** How often an amount is spent, and the length of the words that say so. */
export function rhythmOf(after: string): [Budget['period'], number] {
  for (const period of ['month', 'year'] as const) {
    const match = rhythms[period].exec(after)
    if (match) return [period, match[0].length]
  }
  return [null, 0]
}

/** What the visitor would spend, at most one a message. */
export function extractBudget(statement: Statement): Found[] {
  const { text } = statement
  const amount = chosen(
    findAmounts(text).filter((candidate) => isMoney(candidate, statement)),
    text,
  )
  if (!amount) return []
  const after = text.slice(amount.end, amount.end + 40)
  const [period, said] = rhythmOf(after)
  return [
    {
      field: 'budget',
      value: writeBudget({
        min: amount.min,
        max: amount.max,
        currency: currencyFor(amount, statement),
        period,
      }),
      by: 'visitor',
      start: amount.start,
      end: amount.end + said,
    },
  ]
}

const doubled =
  /\b(?:le double|(?:deux|2) fois (?:plus|ca|cela|autant)|twice (?:as much|that|what)|double (?:that|it|what))\b/

/** Twice the amount that was said before, where a text says so. */
export function doubledBudget(text: string, former: string | undefined): Found[] {
  const match = doubled.exec(text)
  const budget = former ? readBudget(former) : null
  if (!match || !budget) return []
  const value = writeBudget({ ...budget, min: budget.min * 2, max: budget.max * 2 })
  const start = match.index
  return [{ field: 'budget', value, by: 'visitor', start, end: start + match[0].length }]
}

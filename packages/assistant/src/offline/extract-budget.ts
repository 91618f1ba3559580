import { type Budget, readBudget, writeBudget } from '@oka/contract/fact-value'

import { type Amount, findAmounts } from './amounts.ts'
import { currencyOf } from './country.ts'
import { type Folded, isCapital } from './fold.ts'
import { amends, budgetWord, had, isNearBudget, isOffered, rhythmOf } from './offered-amount.ts'
import type { Found, Statement } from './statement.ts'
import { classesOf } from './word-classes.ts'

/** Money that is not what the visitor would spend: turnover, salaries, what something costs today. */
const otherMoney =
  /\b(?:chiffre d'affaires?|ca (?:de|d'|annuel|est)|turn(?:s|ing)? ?over|revenues?|leve(?:e|r)?s?|raised|(?<!(?:approved|available|secured|have|got|has|with|our|the) )funding|capital|salaires?|salary|perd\w*|lose|losing|lost|quoted|charges?|fines?|fined|penalty|amendes?|propose\b|takes|prend|prennent|demande(?:nt|s)? actuellement|factur\w*|coute\w* (?:actuellement|deja)?|nous coute|costs? (?:us|me)|set (?:us|me) back|paid|spent|jet(?:e|es|ons)|gach\w*|refund\w*|rembours\w*|(?<!\b(?:i|we) )(?:wanted|asked(?: us)? for)|(?:on a|nous avons|j'ai|ils ont) demande|says it (?:should|would|will) cost|voulai(?:t|ent)|demandai(?:t|ent)|ate|bought|sold|won|mange|(?:leur|lui) (?:donn\w+|vers\w+|pa[iy]\w+)|(?:gives?|gave|pays?) (?:them|him|her)|(?:on a|nous avons|j'ai) depense|(?:a|ont|avaient|avait|avions) (?:deja )?(?:paye|coute)e?s?|valu\w*|subvention\w*|panier|loyer|rent|vend\w*|sell\w*|(?<!\b(?:can|could|should|if) )(?:we|they) (?:currently |already )?pay|(?:on|nous|ils) (?:paie|payons|paient)|(?:concurrents?|competitors?|fournisseurs?|suppliers?|voisine?|neighbou?rs?)\b)[^.!?,;€$£]{0,25}$|\b(?:salaires?|salary|wages?|gagner?|earns?)\b[^.!?;]{0,30}$/

/** What follows a number that counts something else than money. */
const counted =
  /^(?:\s?%|\s?(?:h|kg|km|m2|m²|go|gb|px)\b|\s+(?!(?:get|gets|buy|cover|max\w*|min\w*|env\w*|ht|ttc|hors|tout|toute|et|ou|mais|pour|par|a|au|en|de|sur|d'ici|si|avec|c'est|grand|tops?|or|and|but|for|to|if|with|total|in|at|per|is|would|should|i|we|it|on|nous|je|j'(?:ai|avais|etais)|jai|javais|not|no|rather|instead|actually|plutot|finalement|pas|non|desole|sorry|pardon|merci|thanks|environ|approx\w*|about|roughly|ish|plus|over|budget|comme|serait|semble|devrait|all|as|maybe|peut|peu|excl\w*|incl\w*|thereabouts|quid|obvs|tops|before|by|this|i'd|that|within|dans|sous|avant|set|available|le|our|the|my|dispo\w*|allou\w*|prevus?|depending|mark|saved|svp|stp|s'il|please|pls|probably|reckon|genre|quoi|lol|mdr|odd|depuis|voire|devant|devrait|cash|upfront|ready|spare|sat)\b)[a-z])/

/** Asked by another house: "€18,000 by another agency". */
const ofAnother =
  /^ (?:c'etait|was) (?:le|la|l'|the|their|his|her) |^[^.!?]{0,15}\b(?:ailleurs|elsewhere|by (?:another|a competitor)|from (?:another|a competitor)|par (?:un|une) (?:autre|concurrent))\b/

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

/** "Up to 10k I can sign alone": what one decides on, not what is spent. */
const limit = /\b(?:jusqu'a|up to|below|under|moins de|en dessous de|sous) $/
const decidedAlone =
  /^,? (?:c'est (?:moi|ma decision)|je (?:decide|signe|tranche|valide|peux (?:decider|signer|valider))|i (?:can )?(?:just )?(?:sign|decide|approve)|it's (?:me|my (?:call|decision)))\b/

/** What "10k" may count, by its plural: users, visits, products. */
const plural =
  /^\s(?:[a-z-]+\s)?(?!(?:plus|this|mais|hors|dans|sous|pas|tops|les|des|nos|vos|mes|was|is|as|has|yes|taxes|fees|pounds|dollars|euros)\b)[a-z-]{2,}s\b/

/** "2 millions de Syriens". */
const countedOf =
  /^ (?:de |d')(?!(?:frais|depenses|fonds|travaux|prestations|services|honoraires|subventions|aides|plus|fois|mois)\b)[a-z-]{3,}s\b/

function countsOthers({ scaled }: Amount, after: string): boolean {
  if (countedOf.test(after)) return true
  return counted.test(after) && (!scaled || plural.test(after) || !/^\s[a-z]/.test(after))
}

const unitBehind =
  /^(?:\s?%|\s?(?:h|kg|km|m2|m²|go|gb|px)\b|\s(?:people|persons?|personnes?|staff|salaries|employes|employees)\b)/
const things: ReadonlySet<string> = new Set([
  'staff',
  'clientele',
  'trade',
  'product',
  'papers',
  'date',
  'kin',
])

/** Asked for a budget, only what plainly counts something else is none: "3 shops", "40 faculty". */
function countsThings(after: string): boolean {
  if (unitBehind.test(after)) return true
  const [, next = ''] = /^ ([a-z-]{3,})/.exec(after) ?? []
  const isThing = plural.test(after) || classesOf(next).some((name) => things.has(name))
  return isThing && counted.test(after)
}

/** "100baseTx", "7zip": part of a word, and no number. */
const glued = /^(?!balles|environ|about|approx|max|dispo)[a-z]{4,}/

function isPartOfWord({ currency, scaled }: Amount, after: string): boolean {
  return !currency && !scaled && glued.test(after)
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

const typedOf = (text: string, { start, end }: Amount): string => text.slice(start, end)

function isBareDollar({ currency }: Amount, typed: string): boolean {
  return currency === 'USD' && !/us|dollar americain/.test(typed)
}

/** "120'000.-" is how francs are written in Switzerland. */
function swiss(typed: string): string | null {
  return typed.endsWith('.-') ? 'CHF' : null
}

/** A bare dollar is that of the visitor's country, as an amount without a currency is of theirs. */
function currencyFor(amount: Amount, { text, currency, country }: Statement): string {
  const after = text.slice(amount.end, amount.end + 20)
  const told = ofCountry.find(([, pattern]) => pattern.test(after))
  if (told && amount.currency !== 'EUR') return told[0]
  const own = currencyOf[country ?? '']
  const typed = typedOf(text, amount)
  const isOtherDollar = ofCountry.some(([code]) => code === own)
  if (own && isOtherDollar && isBareDollar(amount, typed)) return own
  return amount.currency ?? swiss(typed) ?? own ?? currency
}

/** Earned, owed or paid by somebody, for a day or a customer: not what would be spent. */
function isElsewhere(before: string, after: string): boolean {
  return (
    limitOfApproval.test(before) ||
    (limit.test(before) && decidedAlone.test(after)) ||
    otherMoney.test(before) ||
    byTime.test(after) ||
    earned.test(after) ||
    ofAnother.test(after)
  )
}

function isUnnamedYear(amount: Amount, { text, asked }: Statement, before: string): boolean {
  const isNamed = /\b(?:budget|enveloppe)\s?(?:de|of|:|=|is|est)[^\d]{0,12}$/.test(before)
  const typed = typedOf(text, amount)
  return !isNamed && isYear(amount, typed, asked.has('budget') ? 2024 : 1900)
}

/** Under this a bare number is thousands: "15", asked for a budget. */
const thousandsUnder = 151

/** Right behind the word, as in "enveloppe de 35". */
const budgetIs =
  /\b(?:budget|enveloppe)\s?(?:de|of|:|=|is|est|est de|serait de|would be|around|about|environ)?\s?$/
/** Before a number that is a time, a day or a count. */
const noAmount =
  /(?:\b(?:not|pas|instead of|rather than|au lieu de|at|(?:on est|nous sommes|we're|we are)(?: (?:around|about|roughly|nearly|maybe|environ|presque|a peu pres|autour de|plutot))?|since|depuis|le|after|apres|age|page)|(?<!\b(?:monter|monte|aller|irai|va|jusqu'|limite|fixe|plafonne|entre \d{1,3}|\d) ?)\ba)\s$/

/** Words of a message up to which a bare number in it is the answer; in a longer one it has to be said to be. */
const answerWords = 14
const approximate =
  /(?:^|\b(?:about|around|roughly|approx\w*|say|max\w*|up to|under|over|between|like|than|environ|autour de|vers|dans les|disons|mettons|entre|jusqu'a|de|a|budget\w*|enveloppe|have|got|avons|ai|spend|depenser|mettre|aller|go|is|est) ?|[:=~] ?)$/

function isSaidAsAnswer(text: string, start: number): boolean {
  return text.split(' ').length <= answerWords || approximate.test(text.slice(0, start))
}

/** Whether a bare number under 150 is thousands: as the answer, or right behind the word budget. */
function isThousands({ currency, scaled, max, start, end }: Amount, statement: Statement): boolean {
  if (currency || scaled || max >= thousandsUnder || max < 1) return false
  const { text, asked } = statement
  if (/^(?:[:h/]\d|\s?%|\d)/.test(text.slice(end)) || rhythmOf(text.slice(end, end + 40))[0])
    return false
  return (
    (asked.has('budget') && isSaidAsAnswer(text, start)) ||
    budgetIs.test(text.slice(Math.max(0, start - 30), start))
  )
}

/** From this amount of euros, or of a currency of similar value, an amount is a budget only where it is said to be theirs. */
const millions = 20_000_000
const likeEuros: ReadonlySet<string | null> = new Set([
  null,
  'EUR',
  'USD',
  'GBP',
  'CHF',
  'CAD',
  'AUD',
])
const ofOne =
  /^\s?(?:a (?:go|pop|head|night|ticket)|la nuit|par (?:tete|nuit|personne)|per (?:head|night|person)|each|apiece|a piece|(?:la )?piece|l'unite|chacune?s?|per (?:unit|item)|l'un|l'une)\b/

const ofTheirs = /\b(?:our|my|we|we've|i|i've|notre|mon|nous|on|j'ai|je)\b/

/** The price of one of something, or more than anybody spends who does not say that it is their budget. */
function isOfThing(
  { max, currency }: Amount,
  isAsked: boolean,
  before: string,
  after: string,
): boolean {
  const isHuge = max >= millions && likeEuros.has(currency)
  const isTheirs = isAsked || (isNearBudget(before, after) && ofTheirs.test(before))
  return ofOne.test(after) || (isHuge && !isTheirs)
}

function isMoney(amount: Amount, statement: Statement): boolean {
  const { text } = statement
  const before = text.slice(Math.max(0, amount.start - 40), amount.start)
  const after = text.slice(amount.end, amount.end + 40)
  if (isElsewhere(before, after) || isPast(statement, amount.end)) return false
  if (isOfThing(amount, statement.asked.has('budget'), before, after)) return false
  if (isLabel(amount, statement, before)) return false
  return statement.asked.has('budget')
    ? isAnswer(amount, statement, before, after)
    : isOffered(amount, text, { before, after }) && isUnasked(amount, statement, before, after)
}

function isAnswer(amount: Amount, statement: Statement, before: string, after: string): boolean {
  if (amount.currency) return amount.max >= 5
  return !countsThings(after) && isBareMoney(amount, statement, before, after)
}

function isUnasked(amount: Amount, statement: Statement, before: string, after: string): boolean {
  if (amount.currency) return amount.max >= 50
  return !countsOthers(amount, after) && isBareMoney(amount, statement, before, after)
}

/** "Bug 7771", "r971", "Safari *6*": the number of a thing, of a revision or of a version. */
const numbered =
  /\b(?:bug|ticket|issue|pull|request|revision|version|v|chapter|chapitre|page|room|chambre|route|vol|flight|episode|saison|season)s? ?[#n°]*$/

function isLabel(amount: Amount, { folded, text, asked }: Statement, before: string): boolean {
  if (!amount.currency && !amount.scaled && numbered.test(before)) return true
  const isRevision = /^r\d/.test(typedOf(text, amount)) && !isCapital(folded, amount.start)
  if (isRevision && !asked.has('budget')) return true
  return isVersion(amount, folded, before)
}

/** Versions have less than this. */
const versionsUnder = 100

/** A small number behind a word with a capital that opens no sentence. */
function isVersion(amount: Amount, folded: Folded, before: string): boolean {
  const [, named] = /(?<=[a-z,] )([a-z]{3,}) \*?$/.exec(before) ?? []
  if (named === undefined || amount.currency || amount.scaled || amount.max >= versionsUnder)
    return false
  const at = amount.start - before.length + before.lastIndexOf(named)
  return !budgetWord.test(before) && isCapital(folded, at)
}

/** The least that a bare number may be as money; "60 a month" is little, and said. */
function leastOf(after: string, isAsked: boolean): number {
  if (isAsked) return rhythmOf(after)[0] ? 10 : thousandsUnder
  return /^ (?:saved|set aside|put by|de cote|mis de cote)/.test(after) ? 100 : 500
}

/** Whether a number without a currency is money. */
function isBareMoney(amount: Amount, statement: Statement, before: string, after: string): boolean {
  const { asked, text } = statement
  if (isPartOfWord(amount, after)) return false
  if (isThousands(amount, statement)) return !noAmount.test(before)
  if (amount.max < leastOf(after, asked.has('budget'))) return false
  if (isUnnamedYear(amount, statement, before)) return false
  if (asked.has('budget') || isNearBudget(before, after)) return true
  const typed = typedOf(text, amount)
  return swiss(typed) !== null || (amount.scaled && (isWrittenAsMoney(typed) || had.test(before)))
}

/** "30k", "eight grand"; in "il y a dix mille …" a number in words may count anything. */
function isWrittenAsMoney(typed: string): boolean {
  return /\d|k\b|grand|thousand/.test(typed)
}

/** What is put aside for another year than this one. */
const later =
  /^.{0,6}\b(?:l'an prochain|l'annee prochaine|next year|plus tard|later|en phase 2|in phase 2|l'annee d'apres|the year after)\b/

/** "Not 35,000": another is meant. */
const deniedBefore = /\b(?:not|pas|instead of|rather than|au lieu de|plutot que)(?: de)? $/

/** The amount next to the word budget, else the last: people correct themselves as they write. */
function chosen(all: Amount[], text: string): Amount | undefined {
  const meant = all.filter(({ start }) => !deniedBefore.test(text.slice(0, start)))
  const amounts = meant.length > 0 ? meant : all
  const amended = amounts.findLast(({ start }) => amends.test(text.slice(0, start)))
  if (amended) return amended
  const near = amounts.filter(({ start, end }) =>
    isNearBudget(text.slice(Math.max(0, start - 40), start), text.slice(end, end + 30)),
  )
  const now = amounts.filter(({ end }) => !later.test(text.slice(end, end + 30)))
  return near.at(-1) ?? now.at(-1) ?? amounts.at(-1)
}

const round: Readonly<Record<string, number>> = {
  dizaine: 10,
  quinzaine: 15,
  vingtaine: 20,
  trentaine: 30,
  quarantaine: 40,
  cinquantaine: 50,
  soixantaine: 60,
  centaine: 100,
}
const roundAnswer =
  /\b(?:une|la) (?:bonne |petite )?(?<word>[a-z]{4,9}aine)(?=(?: (?:environ|je pense|max\w*|je dirais|peut-etre))?[ .,!]*$)/

/** "Une quinzaine", asked for a budget. */
function roundNumber({ text, asked }: Statement): Amount | undefined {
  const match = asked.has('budget') ? roundAnswer.exec(text) : null
  const value = round[match?.groups?.['word'] ?? '']
  if (!match || !value) return undefined
  const start = match.index
  return {
    start,
    end: start + match[0].length,
    min: value,
    max: value,
    currency: null,
    scaled: false,
  }
}

/** How many times one number is the other. */
export function ratio(one: number, other: number): number {
  return Math.max(one, other) / Math.min(one, other)
}

/** A bare number under 150 is thousands, unless it corrects a budget that was as small. */
function unitOf(amount: Amount, former: Budget | null): number {
  return former && ratio(amount.max, former.max) < ratio(amount.max * 1000, former.max) ? 1 : 1000
}

/** What the visitor would spend, at most one a message; `known`: what they said before. */
export function extractBudget(statement: Statement, known = ''): Found[] {
  const { text } = statement
  const former = readBudget(known)
  const amount =
    chosen(
      findAmounts(text).filter((candidate) => isMoney(candidate, statement)),
      text,
    ) ?? roundNumber(statement)
  if (!amount) return []
  const [period, said] = rhythmOf(text.slice(amount.end, amount.end + 40))
  const isImplied = isThousands(amount, statement)
  const unit = isImplied ? unitOf(amount, former) : 1
  const budget = { ...amount, min: amount.min * unit, max: amount.max * unit, period }
  const { start, end } = amount
  if (former) {
    // As a correction, "make that 25" can mean nothing else.
    const value = writeBudget(corrected(budget, former, statement))
    return [{ field: 'budget', value, by: 'visitor', start, end: end + said }]
  }
  const value = writeBudget({ ...budget, currency: currencyFor(amount, statement) })
  const by = isImplied ? 'assistant' : 'visitor'
  return [{ field: 'budget', value, by, start, end: end + said }]
}

type Said = Amount & { period: Budget['period'] }

/** What an amount leaves open is as in the budget before it: the currency, and how often where it is as small. */
function corrected(said: Said, former: Budget, statement: Statement): Budget {
  const isAlike = said.currency === null && ratio(said.max, former.max) < 10
  return {
    ...said,
    currency: said.currency === null ? former.currency : currencyFor(said, statement),
    period: said.period ?? (isAlike ? former.period : null),
  }
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

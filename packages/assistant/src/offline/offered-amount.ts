import type { Budget } from '@oka/contract/fact-value'

import type { Amount } from './amounts.ts'
import { tells } from './need-words.ts'

/** Keywords that mark an amount as the budget. */
export const budgetWord =
  /\b(?:budget\w*|bugdet|budjet|enveloppe|fourchette|investi\w*|depens\w*|mettre|mets|mettons|mettrai\w*|pencil\w* in|more than|montant|plafond|spend\w*|invest\w*|afford|allocat\w*|set aside|put (?:by|aside)|saved(?: up)?|earmarked|sanctioned|approved|ring-?fenced|jai mis|j'ai mis|on a mis|de cote|prevu|compte(?:z|r)? sur|stretch|go (?:up )?to|ceiling|limit(?:ed)?|capped?|no more than|not more than|pas plus de|au plus|at most|up to|upto|jusqu'a|monter a|aller a|provision\w*|debloqu\w*|allou\w*|consacr\w*|vote(?:e|s)?|reserve(?:e|s)?|budgete\w*|ligne de|given (?:me|us)|scraped together|put in)\b/

const rhythms = {
  month:
    /^\s?(?:\/\s?|par |per |a |chaque |each |every )(?:mois|month|mo)\b|^ (?:mensuels?|monthly)\b/,
  year: /^\s?(?:\/\s?|par |per |a |l'|each |every )(?:an|annee|year|yr)\b|^ (?:annuels?|annually|yearly)\b|^ ?(?:pa|p\.a\.)(?= |$)/,
} as const

/** How often an amount is spent, and the length of the words that say so. */
export function rhythmOf(after: string): [Budget['period'], number] {
  for (const period of ['month', 'year'] as const) {
    const match = rhythms[period].exec(after)
    if (match) return [period, match[0].length]
  }
  return [null, 0]
}

/** "On a dix mille". */
export const had =
  /\b(?:on a|j'ai|nous avons|on aurait|j'aurais|disons|mettons|pour|environ|autour de|max\w*) $/

/** Whether an amount stands beside such words, or is called the budget. */
export function isNearBudget(before: string, after: string): boolean {
  return (
    budgetWord.test(before) ||
    /^\s?(?:de |for |as (?:a |our )?|le |pour le |our |the |au |sur le |dans le |on the |in the |in (?:my|our) |is (?:our|the|my) )?(?:budget|pot\b|kitty\b|bank\b|en caisse\b|caisse\b|max|cote\b|aside\b|devant (?:moi|nous)\b|dispo\w*|put by\b|set aside\b|saved\b|sanctioned\b|earmarked\b|ring-?fenced\b|approved\b|d'approuves?\b)/.test(
      after,
    )
  )
}

/** "No, sorry, I have looked again: it is …", before an amount. */
export const amends =
  /\b(?:no|non|nan|sorry|pardon|wait|attendez|hang on|scratch that|oups|oops)\b[ ,.!]+[^.!?]{0,60}$|\b(?:plutot|finalement|rather|make (?:it|that)) (?:sur |dans les |vers |about |around )?$/

/** Words of a clause up to which an amount is all that it says. */
const offerWords = 8
/** What people set behind an amount that they would spend. */
const behindOffer =
  /^\s?(?:\+ ?)?(?:max\w*|mini?\w*|ht|hors taxes|ttc|taxes|tout compris|all ?in|excl\w*|incl\w*|plus vat|ex vat|\+ ?vat|tops|at most|grand max|environ|approx\w*|or so|ish|ou (?:un peu )?(?:moins|plus)|pour (?:une?|le|la|l'|ce|ca|tout|commencer|debuter|demarrer)|for (?:an?|the|this|it|that|everything)|chacune?s?|each|c'est (?:ok|bon|bien)|is (?:ok|fine)|a (?:mettre|investir|depenser|y mettre)|to (?:spend|invest|start|put))\b/

/** What stands before one: "they're giving", "this will be around". */
const beforeOffer =
  /\b(?:giv(?:e|es|ing|en)|grants?|bourse|(?:will|would|should|could) (?:be|do|cost)|sera(?:it)?|finalement|plutot|actually|make (?:it|that)|say|ready|keep it|cotis\w*)\b[^.!?,;]{0,25}$/
/** "$14,000, that shell": the price of a thing. */
const priceOf = /^, (?:that|this|the|ce|cette|le|la|les|rien que) /

/**
 * Whether an amount that was not asked for is offered as the budget; most amounts in a story are not: "the shell that got
 * smashed, $14,000".
 */
export function isOffered(
  { start, end }: Amount,
  text: string,
  { before, after }: { before: string; after: string },
): boolean {
  if (amends.test(text.slice(0, start))) return true
  if (isNearBudget(before, after) || had.test(before) || beforeOffer.test(before)) return true
  if (behindOffer.test(after.slice(rhythmOf(after)[1]))) return true
  if (priceOf.test(after)) return false
  const from =
    Math.max(...['.', '!', '?', '\n', ';', ':'].map((stop) => text.lastIndexOf(stop, start - 1))) +
    1
  const clause = text.slice(from, start) + (/^[^.!?\n;:]*/.exec(text.slice(end))?.[0] ?? '')
  return clause.trim().split(' ').length <= offerWords || tells(clause)
}

import { foldForms } from '@oka/contract/fold-text'

import { numbersIn } from '../claim-parts.ts'

/** In which currency an amount is, and how often it is paid. French and English. */

const currencies: readonly [code: string, words: string][] = [
  ['EUR', '€|eur|euros?'],
  ['GBP', '£|gbp|pounds?|quid|livres?(?: sterling)?'],
  ['USD', String.raw`(?:us)?\$|usd|(?:us )?dollars?(?: us| americains?)?`],
  ['CHF', 'chf|francs?(?: suisses?)?|swiss francs?'],
  ['JPY', '¥|jpy|yens?'],
  ['MAD', 'mad|dirhams?'],
  ['XOF', 'xof|f ?cfa|francs? cfa'],
  ['CAD', String.raw`ca\$|cad|canadian dollars?|dollars? canadiens?`],
]

const number = String.raw`\d{1,3}(?:[ .,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?`
const scale = String.raw`(?:\s?(?:k|m|mio|millions?|milliers?|mille|thousand|grand)(?![a-z]))?`
const any = currencies.map(([code, words]) => `(?<${code}>${words})`).join('|')
const leading = new RegExp(String.raw`(?<![a-z])(?:${any})\s?(?<amount>(?:${number})${scale})`, 'g')
const trailing = new RegExp(
  String.raw`(?<![\d.,])(?<amount>(?:${number})${scale})\s?(?:d'|de |of )?(?:${any})(?![a-z])`,
  'g',
)

/** Amounts with their currency: `20000 EUR`. */
export function moneyIn(text: string): ReadonlySet<string> {
  const folded = foldForms(text).replaceAll(/[\u00A0\u202F\t]/g, ' ')
  const found = [...folded.matchAll(leading), ...folded.matchAll(trailing)]
  return new Set(
    found.flatMap(({ groups = {} }) => {
      const [code] = currencies.find(([name]) => groups[name] !== undefined) ?? []
      return [...numbersIn(groups['amount'] ?? '')].map((amount) => `${amount} ${code}`)
    }),
  )
}

const rhythms: readonly [name: string, pattern: RegExp][] = [
  ['monthly', /(?:\/ ?|\b(?:per|a|par|chaque|each|every) )(?:month|mois)\b|\bmonthly\b|\bmensuel/],
  [
    'yearly',
    /(?:\/ ?|\b(?:per|a|par|chaque|each|every) )(?:year|an|annee)\b|\b(?:yearly|annual)|\bannuel/,
  ],
]

/** How often something is paid or done: "20,000 euros a month". */
export function rhythmsIn(text: string): ReadonlySet<string> {
  const folded = foldForms(text)
  return new Set(rhythms.flatMap(([name, pattern]) => (pattern.test(folded) ? [name] : [])))
}

/** Whether an amount stands in the evidence in another currency alone: pounds where euros were said. */
export function isOtherMoney(text: string, evidence: readonly ReadonlySet<string>[]): boolean {
  const known = new Set(evidence.flatMap((one) => [...one]))
  const amounts = new Set([...known].map((one) => one.split(' ')[0]))
  return [...moneyIn(text)].some((one) => !known.has(one) && amounts.has(one.split(' ')[0]))
}

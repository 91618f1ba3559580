import { foldForms } from '@oka/contract/fold-text'

/**
 * The parts of a text that can be true or false: numbers, dates, names, addresses and promises,
 * normalised alike in claims and in their sources. French and English.
 */

/** The value of a digit of any script: Unicode has them in rows of ten. */
const digitOf = (digit: string): string => {
  const code = digit.codePointAt(0)!
  let zero = code
  while (code - zero < 9 && /^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(code - zero)
}

/** Folded, with plain digits, blanks and apostrophes. */
const plain = (text: string): string =>
  foldForms(text)
    .replaceAll(/(?![0-9])\p{Nd}/gu, digitOf)
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[\u00A0\u202F\t]/g, ' ')

const email = /(?<![a-z0-9._%+'-])[a-z0-9._%+'-]{1,64}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}/g
const link =
  /\b(?:https?:\/\/[^\s<>"'`)]{1,300}|www\.[^\s<>"'`)]{1,300}|(?<![a-z0-9.-])(?:[a-z0-9-]{1,63}\.){1,3}[a-z]{2,12}(?:\/[^\s<>"'`)]{0,300})?)/g
/** "evil dot com", "evil[.]com" */
const spokenLink =
  /\b[a-z0-9-]{2,63} ?(?:\bdot\b|\bpoint\b|[[(] ?(?:dot|point|\.) ?[\])]) ?(?:com|net|org|io|fr|eu|co|biz|ru|cn|example|test)\b/g
/** Of a messenger: "@support_team". */
const handle = /(?<![\w.@+-])@[a-z0-9_.]{3,32}/g
/** Account numbers (ISO 13616), and telephone numbers. */
const iban = /\b[a-z]{2}\d{2}(?: ?[a-z0-9]{4}){2,7}(?: ?[a-z0-9]{1,3})?\b/g
const phone = /(?<![\w.,])(?:\+|00)?\(?\d(?:[ .()/-]{0,2}\d){7,14}(?!\d)/g

/** "10 000 000", "2027-03-15" and "20000-30000" are none. */
const noPhone =
  /^(?:\d{3,6}-\d{3,6}|\d{1,3}(?:[ .]\d{3})+|\d{4}-\d{2}-\d{2}|\d{1,2}[/.-]\d{1,2}[/.-]\d{4})$/

function phonesIn(folded: string): string[] {
  return [...folded.matchAll(phone)].map(([one]) => one.trim()).filter((one) => !noPhone.test(one))
}

/** E-mail addresses, links, telephone and account numbers. */
export function addressesIn(text: string): ReadonlySet<string> {
  const folded = plain(text)
  const found = new Set<string>()
  const take = (pattern: RegExp, from: string, write: (one: string) => string) => {
    for (const [one] of from.matchAll(pattern)) found.add(write(one))
  }
  take(email, folded, (one) => one)
  const rest = folded.replaceAll(email, ' ')
  take(link, rest, (one) =>
    one.replace(/^https?:\/\/(?:www\.)?|^www\./, '').replace(/(?<![/.,;:])[/.,;:]+$/, ''),
  )
  take(spokenLink, rest.replaceAll(link, ' '), (one) =>
    one.replaceAll(/\bdot\b|\bpoint\b/g, '.').replaceAll(/[^a-z0-9.-]/g, ''),
  )
  take(handle, rest, (one) => one)
  take(iban, rest, (one) => one.replaceAll(' ', ''))
  // The last nine digits: the country code is optional.
  for (const one of phonesIn(rest)) found.add(`tel ${one.replaceAll(/\D/g, '').slice(-9)}`)
  return found
}

const numberWords: Readonly<Record<string, number>> = {
  two: 2, deux: 2, three: 3, trois: 3, four: 4, quatre: 4, five: 5, cinq: 5, six: 6, seven: 7, sept: 7,
  eight: 8, huit: 8, nine: 9, neuf: 9, ten: 10, dix: 10, dizaine: 10, eleven: 11, onze: 11, twelve: 12,
  douze: 12, dozen: 12, douzaine: 12, thirteen: 13, treize: 13, fourteen: 14, quatorze: 14, fifteen: 15,
  quinze: 15, quinzaine: 15, sixteen: 16, seize: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, vingt: 20,
  vingtaine: 20, thirty: 30, trente: 30, trentaine: 30, forty: 40, quarante: 40, quarantaine: 40,
  fifty: 50, cinquante: 50, cinquantaine: 50, sixty: 60, soixante: 60, seventy: 70, septante: 70, eighty: 80,
  huitante: 80, octante: 80, ninety: 90, nonante: 90, hundred: 100, cent: 100,
  centaine: 100, thousand: 1000, mille: 1000, million: 1e6, billion: 1e9, milliard: 1e9,
} // prettier-ignore

/** Smaller numbers in words count steps and days of advice. */
const largeFrom = 40

const months: readonly RegExp[] = [
  /\b(?:janvier|january|jan)\b/,
  /\b(?:fevrier|february|feb)\b/,
  /\b(?:mars|march)\b/,
  /\b(?:avril|april|apr)\b/,
  /\b(?:mai|may)\b(?! (?:be|have|need|want|not|wish|also|well)\b)/,
  /\b(?:juin|june)\b/,
  /\b(?:juillet|july)\b/,
  /\b(?:aout|august|aug)\b/,
  /\b(?:septembre|september|sept)\b/,
  /\b(?:octobre|october|oct)\b/,
  /\b(?:novembre|november|nov)\b/,
  /\b(?:decembre|december|dec|noel|christmas)\b/,
]

const number = /\d{1,3}(?:[ .,']\d{3})+(?!\d)|\d+(?:[.,]\d+)?/g
const scale = /^\s?(k|m(?![a-z])|mio|millions?|milliers?|mille|thousand|grand)/
/** Between the two ends of a range. */
const between = /^\s?(?:-|–|a|et|to|and|ou|or)\s?\d/
const scales: Readonly<Record<string, number>> = { k: 1e3, m: 1e6, mio: 1e6, million: 1e6 }

function valueOf(written: string): number {
  return /^\d{1,3}(?:[ .,']\d{3})+$/.test(written)
    ? Number(written.replaceAll(/\D/g, ''))
    : Number(written.replace(',', '.'))
}

/** Numbers in digits, with the thousands that follow them: "30k", and both ends of "20-30k". */
function digitsIn(folded: string): number[] {
  const found: number[] = []
  let open: number[] = []
  for (const match of folded.matchAll(number)) {
    const after = folded.slice(match.index + match[0].length)
    const times = scale.exec(after)?.[1]?.replace(/s$/, '')
    const factor = times ? (scales[times] ?? 1000) : 1
    const value = valueOf(match[0])
    found.push(value * factor, ...(factor > 1 ? open.map((one) => one * factor) : []))
    open = between.test(after) ? [...open, value] : []
  }
  return found
}

function spelledIn(folded: string): number[] {
  return [...folded.matchAll(/[a-z]+/g)].flatMap(([spelled]) => {
    return numberWords[spelled.replace(/s$/, '')] ?? numberWords[spelled] ?? []
  })
}

function monthsIn(folded: string): number[] {
  const named = months.flatMap((pattern, index) => (pattern.test(folded) ? [index + 1] : []))
  const dated = [...folded.matchAll(/\b\d{4}-(\d{2})-\d{2}\b/g)].map(([, month]) => Number(month))
  return [...named, ...dated]
}

/** Numbers, as digits or as words, without `small` words only of forty or more; and months, as `month 3`. */
export function numbersIn(text: string, { small = true } = {}): ReadonlySet<string> {
  const folded = plain(text)
    .replaceAll(email, ' ')
    .replaceAll(phone, (one) => (noPhone.test(one.trim()) ? one : ' '))
    // A one at the head of a line counts lines.
    .replace(/^\s*\d{1,2}[.)]\s/, ' ')
  // "Twenty percent" is no count of steps.
  const isShare = /\b(?:per ?cent|pour ?cent)\b/.test(folded)
  const spelled = spelledIn(folded).filter((value) => small || isShare || value >= largeFrom)
  return new Set([
    ...[...digitsIn(folded), ...spelled].map(String),
    ...monthsIn(folded).map((month) => `month ${month}`),
  ])
}

/** Capitalised words that are not names: acronyms, languages, days, and what opens a clause. */
const common = new Set(
  `crm erp seo api apis rgpd gdpr pdf it ux ui mvp kpi kpis sql ai ia ml llm faq cms saas b2b b2c tva vat si sap wms
  bi etl http https sso ssl rest poc rfp roi sla hr rh dsi cto ceo cfo coo pdg dg daf vp eur us usd gbp chf cad jpy xof
  i m mr mme mrs ms dr french english francais anglais europe european monday tuesday wednesday thursday friday saturday sunday web
  internet cloud excel google microsoft eu ue act`.split(/\s+/), // prettier-ignore
)
/** Products whose names are no other words. */
const coined =
  `shopify prestashop woocommerce wordpress drupal odoo salesforce hubspot pipedrive zoho kubernetes symfony laravel
  django postgresql mysql mongodb zapier github gitlab figma`.split(/\s+/)
const products = new Set([
  ...coined,
  ...`sage stripe azure aws gcp android ios docker react angular vue node python java php postgres oracle power tableau looker
  make n8n slack teams office windows linux`.split(/\s+/),
])

/** A common product, by its folded name. */
export const isProduct = (name: string): boolean => products.has(name)

/** Articles and the like that open a sentence before a name: "Le Groupe Varenne". */
const openers =
  /^(?:le|la|les|un|une|des|the|a|an|we|you|they|he|she|it|nous|vous|il|elle|ils|on|votre|notre|your|our|their|this|that|ce|cette|ces|mr|for|pour|with|avec|and|et|in|en|at|to|de|du)$/

const word = /[\p{L}\d][\p{L}\d'’&.-]*/gu

/** Every word of a text, folded, also the parts of one with hyphens. */
export function wordsIn(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [one] of text.matchAll(word)) {
    const folded = plain(one).replace(/(?<![.'-])[.'-]+$/, '')
    for (const part of [folded, ...folded.split(/[-'.]/)]) if (part) found.add(part)
  }
  return found
}

function opensSentence(text: string, index: number): boolean {
  return /(?:^|[.!?:;«"“”(–—•-])\s*$/u.test(text.slice(Math.max(0, index - 4), index))
}

function isCapital(typed: string): boolean {
  return /^(?:[ldnjsmcLDNJSMC]['’]|qu['’])?\p{Lu}/u.test(typed)
}

/** A capital is a name's, unless it is there since the sentence begins and no other follows. */
function isNamed(text: string, match: RegExpExecArray, next: RegExpExecArray | undefined): boolean {
  if (!isCapital(match[0])) return false
  if (!opensSentence(text, match.index)) return true
  const gap = next && text.slice(match.index + match[0].length, next.index)
  return next !== undefined && isCapital(next[0]) && gap === ' '
}

function isCommon(part: string): boolean {
  return common.has(part) || openers.test(part) || months.some((pattern) => pattern.test(part))
}

/** What a title or a legal form shows to be a name, however it is typed: "mr sloane", "brightmoor ltd". */
const marked =
  /\b(?:mr|mrs|ms|mme|mlle|dr|monsieur|madame)\.? ([a-z][a-z'&-]{2,40})|\b([a-z][a-z'&-]{2,40}) (?:ltd|inc|llc|llp|plc|gmbh|sarl|sasu|eurl)\b/g
const coinedName = new RegExp(`\\b(?:${coined.join('|')})\\b`, 'g')

/** Names that are told without their capitals. */
function smallNamesIn(text: string): string[] {
  const folded = plain(text)
  return [
    ...[...folded.matchAll(marked)].flatMap(([, titled, firm]) => titled ?? firm ?? []),
    ...[...folded.matchAll(coinedName)].map(([one]) => one),
  ]
}

/**
 * The words of a text that name a person or a thing, folded; with `products`, names of common
 * products do not count.
 */
export function namesIn(text: string, allowed = { products: false }): ReadonlySet<string> {
  const words = [...text.matchAll(word)]
  const parts = words
    .filter((match, at) => isNamed(text, match, words[at + 1]))
    .flatMap(([typed]) => {
      const bare = plain(typed).replace(/^(?:[ldnjsmc]|qu)'/, '')
      return bare.replace(/(?<!['.-])['.-]+$|'s$/, '').split('-')
    })
  return new Set(
    [...parts, ...smallNamesIn(text)].filter((part) => {
      if (part === '' || /^\d/.test(part) || isCommon(part)) return false
      return !(allowed.products && products.has(part))
    }),
  )
}

/** Commitments that only the visitor or staff can make, by kind. */
const promises: Readonly<Record<string, RegExp>> = {
  signed:
    /\b(?:signed|has signed|signature du|a signe|ont signe|avez signe|contrat signe|signed contract)\b/,
  ordered:
    /\b(?:(?:confirm\w*|placed?|passe|validated?|valide) (?:\S+ ){0,2}(?:order|commande|purchase)|commande ferme|firm order|bon de commande signe|purchase order)\b/,
  agreed:
    /\b(?:has agreed|have agreed|agreed to|a accepte|ont accepte|avez accepte|a donne son accord|s'est engagee?|committed to|s'engage|pledged|promised|a promis|(?:accepts?|accepted|accepte|acceptent|approves?|approuve|agrees (?:to|with)) (?:\S+ ){0,2}(?:terms|conditions|offers?|offres?|quotes?|devis|proposals?|propositions?|prices?|prix|contracts?|contrats?)|waives?|waived|renonc\w*)\b/,
  guarantee:
    /\b(?:guarante\w*|garanti\w*|warrant\w*|risk[- ]free|(?:no|zero|without|sans|aucun) (?:any |aucun )?ris(?:k|que)s?|money[- ]back|satisfait ou|without fail|a coup sur|sans faute)\b/,
  /** What comes of it: no consultant can know that. */
  outcome:
    /\b(?:(?:doubl|tripl|halv|quadrupl)(?:e|es|ed|ing|era|erez|ez|er) (?:your|the|its|vos|votre|le|la|les)|(?:by|in) half|(?:de|par) (?:la )?moitie|divis\w* (?:\S+ ){0,3}par deux|twice as (?:much|many|fast)|deux fois (?:plus|moins)|tenfold|pays? for itself|s'amorti\w*)\b/,
  discount: /\b(?:discounts?|rebate|remises?|rabais|reduction de prix|half price|moitie prix)\b/,
  free: /\b(?:free of charge|for free|at no cost|gratuit\w*|offert\w* par nous|sans frais)\b/,
  refund: /\b(?:refund\w*|rembours\w*)\b/,
  payment:
    /\b(?:pay(?:ment|able)? (?:to|at|into)|wire transfer|bank transfer|virement|acompte|deposit of|a payer sur|reglement a|(?:pays?|paid|paying|pai\w+|pay\w+|regl\w+|vers\w+) (?:\S+ ){0,2}(?:half|deposit|balance|in advance|up ?front|on order|on signature|moitie|solde|d'avance|comptant|a la commande|a la signature))\b/,
}

/** The kinds of promise that a text makes or reports. */
export function promisesIn(text: string): ReadonlySet<string> {
  const folded = plain(text)
  return new Set(Object.keys(promises).filter((kind) => promises[kind]!.test(folded)))
}

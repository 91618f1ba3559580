import { isUnusable, meantOf } from './contact-words.ts'
import { quoteOf, type Span } from './fold.ts'
import type { Found, Statement } from './statement.ts'
import { matchesIn } from '../patterns.ts'

/** France's ten digits, grouped in whatever way, also with +33 or 0033. */
const french =
  /(?<![\w+.,])(?<!\+\d{1,3}[ .-]?)(?:(?:\+|00) ?33[ .-]?(?:\(0\) ?)?[1-9]|0[1-9])(?:[ ./-]{0,2}\d{2}){4}(?![\d])/g

/** Anything that could be dialled; what it is decides `isPhone`. */
const dialled = /(?<![\w.,€$£+-])(?:\+|00)?\(?\d(?:[ .()/-]{0,2}\d){7,14}(?!\d)/g

const americanForm = /^(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/
const dateForm =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)/
/** Four by four are the digits of a card or a parcel. */
const cardForm = /^\d{4}(?: \d{4}){2,}$/
const noPhone = new RegExp(`${dateForm.source}|${cardForm.source}`)
const amountForm = /^\d{1,3}(?:[ .]\d{3})+$/
const mention =
  /\b(?:tel|telephone|phone|portable|mobile|cell|numero|num|number|appel\w*|rappel\w*|joindre|joignable|call|reach|text|whatsapp|fixe|landline)\b/

/** What makes a number none to call: a fax, a reference. */
const besides =
  /\b(?:fax|telecopie|(?:numero|num|no|n°) (?:de |d')?(?:suivi|colis|client|compte|commande|dossier|facture|siret|siren|tva|contrat|serie)|(?:tracking|parcel|order|contract|card|policy|account|order|customer|client|invoice|reference|ticket|vat|policy|serial) (?:number|no|ref\w*)|siret|siren|iban|suivi|tracking|colis|ref\w*|ticket)\b[^\d#]{0,25}$|\b(?:order|commande|facture|invoice|dossier|contrat|booking|case) (?:(?:is|est|was|:) ?)?$|(?:^|[\s(|,;])f ?[:.] ?$/

function isTheirs(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return !besides.test(before) && !isUnusable(text, { start, end }, 'call')
}

/** An extension behind a number, with the words that lead to it. */
const extension =
  /^[ ,;(-]{0,3}(?:(?:demand\w+|ask for|puis|then|et|and) )?(?:le |the )?(?:poste|interne|extn|ext(?:ension)?\.?|x|#(?=\d))\s?:?\s?(\d{1,6})\b\)?/

function isPhone(digits: string, form: string, mentioned: boolean): boolean {
  if (noPhone.test(form)) return false
  if (form.startsWith('+') || form.startsWith('00')) return digits.length >= 9
  if (form.startsWith('0') || form.startsWith('(0')) {
    return digits.length >= 9 && digits.length <= 11
  }
  if (americanForm.test(form)) return true
  return mentioned && digits.length >= 9 && !amountForm.test(form)
}

/** National numbers as they are dialled in each country, and its code (ITU-T E.164; national numbering plans). */
const national: Readonly<Record<string, readonly [RegExp, string]>> = {
  BE: [/^0(?:4[5-9]\d{7}|[1-9]\d{7})$/, '32'],
  CH: [/^0[2-9]\d{8}$/, '41'],
  IE: [/^0(?:8[3-9]\d{7}|[1-9]\d{7,8})$/, '353'],
  AU: [/^0[23478]\d{8}$/, '61'],
  NZ: [/^0[2-9]\d{7,9}$/, '64'],
  GB: [/^0[1-37]\d{8,9}$/, '44'],
  FR: [/^0[1-9]\d{8}$/, '33'],
  CA: [/^[2-9]\d{9}$/, '1'],
  US: [/^[2-9]\d{9}$/, '1'],
}

const american = /^\([2-9]\d{2}\) ?[2-9]\d{2}-\d{4}$/

/** With the code of the visitor's country where it is a number there, else as typed. */
function written(typed: string, country: string | null): string {
  const digits = typed.replaceAll(/\D/g, '')
  // "(303) 555-0148" is written so in North America alone.
  if (american.test(typed.trim())) return `+1${digits}`
  const plan = national[country ?? '']
  if (!plan || /^\s*(?:\+|00)/.test(typed) || !plan[0].test(digits)) return typed
  return `+${plan[1]}${digits.replace(/^0/, '')}`
}

function found({ folded, country }: Statement, start: number, end: number): Found {
  const added = extension.exec(folded.text.slice(end))
  const span = { start, end: end + (added?.[0].length ?? 0) }
  const value =
    written(quoteOf(folded, { start, end }), country) + (added ? `;ext=${added[1]}` : '')
  return { field: 'phone', value, by: 'visitor', ...span }
}

/** "… 82, sorry, it ends in 28: …". */
const mends = /\b(?:pardon|sorry|oups|oops|non|no|plutot|rather|actually|wait)\b/

/** The telephone number as typed, the first of several: the caller writes it as E.164. */
export function extractPhones(statement: Statement): Found[] {
  const { text, asked } = statement
  const spansOf = (pattern: RegExp, isNumber: (form: string) => boolean): Span[] =>
    matchesIn(text, pattern).flatMap(({ 0: form, index }) => {
      const span = { start: index, end: index + form.length }
      return isNumber(form) && isTheirs(text, span.start, span.end) ? [span] : []
    })
  const frenchOnes = spansOf(french, (form) => !dateForm.test(form))
  const mentioned = asked.has('phone') || mention.test(text)
  const numbers =
    frenchOnes.length > 0
      ? frenchOnes
      : spansOf(dialled, (form) => isPhone(form.replaceAll(/\D/g, ''), form.trim(), mentioned))
  const meant = meantOf(numbers, text, mends)
  return meant ? [found(statement, meant.start, meant.end)] : []
}

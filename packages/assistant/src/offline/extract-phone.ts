import { type Folded, quoteOf } from './fold.ts'
import type { Found, Statement } from './statement.ts'

/** France's ten digits, grouped in whatever way, also with +33 or 0033. */
const french =
  /(?<![\w+.,])(?:(?:\+|00) ?33[ .-]?(?:\(0\) ?)?[1-9]|0[1-9])(?:[ ./-]{0,2}\d{2}){4}(?![\d])/g

/** Anything that could be dialled; what it is decides `isPhone`. */
const dialled = /(?<![\w.,€$£+-])(?:\+|00)?\(?\d(?:[ .()/-]{0,2}\d){7,14}(?!\d)/g

const americanForm = /^(?:1[ .-])?\(?[2-9]\d{2}\)?[ .-]{1,2}\d{3}[ .-]\d{4}$/
const dateForm =
  /^(?:\d{1,2}[./-]\d{1,2}[./-](?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})(?!\d)/
const amountForm = /^\d{1,3}(?:[ .]\d{3})+$/
const mention =
  /\b(?:tel|telephone|phone|portable|mobile|cell|numero|num|number|appel\w*|rappel\w*|joindre|joignable|call|reach|text|whatsapp|fixe|landline)\b/

function isPhone(digits: string, form: string, mentioned: boolean): boolean {
  if (dateForm.test(form)) return false
  if (form.startsWith('+') || form.startsWith('00')) return digits.length >= 9
  if (form.startsWith('0') || form.startsWith('(0')) {
    return digits.length >= 9 && digits.length <= 11
  }
  if (americanForm.test(form)) return true
  return mentioned && digits.length >= 9 && !amountForm.test(form)
}

function found(folded: Folded, start: number, end: number): Found {
  const span = { start, end }
  return { field: 'phone', value: quoteOf(folded, span), by: 'visitor', ...span }
}

/** Telephone numbers as typed: the caller writes them as E.164. */
export function extractPhones({ folded, text, asked }: Statement): Found[] {
  const national = [...text.matchAll(french)].filter(([form]) => !dateForm.test(form))
  if (national.length > 0) {
    return national.map((match) => found(folded, match.index, match.index + match[0].length))
  }
  const mentioned = asked.has('phone') || mention.test(text)
  return [...text.matchAll(dialled)].flatMap((match) => {
    const form = match[0].trim()
    const digits = form.replaceAll(/\D/g, '')
    if (!isPhone(digits, form, mentioned)) return []
    return [found(folded, match.index, match.index + match[0].length)]
  })
}

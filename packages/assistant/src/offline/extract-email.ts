import { email } from '@oka/contract/auth'

import { meantDomain } from './email-typos.ts'
import { quoteOf } from './fold.ts'
import type { Found, Statement } from './statement.ts'
import { matchesIn } from '../patterns.ts'

const local = String.raw`[a-z0-9._%+'-]{1,64}`
const plain = new RegExp(
  String.raw`(?<![a-z0-9._%+'@-])${local}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}`,
  'g',
)

const sure = String.raw`(?: ?[([{]? ?(?:@|\barobase\b|\barobas\b) ?[)\]}]? ?| ?[([{] ?(?:at|a) ?[)\]}] ?)`
const dot = String.raw`(?: ?\. ?| ?[([{] ?(?:dot|point|\.) ?[)\]}] ?| (?:dot|point) )`
const piece = '[a-z0-9_+-]{1,40}'
const person = String.raw`(?<![a-z0-9._%+'@-])${piece}(?:(?:\.|${dot})${piece}){0,3}`

/** "claire @ nexalia.fr", "claire (at) nexalia.fr", "paul arobase vins point fr". */
const spelled = new RegExp(String.raw`${person}${sure}${piece}(?:${dot}${piece}){1,4}`, 'g')

/** "At one point", "at that point": a moment, and no domain. */
const moment =
  '(?!(?:one|some|this|that|any|what|which|no|every|each|the|a|my|your|our|their|his|her) point )'

/** "jo dot li at nexalia dot co dot uk": "at" alone needs a "dot" that is spelled out too. */
const spoken = new RegExp(
  String.raw`${person} at ${moment}${piece}(?: (?:dot|point) ${piece}){1,4}`,
  'g',
)

/** Addresses of others, in the head of a letter that was pasted; and handles. */
const ofOthers = /\b(?:to|from|cc|bcc|de|a|envoye a|reply-to) ?: ?(?:[^\s:]{1,60}[,; ] ?){0,3}$/

/** An address spelled out against robots, as it is written. */
export function writeEmail(quote: string): string {
  return quote
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s?[([{]?\s?(?:@|\barobase?\b|(?<=[([{ ])(?:at|a|à)(?=[)\]} ]))\s?[)\]}]?\s?/, '@')
    .replaceAll(/\s?[([{]\s?(?:dot|point|\.)\s?[)\]}]\s?|\s(?:dot|point)\s|\s?\.\s?/g, '.')
    .replaceAll(/\s/g, '')
}

function foundAt({ folded }: Statement, start: number, end: number): Found[] {
  const typed = quoteOf(folded, { start, end })
  const address = email.safeParse(writeEmail(typed))
  if (!address.success) return []
  return [{ field: 'email', value: address.data, by: 'visitor', start, end }]
}

/** "oups gmail.com" after "chloe@gmial.com": the part behind the @ is what was meant. */
const domainAlone =
  /^(?:(?:oui|ouais|yes|yeah|ah|zut|oups|oops|pardon|sorry|non|no|desole|plutot|c'est|it's|i meant|je voulais dire|correction|actually|en fait)[ ,:!.]*)*@?((?:[a-z0-9-]{2,63}\.){1,3}[a-z]{2,10})(?:[ ,.!]{1,3}(?:pardon|sorry|desole|oups|oops|merci|thanks|bien sur|of course)){0,2}[ .!]{0,3}$/

const agrees =
  /^(?:(?:oui|ouais|yes|yeah|yep|exact(?:ement)?|c'est (?:bien )?(?:ca|cela)|that's (?:it|right)|right|correct|tout a fait|pardon|sorry)[ ,.!]{0,3}){1,3}$/

/** "Did you mean gmail.com?" "Yes." */
function agreed({ text, asked }: Statement, former: string | undefined): Found[] {
  const meant = former && asked.has('email') ? meantDomain(former) : null
  const said = text.trim()
  if (!former || !meant || !agrees.test(said)) return []
  const start = text.indexOf(said)
  const value = `${former.slice(0, former.lastIndexOf('@'))}@${meant}`
  return [{ field: 'email', value, by: 'visitor', start, end: start + said.length }]
}

function mended({ text }: Statement, former: string | undefined): Found[] {
  const match = former ? domainAlone.exec(text.trim()) : null
  if (!former || !match) return []
  const start = text.indexOf(match[1]!)
  const value = `${former.slice(0, former.lastIndexOf('@'))}@${match[1]}`
  return [{ field: 'email', value, by: 'visitor', start, end: start + match[1]!.length }]
}

function formsOf(text: string): RegExpExecArray[][] {
  return [plain, spelled, spoken].map((form) => matchesIn(text, form))
}

const mends =
  /\b(?:plutot|rather|instead|better|mieux|non|no|pardon|sorry|oups|oops|scratch|actually|en fait|finalement)\b/

/** The e-mail address, also one spelled out against robots, in lower case: of several the first that is theirs. */
export function extractEmails(statement: Statement, former?: string): Found[] {
  const { text } = statement
  const matches = formsOf(text).find((some) => some.length > 0) ?? []
  const theirs = matches.filter(({ index }) => {
    const before = text.slice(Math.max(0, index - 80), index)
    return !ofOthers.test(before)
  })
  const found = theirs.flatMap((match) =>
    foundAt(statement, match.index, match.index + match[0].length),
  )
  if (found.length > 0) {
    const [first, next] = found as [Found, ...Found[]]
    // "baptiste@…, or rather bonjour@…"
    return [next && mends.test(text.slice(first.end, next.start)) ? next : first]
  }
  return [...mended(statement, former), ...agreed(statement, former)].slice(0, 1)
}

import { email } from '@oka/contract/auth'

import { isUnusable, meantOf } from './contact-words.ts'
import { meantDomain } from './email-typos.ts'
import { fold, quoteOf } from './fold.ts'
import type { Found, Statement } from './statement.ts'
import { isOneOff } from './typos.ts'
import { matchesIn } from '../patterns.ts'

const local = String.raw`[a-z0-9._%+'-]{1,64}`
const plain = new RegExp(
  String.raw`(?<![a-z0-9._%+'@-])${local}@[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){1,6}`,
  'g',
)

const sure = String.raw`(?: ?[([{<]? ?(?:@|\barobase\b|\barobas\b) ?[)\]}>]? ?| ?[([{<] ?(?:at|a) ?[)\]}>] ?|(?<=[a-z0-9])_at_)`
const dot = String.raw`(?: ?\. ?| ?[([{<] ?(?:dot|point|\.) ?[)\]}>] ?| (?:dot|point) |_dot_)`
const dash = '(?: (?:tiret(?: du)? bas|tiret|underscore|dash|hyphen) )'
const piece = '[a-z0-9_+-]{1,40}?'
const person = String.raw`(?<![a-z0-9._%+'@-])${piece}(?:(?:\.|${dot}|${dash})${piece}){0,3}`
const host = String.raw`${piece}(?:${dash}${piece}){0,2}`

/** "claire @ nexalia.fr", "claire (at) nexalia.fr", "paul arobase vins point fr". */
const spelled = new RegExp(
  String.raw`${person}${sure}${host}(?:${dot}${piece}){1,4}(?![a-z0-9_-])`,
  'g',
)

/** "At one point", "at that point": a moment, and no domain. */
const moment =
  '(?!(?:one|some|this|that|any|what|which|no|every|each|the|a|my|your|our|their|his|her) point )'
/** "Meet me at shop dot com": a place on the web, and no address. */
const place =
  '(?!(?:me|us|you|him|her|them|it|is|are|was|were|be|we|look|looking|online|available|based|bought|buy|shop|site|website|page) at )'

/** "jo dot li at nexalia dot co dot uk": "at" alone needs a "dot" that is spelled out too. */
const spoken = new RegExp(
  String.raw`${place}${person} at ${moment}${host}(?: (?:dot|point) ${piece}){1,4}(?![a-z0-9_-])`,
  'g',
)

/** Addresses of others, in the head of a letter that was pasted; and handles. */
const ofOthers =
  /\b(?:to|from|cc|bcc|de|a|envoye a|reply-to) ?: ?(?:[^\s:]{1,60}[,; ] ?){0,3}[<([]?$/

/** "From: Jane Roe <": the display name of the sender. */
const writer = /(?:^|\n) ?(?:from|de) ?: ?["']?(\p{L}[\p{L}'. -]{2,60}?)["']? ?[<([]$/u

/** The visitor's name, as told before, and in the signature of this message. */
type Names = { told?: string | undefined; signed?: () => string | undefined }

/**
 * Whether the `From` address of a pasted mail is the visitor's: its display name is the one they gave, or the message
 * begins with that header and bears no other signature.
 */
function isOwnHead(before: string, { told, signed }: Names): boolean {
  const head = writer.exec(before)
  const name = told ?? signed?.()
  const isNamed = name === undefined || head?.[1] === fold(name).text
  return head !== null && isNamed && (told !== undefined || head.index === 0)
}

/** An address spelled out against robots, as it is written. */
export function writeEmail(quote: string): string {
  // "bob_at_shop_dot_com", but not "bob_at_home@shop.com".
  const spaced = quote.includes('@') ? quote : quote.replaceAll(/_(at|dot)_/gi, ' ($1) ')
  return spaced
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s?[([{<]?\s?(?:@|\barobase?\b|(?<=[([{< ])(?:at|a)(?=[)\]}> ]))\s?[)\]}>]?\s?/, '@')
    .replaceAll(/\s?[([{<]\s?(?:dot|point|\.)\s?[)\]}>]\s?|\s(?:dot|point)\s|\s?\.\s?/g, '.')
    .replaceAll(/\s(?:underscore|tiret(?: du)? bas)\s/g, '_')
    .replaceAll(/\s(?:tiret|dash|hyphen)\s/g, '-')
    .replaceAll(/\s/g, '')
}

function foundAt({ folded }: Statement, start: number, end: number): Found[] {
  // Without accents: telephones put them in, and mailboxes have none.
  const typed = quoteOf(folded, { start, end }).normalize('NFKD').replaceAll(/\p{M}/gu, '')
  // "My boss at Pelican Point Caravan Park" is no address.
  if (typed.includes(' at ') && typed.includes(' Point ')) return []
  const address = email.safeParse(writeEmail(typed))
  if (!address.success) return []
  return [{ field: 'email', value: address.data, by: 'visitor', start, end }]
}

/** "oups gmail.com" after "chloe@gmial.com": the part behind the @ is what was meant. */
const domain =
  /(?<![a-z0-9@.-])@?((?:[a-z0-9-]{2,63}\.){1,3}[a-z]{2,10})(?!-?[a-z0-9@]|\.[a-z0-9])/g
const excluded = /\b(?:pas|not|instead of|rather than|au lieu de|et non|and not) $/
/** What a message that gives a domain again may say besides. */
const mendingWords =
  /^(?:oui|ouais|yes|yeah|ah|zut|oups|oops|pardon|sorry|non|no|not|pas|desolee?|plutot|c'est|it's|i|meant|je|voulais|dire|correction|actually|en|fait|merci|thanks|bien|sur|of|course|et|and|with|avec|un|une|a|one|two|deux|seul|seule|only|typo|faute|frappe|de|l'adresse|at|[a-z]s?)$/

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

/** The end of the former address said otherwise: as a domain, or as the name of one, one letter off. */
function mended({ text }: Statement, former: string | undefined): Found[] {
  if (!former) return []
  const at = former.lastIndexOf('@') + 1
  const [name = ''] = former.slice(at).split('.')
  const domains = matchesIn(text, domain).filter(
    ({ index }) => !excluded.test(text.slice(0, index)),
  )
  const words = text.replaceAll(domain, ' ').match(/[\p{L}'-]+/gu) ?? []
  const respelled = domains.length === 0 ? words.find((word) => isMeant(word, name)) : undefined
  const meant = domains.at(-1)?.[1] ?? respelled
  const isAll = words.every((word) => mendingWords.test(word) || word === respelled)
  if (!meant || !isAll) return []
  const start = text.lastIndexOf(meant)
  const value = former.slice(0, at) + (respelled ? former.slice(at).replace(name, meant) : meant)
  return [{ field: 'email', value, by: 'visitor', start, end: start + meant.length }]
}

function isMeant(word: string, name: string): boolean {
  return word.length > 3 && word !== name && isOneOff(word, name)
}

function formsOf(text: string): RegExpExecArray[][] {
  return [plain, spelled, spoken].map((form) => matchesIn(text, form))
}

const mends =
  /\b(?:plutot|rather|instead|better|mieux|non|no|pardon|sorry|oups|oops|scratch|actually|en fait|finalement|de trop|relis|typo|faute)\b/

/**
 * The e-mail address, also one spelled out against robots, in lower case: of several the first that is theirs.
 * `former`: the one they told before; `told` and `signed`: their name.
 */
export function extractEmails(
  statement: Statement,
  { former, ...names }: { former?: string | undefined } & Names = {},
): Found[] {
  const { text } = statement
  const matches = formsOf(text).find((some) => some.length > 0) ?? []
  const theirs = matches.filter(({ 0: typed, index }) => {
    const before = text.slice(Math.max(0, index - 80), index)
    return (
      (!ofOthers.test(before) || isOwnHead(text.slice(0, index), names)) &&
      !isUnusable(text, { start: index, end: index + typed.length }, 'write')
    )
  })
  const found = theirs.flatMap((match) =>
    foundAt(statement, match.index, match.index + match[0].length),
  )
  // "baptiste@…, or rather bonjour@…"
  const meant = meantOf(found, text, mends)
  if (meant) return [meant]
  return [...mended(statement, former), ...agreed(statement, former)].slice(0, 1)
}

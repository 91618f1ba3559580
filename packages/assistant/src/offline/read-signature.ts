import { isFirstName } from './first-names.ts'
import { type Folded, isCapital, quoteOf, type Span } from './fold.ts'
import { isPlainlyCompany, isTradeAt } from './read-company.ts'
import { readName } from './read-name.ts'
import { businesses, endsCompany, endsName, roles, trades } from './words.ts'
import { matchesIn } from '../patterns.ts'

/** What stands between the parts of "Dave Miller, LinkRocket, 020 …" or of a block of lines. */
const gap = /\s{0,3}[,;:|/•\n()#]\s{0,3}|\s[-–]\s|(?<=[a-z]{2})\.\s{1,3}/g

const leads =
  /^(?:[-–]\s+|(?:et|and|merci|thanks|thank you|best|regards|best regards|kind regards|cheers|cordialement|bien a vous|cdt|fine|ok|oui|yes|here|c'est|moi c'est|i'?m|im|its|it'?s|je suis|my name is|je m'appelle|demandez|ask for|aupres de|attn|contact)[ ,.:!]+)+/

const closing =
  /\b(?:cordialement|bien a vous|salutations|cdt|best|regards|cheers|sincerely|bonne (?:journee|reception)|merci d'avance)\b[^\n,.!]{0,20}\s*(?:[,.!\n]|$)/

type Part = Span & { text: string }

function partsOf(text: string, from: number): Part[] {
  const parts: Part[] = []
  let start = from
  const close = (end: number) => {
    const piece = text.slice(start, end)
    const lead = leads.exec(piece.trimStart())?.[0].length ?? 0
    const begin = start + piece.length - piece.trimStart().length + lead
    const stop =
      start +
      piece.replace(/(?<![\s.!:-])[\s.!:-]+$/, '').replace(/ (?:bonjour|hello|bonsoir|here)$/, '')
        .length
    if (stop > begin) parts.push({ start: begin, end: stop, text: text.slice(begin, stop) })
  }
  for (const match of matchesIn(text, gap)) {
    if (match.index < from) continue
    close(match.index)
    start = match.index + match[0].length
  }
  close(text.length)
  return parts
}

/** A department in the place of a role: "Rohit Bansal, Business Development, …". */
const department =
  /^(?:business development|sales|marketing|customer (?:success|service|care)|account management|client services|operations|procurement|purchasing|finance|accounts|human resources|it|developpement commercial|service (?:commercial|achats|clients?|exploitation|informatique)|ressources humaines|partnerships|growth|communication)$/

function isRole({ text }: Part): boolean {
  if (department.test(text)) return true
  if (text.includes(' & ')) return false
  const words = text.split(/[\s-]+/)
  return words.length <= 6 && words.some((word) => roles.has(word.replace(/^d'|^l'/, '')))
}

/** A person's full name and nothing else, each word with a capital. */
function isPerson(folded: Folded, text: string, part: Part): boolean {
  const name = readName(folded, text, part.start, { particles: true })
  if (!name || name.end !== part.end || !name.capital) return false
  if (isPlainlyCompany(folded, part)) return false
  const words = name.words.filter((word) => word.length > 1)
  if (words.some((word) => endsName(word) || businesses.has(word) || trades.has(word))) return false
  return name.titled || words.length > 1 || isFirstName(words[0] ?? '')
}

function isCompany(folded: Folded, part: Part): boolean {
  const words = part.text.split(' ')
  if (words.length > 6) return false
  const isNamed = isCapital(folded, part.start) || isTradeAt(folded.text, part.start)
  if (!isNamed) return false
  if (isPlainlyCompany(folded, part)) return true
  return words.length > 1 && businesses.has(words.at(-1) ?? '')
}

/** A word or a few with capitals, where name and role are told already: the house is left. */
function mayBeCompany(folded: Folded, part: Part): boolean {
  const words = part.text.split(' ')
  const typed = quoteOf(folded, part).split(' ')
  const isNamed = words.every(
    (word, index) =>
      !endsCompany(word) ||
      /^(?:de|et|&|du|des|la|les)$/.test(word) ||
      (index > 0 && /^\p{Lu}/u.test(typed[index] ?? '')) ||
      /^\p{Lu}{2,}$/u.test(typed[index] ?? ''),
  )
  return (
    words.length <= 5 && isNamed && isCapital(folded, part.start) && !/[#@?:\d]/.test(part.text)
  )
}

/** "Kevin Lamotte, LeadBoost, 06 …": right behind a person, in a line with how to reach them. */
function besidePerson(
  folded: Folded,
  text: string,
  parts: readonly Part[],
  person: Span | null | undefined,
): Part | null {
  if (!person || parts.length > 5) return null
  const isReached =
    text.slice(person.end).includes('##') || text.slice(0, person.start).includes('##')
  const next = parts.find(({ start }) => start > person.end && start <= person.end + 4)
  return isReached && next && !isRole(next) && mayBeCompany(folded, next) ? next : null
}

/** "Harlan Osgood, Osgood Equine Clinic, invoice 3391": opens with a person and plainly a house. */
function isHouseBehind(folded: Folded, text: string, [first, next]: readonly Part[]): boolean {
  return isPerson(folded, text, first!) && first!.text.includes(' ') && isCompany(folded, next!)
}

export type Signature = {
  name: Span | null
  company: Span | null
  role: Span | null
  /** It stands under a closing such as "Regards,". */
  closed: boolean
}

const nothing: Signature = { name: null, company: null, role: null, closed: false }

/** What is left of a block of lines once name, role and details are taken: the house. */
function houseOf(folded: Folded, parts: readonly Part[], taken: readonly Part[]): Part | null {
  const left = parts.find(
    (part) => !taken.includes(part) && !isRole(part) && mayBeCompany(folded, part),
  )
  return left ?? null
}

/**
 * What a line of contact details or the block under a letter names. `text` has contact details blanked
 * out with `#`; `known`: where their name stands if it is blanked out too. Only where there are such details, a closing or a role: elsewhere commas mean nothing.
 */
export function readSignature(folded: Folded, text: string, known?: Span): Signature {
  const closed = closing.exec(text)
  const from = closed ? closed.index + closed[0].length : 0
  const parts = partsOf(text, from)
  const role = parts.find((part) => isRole(part) && !isTradeAt(text, part.start)) ?? null
  const isPair = parts.length < 5 && parts.length > 1 && isHouseBehind(folded, text, parts)
  if (![text.includes('##'), closed, role, isPair].some(Boolean)) return nothing
  const people = known ? [] : parts.filter((part) => isPerson(folded, text, part))
  const name = people.find(({ text: said }) => said.includes(' ')) ?? people[0] ?? null
  const house = parts.find((part) => part !== name && part !== role && isCompany(folded, part))
  const isClosed = closed !== null
  const left = () =>
    isClosed && text.slice(from).includes('\n')
      ? houseOf(folded, parts, people)
      : besidePerson(folded, text, parts, name ?? known)
  return { name, company: house ?? left(), role, closed: isClosed }
}

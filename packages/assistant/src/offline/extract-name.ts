import type { FactField } from '@oka/contract/fact'

import { isFirstName } from './first-names.ts'
import { type Folded, quoteOf, sentencesOf, type Span } from './fold.ts'
import { particle, type ReadName, readName, writeName } from './read-name.ts'
import { readSignature } from './read-signature.ts'
import { rememberIn } from './remember.ts'
import { respelledName } from './respelled.ts'
import { isNobody, isSpokenOf } from './spoken-of.ts'
import type { Found, Statement } from './statement.ts'
import { businesses, roles, trades } from './words.ts'
import { matchesIn } from '../patterns.ts'

/** After these words comes a name, whatever it looks like. */
const told =
  /\b(?:je m ?'? ?app?el{1,2}es?|jm'? ?appell?e|je me nomme|mon (?:nom|prenom)(?: complet)?(?: a moi)?,? (?:est|c'est|c est)|mon (?:nom|prenom) ?:|(?:nom|prenom)(?: et (?:nom|prenom))? ?:|my (?:full )?name(?:'s| is| s)|(?<=^|[,.!] ?)name(?:s|'s| is)(?= [a-z]+[ .!]*$)|my name ?:|name ?:|the name(?:'s| is)|i am called|(?<=^|[.!?,] ?)myself(?= [a-z]+ [a-z]+(?:,|[ .!]*$))|(?:in the )?name of(?= [a-z]+[ .!]*$)|(?:i )?(?:should have (?:said|started)|forgot to (?:say|mention|introduce myself))(?: at the (?:start|beginning))?[,:]?(?: i'm| it's)?|j'(?:aurais du (?:dire|commencer par)|ai oublie de (?:dire|me presenter))[ ,:]+(?:je suis |c'est )?|(?:you can )?put me down as)\s+/g

/** After these words may come a name, or anything else. */
const hinted =
  /\b(?:je suis|(?:moi,? )?c'?est|moi,? c|ici|i'?m|i am|this is|it'?s|it is|(?:speaking|talking) (?:with|to)|demandez|ask for|adressez[- ]vous a|contactez|voyez avec moi|call me|appelez[- ]moi|(?:je |de )?me presenter? ?[:,]?|(?:coordonnees|contact|details) ?:)\s+/g

const signature =
  /(?:\b(?:cordialement|bien a vous|bonne journee|best|regards|cheers|thanks|thank you|merci(?: d'avance)?)[ ,.!]*\n+|\n+|\b(?:thanks|thank you|merci|cheers|best|cordialement)(?: [a-z]{1,8}){0,2}, {1,3})\s*/g

const greeting =
  /^(?:(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|good (?:morning|afternoon|evening)|oui|yes|ok|sure|of course|bien sur|avec plaisir|ouais|bien ?sur|uh|um|wow|oh|ah|aww*|gosh|euh|alors|volontiers|certainly|d'accord|cheers|best|regards|best regards|kind regards|thanks|thank you|merci|cordialement|fine|voici)(?: (?:there|madame|monsieur|a vous|a tous))?[ ,!.:;-]*)+/

const filler =
  /^(?:(?:moi,? )?c'?est|moi,|moi,? c|je suis|je m'appelle|mon nom est|i'?m|i am|it'?s|this is|my name(?:'s| is))\s+/

/** What may follow the name of somebody who says who they are. */
const placed = /^,? ?(?:de|du|des|d'|chez|from|at|of|with|here|a l'appareil|\()|^\s*[,(-]|^$/
const ended = /^\s*(?:[,.!;#(\n-]|et\b|and\b|$)/
const apposed = /^\s?[,(-] ?(?:(?:the|le|la|je suis|i'm) )*([\p{L}-]+)/u

/** "La boîte c'est …", "our company, it's …": a company follows. */
const ofCompany =
  /\b(?:boite|societe|entreprise|company|business|firm|startup|agence|agency|lycee|college|ecole|fac|universite|school|university|uni)(?: a nous)?,? $|\bnous,? $/

function isKnown({ words }: ReadName): boolean {
  return words.some((word) => isFirstName(word))
}

/** Contact details, or a word that says a name was owed. */
const besideWords = /^ ?[,(]? ?(?:#|(?:btw|by the way|au fait)\b)/

/** Whether what follows "I am" is a name rather than a trade, a mood or a company. */
function isLikely(rest: string, name: ReadName, hint: string): boolean {
  if (isKnown(name)) return true
  if (!name.capital) {
    const isOwn = /^(?:i'?m|its?|je suis|moi)/.test(hint)
    return isOwn && name.words.length <= 2 && besideWords.test(rest)
  }
  if (/^(?:call me|appelez|ask for|demandez)/.test(hint)) return true
  return name.words.length >= 2 ? isLikelyFull(rest, hint) : isLikelyFirst(rest, name, hint)
}

function isLikelyFull(rest: string, hint: string): boolean {
  return (
    !/^(?:ici|it'?s|it is|this is)/.test(hint) || /^ ?[,(]? ?#/.test(rest) || isFrom(rest, hint)
  )
}

function isLikelyFirst(rest: string, name: ReadName, hint: string): boolean {
  if (isFrom(rest, hint)) return true
  const isOwn = /^(?:je suis|i'?m|i am|moi)/.test(hint)
  return isOwn && (name.titled || [placed, besideWords].some((pattern) => pattern.test(rest)))
}

/** "This is Vikash from PixelBarn". */
const isFrom = (rest: string, hint: string): boolean =>
  hint.startsWith('this is') && /^ (?:from|at|of|with) /.test(rest)

function fromTold(folded: Folded, text: string): ReadName | null {
  for (const match of matchesIn(text, told)) {
    const name = readName(folded, text, match.index + match[0].length, { particles: true })
    // "The name's Kofi & Daughters": a house.
    if (name && !text.startsWith(' &', name.end)) return name
  }
  return null
}

const pointing = /^(?:it'?s|it is|c'est)\b/

function isBrief(text: string): boolean {
  return text.trim().split(/\s+/).length <= 6
}

function fromHint(folded: Folded, text: string, asked: Statement['asked']): ReadName | null {
  for (const match of matchesIn(text, hinted)) {
    if (ofCompany.test(text.slice(Math.max(0, match.index - 30), match.index))) continue
    const name = readName(folded, text, match.index + match[0].length)
    if (!name || isHouseMeant(name, asked)) continue
    const rest = text.slice(name.end)
    // "It's Martin Scorsese" tells who made a film, unless we asked.
    const isPointed =
      pointing.test(match[0]) && !asked.has('name') && !isBrief(text) && !placed.test(rest)
    if (!isPointed && isLikely(rest, name, match[0])) return name
  }
  return null
}

/** "C'est Lumio Group"; and asked for their company, "moi c'est Pépinières Lacaze" names it. */
function isHouseMeant(name: ReadName, asked: Statement['asked']): boolean {
  return !isKnown(name) && (isHouse(name) || (asked.has('company') && !asked.has('name')))
}

/**
 * "Claire Dubois, directrice chez …" opens a sentence. A name that stands alone counts only if no
 * company was asked for, since those are called Martin too.
 */
function opens(rest: string, name: ReadName, { isAlone, isPresented }: Opening): boolean {
  const isFull = isFullName(name)
  // "Anne Martin, vous dirigez …" is said to her.
  if (calledOut.test(rest)) return false
  if (isRole(rest) || speaks.test(rest)) return isFull || isKnown(name)
  // "Look Ross", "Regardez Alexandre": the first name is not the first word.
  if (!isFirstNamed(name) && !name.titled) return false
  if (ofHouse.test(rest)) return true
  return isPresented && (isFull ? opensInFull(rest, isAlone) : opensPlaced(rest, name))
}

/** What is known of a sentence that may open with its writer's name. */
type Opening = {
  /** The name may stand alone. */
  isAlone: boolean
  /** Something else says that they tell who they are: a greeting, our question, how to reach them, "we". */
  isPresented: boolean
}

const presenting: readonly FactField[] = ['name', 'company', 'email', 'phone', 'authority']
const ofThemselves =
  /#|\b(?:i(?! (?:guess|think|love|like|hate|mean|believe|know))|i'm|i've|i'd|my|we|we're|our|il (?:me|nous) faut|je|j'|mon|ma|mes|nous|notre|nos|on (?:est|a|cherche|veut|voudrait|aimerait|souhaite|recherche|fait|vend))\b/
const ofSomebody = /\b(?:he|she|his|her|him|he's|she's|elle|lui)\b/

function presents(text: string, asked: Statement['asked'], isGreeted: boolean): boolean {
  if (isGreeted || presenting.some((field) => asked.has(field))) return true
  return ofThemselves.test(text) && !ofSomebody.test(text)
}

const ofHouse = /^,? (?:de|from|of) (?:l'entreprise|la societe|la boite|the company)\b/

const calledOut = /^, (?:vous|tu|you|what|can|could|do|are|will|qu'|est-ce|merci|thank)\b/

/** "Anna here", "Marisol Vega, by the way". */
const speaks = /^(?: (?:here|speaking|a l'appareil)|, (?:by the way|btw|au fait|d'ailleurs))\b/

const atHouse =
  /^,? (?:here )?(?:(?:chez|de chez|from|at|de la|du) |(?:de l|d)'(?!(?:abord|etre|avoir|ailleurs|accord)\b))/

function opensPlaced(rest: string, { capital }: ReadName): boolean {
  return capital && atHouse.test(rest)
}

function opensInFull(rest: string, alone: boolean): boolean {
  const isAlone = alone && /^\s*(?:[,.#-]|$)/.test(rest)
  return isAlone || atHouse.test(rest) || /^,? (?:de|du|d')\b/.test(rest)
}

function isFullName(name: ReadName): boolean {
  return name.capital && name.words.length > 1 && !isHouse(name)
}

/** "Boulangerie Martin", "Martin Conseil". */
function isHouse({ words: [first = '', ...rest] }: ReadName): boolean {
  return trades.has(first) || rest.some((word) => businesses.has(word))
}

function isRole(rest: string): boolean {
  const [, apposition = ''] = apposed.exec(rest) ?? []
  return roles.has(apposition)
}

function fromOpening(folded: Folded, text: string, asked: Statement['asked']): ReadName | null {
  const isAlone = !asked.has('company')
  for (const sentence of sentencesOf(text)) {
    const skipped = greeting.exec(text.slice(sentence.start, sentence.end))?.[0].length ?? 0
    const at = sentence.start + skipped
    const full = readName(folded, text, at, { particles: true })
    const name = full && isRole(text.slice(full.end)) ? full : readName(folded, text, at)
    if (!name) continue
    const isPresented = presents(text, asked, skipped > 0)
    if (opens(text.slice(name.end), name, { isAlone, isPresented })) return name
  }
  return null
}

function fromSignature(folded: Folded, text: string): ReadName | null {
  for (const match of matchesIn(text, signature)) {
    const name = readName(folded, text, match.index + match[0].length)
    if (!name?.capital || !/^\s*(?:[\n,#]|$)/.test(text.slice(name.end))) continue
    if (isKnown(name) && (name.words.length > 1 || match[0].trim() !== '')) return name
  }
  return null
}

/** The answer to "what is your name?": the name alone, or with little around it. */
function fromAnswer(folded: Folded, text: string): ReadName | null {
  const greeted = greeting.exec(text)?.[0].length ?? 0
  const at = greeted + (filler.exec(text.slice(greeted))?.[0].length ?? 0)
  const name = readName(folded, text, at, { particles: true })
  if (!name) return null
  const isDoubtful = text.includes('?') || isHouse(name)
  if (isDoubtful && !isKnown(name)) return null
  return answers(text.slice(name.end), name) ? name : null
}

function answers(rest: string, name: ReadName): boolean {
  // "Max 2000" is an amount.
  if (/^ ?[\d#€$£]/.test(rest) && !name.capital) return false
  if (isKnown(name) || (name.capital && placed.test(rest))) return true
  return ended.test(rest) && (name.capital || name.words.length <= 3)
}

/** Between a person and their company where both are given: "Jane Cooper, Acme", "Acme - Jane". */
const pairing = /\s{0,3}[,;/|\n]\s{0,3}|\s[-+]\s|[.]\s{1,3}/g

function isFirstNamed(name: ReadName): boolean {
  return isFirstName(name.words[0] ?? '') && !isHouse(name)
}

function partsOf(text: string): Span[] {
  const parts: Span[] = []
  let start = greeting.exec(text)?.[0].length ?? 0
  for (const { index, 0: gap } of matchesIn(text, pairing)) {
    if (index > start) parts.push({ start, end: index })
    start = Math.max(start, index + gap.length)
  }
  if (text.length > start)
    parts.push({ start, end: text.replace(/(?<![\s.!])[\s.!]+$/, '').length })
  return parts
}

/**
 * Asked for their company, people give their name with it, or instead: the one part that is nothing
 * but a name beginning with a first name. "Martin" alone is none, since companies are called so too.
 */
function fromPair(folded: Folded, text: string): ReadName | null {
  const parts = partsOf(text)
  // "Martin, Dupont & Associés" is one company.
  if (/&|\b(?:associes|fils|sons|partners|freres|brothers)\b/.test(text)) return null
  const names = parts.flatMap(({ start, end }) => {
    // Alone, "Claire de Nexalia" is a person and a company; "Anne de La Tour, Axa" is too.
    const name = readName(folded, text, start, { particles: parts.length > 1 })
    return name && name.end === end && isFirstNamed(name) ? [name] : []
  })
  const full = names.find(({ words }) => words.length > 1)
  return full ?? (parts.length > 1 ? names[0] : null) ?? null
}

/** "Jane from Acme", "zoé de chez Dupré", where a company was asked for. */
function fromPlace(folded: Folded, text: string): ReadName | null {
  const name = readName(folded, text, greeting.exec(text)?.[0].length ?? 0)
  const isPlaced =
    name && /^,? (?:(?:de chez|chez|from|at|de la|de|du) |d')/.test(text.slice(name.end))
  return isPlaced && isFirstNamed(name) ? name : null
}

function fromCompanyAnswer(folded: Folded, text: string): ReadName | null {
  return fromPair(folded, text) ?? fromPlace(folded, text)
}

/** "CEO, Dan Okafor", "Je suis le DSI : Karim Benali". */
const roleFirst = new RegExp(
  String.raw`\b(?:${[...roles].join('|')})(?: (?:general|generale|informatique|marketing|commerciale?|technique|financiere?|associee?)| (?:of|des?|du) [a-z]+)? ?(?:'s [a-z]+)?(?: here| speaking)? ?[,:] ?`,
  'g',
)

function fromRole(folded: Folded, text: string): ReadName | null {
  for (const match of matchesIn(text, roleFirst)) {
    const name = readName(folded, text, match.index + match[0].length, { particles: true })
    if (name?.capital && name.words.length > 1 && !isHouse(name)) return name
  }
  return null
}

function fromBlock(folded: Folded, text: string, asked: Statement['asked']): ReadName | null {
  const { name, closed, role, company } = readSignature(folded, text)
  if (!name) return null
  if (!role && !company && !presents(text, asked, false)) return null
  const read = readName(folded, text, name.start, { particles: true })
  return read && isSigned(read, closed || !asked.has('company')) ? read : null
}

/** "Rossi Dental, 0141 …": of two words that may be a house, a known first name decides. */
function isSigned(name: ReadName, isPerson: boolean): boolean {
  return isKnown(name) || name.titled || (isPerson && name.words.length > 1)
}

/** "Deirdre, +353 87 …": a word with a capital between the start of a sentence and how to reach them. */
function fromContact(folded: Folded, text: string): ReadName | null {
  for (const match of matchesIn(text, /(?:^|[.!?\n] ?)(?=\p{L}[\p{L}' -]{2,40}, ?##)/gu)) {
    const name = readName(folded, text, match.index + match[0].length, { particles: true })
    const isName = name && (name.capital || isKnown(name)) && !isHouse(name)
    if (isName && /^, ?##/.test(text.slice(name.end))) return name
  }
  return null
}

/** "Delphine et Marc": asked for a name, two people give both. */
function withSecond(folded: Folded, text: string, name: ReadName): ReadName {
  const joined = /^ (?:et|and|&|\+) /.exec(text.slice(name.end))
  if (!joined) return name
  const second = readName(folded, text, name.end + joined[0].length, { particles: true })
  const isName = second && (second.capital || isKnown(second)) && ended.test(text.slice(second.end))
  return isName ? { ...name, end: second.end } : name
}

/** "It's Bob, Bob Tanner": the whole name behind the first one. */
function inFull(folded: Folded, text: string, name: ReadName): ReadName {
  const gap = /^,? (?:(?:enfin|i mean|well) )?/.exec(text.slice(name.end))
  const second =
    gap && name.words.length === 1
      ? readName(folded, text, name.end + gap[0].length, { particles: true })
      : null
  return second && second.words.length > 1 && second.words[0] === name.words[0] ? second : name
}

/** "Ben, d'accord", "ben qu'est-ce que …", "c'est grâce à vous": a word that is a first name too. */
const afterBen =
  /^,? (?:d'accord|oui|non|ouais|qu|c'|j'|je|on|il|elle|tu|vous|nous|ils|ca|du coup|y|la|le|les|voila|moi|toi|si|en|pas|euh|dites?|alors|justement|merci|bonjour)/

function isWord(folded: Folded, text: string, { start, end }: Span): boolean {
  const [said, rest] = [text.slice(start, end), text.slice(end)]
  // "Je suis marié": with its accent it is no Marie.
  if (/mari\u00e9e?$/i.test(quoteOf(folded, { start, end }))) return true
  if (said === 'grace') return rest.startsWith(' a ')
  return (
    said === 'ben' && (start === 0 || /[.!?,] ?$/.test(text.slice(0, start))) && afterBen.test(rest)
  )
}

/** "I'm taking George Bush to the zoo", "I told Kim", "RIP George Bush", "je suis repartie ben en bus": a name, but none that begins there. */
function isOfOther(folded: Folded, name: ReadName): boolean {
  const { words, capital } = name
  const [first = ''] = words
  if (isFirstName(first) || name.titled) return false
  const isMixed = !capital && /\s\p{Lu}\p{Ll}/u.test(quoteOf(folded, name)) && !particle.test(first)
  return isMixed || first === 'rip' || (!capital && words.length > 1 && words.at(-1) === 'ben')
}

/** A name that nothing but its place says to be the writer's. */
function ownName(text: string, name: ReadName | null): ReadName | null {
  return name && !isNobody(name) && !isSpokenOf(text, name) ? name : null
}

/** What depends on the text alone is read once, though a message is read several times. */
const toldName = rememberIn(fromTold)
const roleName = rememberIn(fromRole)
const signedName = rememberIn(fromSignature)
const contactName = rememberIn(fromContact)

/** The visitor's name, at most one a message; `former`: the one they told before. */
export function extractName({ folded, text, asked }: Statement, former?: string): Found[] {
  const readers: (() => ReadName | null)[] = [
    () => (former ? respelledName(folded, text, former) : null),
    () => toldName(folded, text),
    () => fromHint(folded, text, asked),
    () => (asked.has('name') ? ownName(text, fromAnswer(folded, text)) : null),
    () => (asked.has('company') ? ownName(text, fromCompanyAnswer(folded, text)) : null),
    () => roleName(folded, text),
    () => ownName(text, fromOpening(folded, text, asked)),
    () => ownName(text, fromBlock(folded, text, asked)),
    () => signedName(folded, text),
    () => contactName(folded, text),
  ]
  const found = readers.reduce<ReadName | null>((known, read) => known ?? read(), null)
  if (!found) return []
  if (isWord(folded, text, found)) return []
  if (!asked.has('name') && isOfOther(folded, found)) return []
  const name = inFull(folded, text, found)
  const { start, end } = asked.has('name') ? withSecond(folded, text, name) : name
  return [{ field: 'name', value: writeName(folded, name), by: 'visitor', start, end }]
}

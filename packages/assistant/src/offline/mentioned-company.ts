import { isFirstName } from './first-names.ts'
import { type Folded, isCapital, quoteOf, type Span } from './fold.ts'
import { isPlace } from './places.ts'
import { type CompanySpan, isPlainlyCompany, isTradeAt, readCompany } from './read-company.ts'
import { classesOf } from './word-classes.ts'
import { endsCompany, roles } from './words.ts'
import { matchesIn } from '../patterns.ts'

/** Kinds of houses that open a name or end one, besides those of `words.ts`. */
const kinds =
  /^(?:commune|mutuelle|reseau|fondation|caisse|paroisse|diocese|cooperative|coop|auberge|epicerie|maison|pension|foyer|bureau|domaine|ferme|hotel|societe)$|^(?:council|bank|trust|school|hospital|vets|clinic|practice|surgery|dental|union|society|church|brewery|bakery|foods|farm|farms|hotel|hotels|logistics|freight|creamery|creameries|dairy|dairies|college|university|academy|club|association|museum|theatre|housing|nursery|nurseries|kennels|marine|motors|garage|pharmacy|opticians|optics|physio|joinery|builders|roofing|haulage|removals|lettings|estates|wines|cider|press|books|bikes|cycles|boats|charters|coaches|tours|travel|studios|works|mills|engineering|group|partners|associates|chambers|solicitors|architects|surveyors|accountants|services|solutions|systems|labs|chain|network|authority|centre|management|legal|health|fabrications|distillers|distillery|brewing|brewers|printers|bakers|butchers|florists|caterers|jewellers|growers|outfitters|tearooms|couriers|movers|recruitment|insurance)$/

/** Whether a span with capitals says itself that it is a house. */
function isHouseName(folded: Folded, text: string, span: CompanySpan): boolean {
  const words = text.slice(span.start, span.end).split(' ')
  const isNamed = /\p{Lu}/u.test(quoteOf(folded, span).slice(1))
  if (words.length < 2 || !isNamed) return false
  if (isPlainlyCompany(folded, span) || kinds.test(words[0]!)) return true
  return span.capital && (opensWithKind(folded, span, words) || endsWithKind(words))
}

/** "abattoir Dujardin". */
function opensWithKind(folded: Folded, { start }: Span, words: readonly string[]): boolean {
  return !isCapital(folded, start) && isTradeIn(words[0]!)
}

function endsWithKind(words: readonly string[]): boolean {
  const last = words.at(-1)!
  return kinds.test(last) || isTradeIn(last) || words.includes('&')
}

const opening =
  /^(?:(?:bonjour|bonsoir|allo|salut|hello|hi|hey|good (?:morning|afternoon|evening|day)|morning|evening)(?: (?:there|all|folks|team|a tous))?[ ,.!:]+)*(?:(?:ici|at|over at|here at|from|avec|this is|it's|cest|nous sommes|we are|we're|c'est|chez) )?(?:l'|la |le |les |the )?/

/** Behind the name of a house that a message opens with. */
const opensSo =
  /^ (?:[a-z-]{3,15} )?here\b|^ (?:bonjour|hello)\b|^,? ?(?:\d{1,5}|we|we're|on est|nous sommes|nous (?=voul|souhait|cherch|aimer|avons)|a l'appareil)\b/

/** "Oh Monica, we are so sorry": said to somebody. */
const exclaiming =
  /^(?:oh|ooh|ah|aha|well|but|and|so|okay|ok|wow|hmm?|no|yes|yeah|please|thanks?|sorry|look|listen|god|gosh|ben|bah|eh|mais|et|alors|dis|oui|non|merci|pardon|tiens|allez)$/

function callsSomebody(words: readonly string[]): boolean {
  return words.length === 2 && exclaiming.test(words[0]!)
}

const houseEnds = /^\s?[,:(.-]|^$|^ (?:in|at|a|here|pres|near|au|aux|dans)\b/

/** "Brightwater Pruitt here", "Ballyduane Creameries, 85 on the books": a message that opens with who writes. */
export function openingCompany(folded: Folded, text: string, name: Span | undefined): Span | null {
  const start = opening.exec(text)?.[0].length ?? 0
  const span = behindTrade(folded, text, start) ?? readCompany(folded, text, start)
  if (!span?.capital || isThing(text, span)) return null
  if (name && name.start < span.end) return null
  return opensMessage(folded, text, span) ? span : null
}

/** "Ici l'abattoir Dujardin": any trade, with a capital behind it. */
function behindTrade(folded: Folded, text: string, start: number): CompanySpan | null {
  const [kind = ''] = /^[a-z-]{3,20}(?= )/.exec(text.slice(start)) ?? []
  const at = start + kind.length + 1
  if (!classesOf(kind).includes('trade') || !isCapital(folded, at) || isCapital(folded, start))
    return null
  const own = readCompany(folded, text, at)
  return own && { ...own, start }
}

function opensMessage(folded: Folded, text: string, span: CompanySpan): boolean {
  const rest = text.slice(span.end)
  if (isHouseName(folded, text, span) && houseEnds.test(rest)) return true
  const words = text.slice(span.start, span.end).split(' ')
  const isNamed = callsSomebody(words) || isFirstName(words[0]!)
  return words.length > 1 && !isNamed && opensSo.test(rest)
}

const preposition =
  /\b(?:at|with|for|from|chez|pour|de|des|a|au|aux|of|du) (?:the |la |le |les |l')?$/
/** What is done at a place that is not theirs, or with something of another house. */
const visits =
  /(?:liv\w+|rest(?:e|ais)|habit\w+|meet|met|stay\w*|shop\w*|eat|ate|bought|buy|saw|seen|book\w*|arriv\w*|party|concert|lunch|dinner|quote|demo|account|hosted|compte|rendez-vous|rdv|vu|vus|va|vais|allons|mang\w+|achet\w+|heberg\w+|demenag\w+|licence|abonnement|contrat|contract|migr\w+|logiciel|software|tool|outil|heard|switch\w*|away|like|than|comme) (?:\w+ ){0,2}$/

/** A house named behind a preposition: its kind stands in the name, so that it is no town. */
export function placedCompany(folded: Folded, text: string): Span | null {
  const span = spansOf(folded, text).find((one) => {
    const before = text.slice(Math.max(0, one.start - 60), one.start)
    const match = preposition.exec(before)
    return match && isHouseName(folded, text, one) && !visits.test(before.slice(0, match.index))
  })
  return span ?? null
}

/** "My salon, Glow", "our firm Castellan", "I run the Cabane Fortin", "we're a brewery (Tidewrack)". */
const owned =
  /\b(?:my|our|mon|ma|notre) (?<noun>(?:[\p{L}'-]{1,30} ){0,2}[\p{L}'-]{1,30})(?:,| \(|:|) ?$/u
const run =
  /\b(?:have|owns?|runs?|manages?|gere|gerons|tiens|tient|tenons|ai|avons|dirige|repris) (?:the |an? |une? |la |le |les |l')?(?:[\p{L}'-]{1,30} ){0,2}$|\b(?:we|nous|on) ?(?:'re|are|sommes|est)? ?(?:an? |une? )?(?:[\p{L}'-]{1,30} ){0,3}\($/u
const appositive =
  /\b(?:runs?|owns?|manages?|have|gere|tiens|dirige|ai|avons) (?:an? |une? |the |la |le )?(?<noun>[\p{L}'-]{1,30}(?: [\p{L}'-]{1,30}){0,4}), $/u
const called = /\b(?:called|named|appelee?|nommee?|s'appelle) $/
/** A part of its own near the start of a message. */
const part = /(?:^|[.!?,\n(] ?)$/
const partEnds =
  /^(?: (?:[\p{L}]+ )?here)?\s?(?:[,.;:)\n–-]|$)|^ (?:in|near|a|et on|and we|wants?|needs?|cherche|souhaite|aimerait|voudrait)\b/u

/** How far into a message people still say who they are. */
const introductionMax = 90

/** A tool, a month, a town of two words. */
function isThing(text: string, { start, end }: Span): boolean {
  const said = text.slice(start, end)
  const words = said.split(/[ '-]/)
  if (places.test(said) || isPlace(said)) return true
  if (words.every((word) => nationality.test(word) || word === 'and' || word === 'et')) return true
  return words.some((word) =>
    classesOf(word).some((name) => name === 'brand' || name === 'date' || name === 'money'),
  )
}

const nationality =
  /^(?:english|french|spanish|german|italian|dutch|portuguese|russian|chinese|japanese|korean|arabic|greek|polish|irish|scottish|welsh|american|canadian|british|european|asian|african|anglais|francais|espagnol|allemand|italien|neerlandais|portugais|russe|chinois|japonais|coreen|arabe|grec|polonais)e?s?$/

const places =
  /^(?:new (?:york|zealand|delhi|jersey|england)|los angeles|san \w+|hong kong|south \w+|north(?:ern)? \w+|east(?:ern)? \w+|west(?:ern)? \w+|great britain|united \w+|cape town|tel aviv|black friday|saint[- ]\w+|st[- ]\w+|la rochelle|le havre|le mans|ile[- ]de[- ]france|dear \w+|royaume-uni|etats-unis)$/

/** Every run of words that may be the name of a house, with a capital. */
function spansOf(folded: Folded, text: string): CompanySpan[] {
  const spans: CompanySpan[] = []
  let from = 0
  for (const { index } of matchesIn(text, /(?<![\p{L}\d'-])[\p{L}\d]|(?<=\b[ld]')\p{L}/gu)) {
    if (index < from || spans.length >= spansMax) continue
    const isTrade = isTradeAt(text, index)
    if (!isCapital(folded, index) && !isTrade) continue
    const span = readCompany(folded, text, index)
    if (!span || !/\p{Lu}/u.test(quoteOf(folded, span))) continue
    const own = isTrade ? withoutTrade(folded, text, span) : span
    spans.push(own)
    from = own.end
  }
  return spans
}

const spansMax = 40

/** "Le restaurant Le Vieux Pressoir": a name that opens with an article stands without its trade. */
function withoutTrade(folded: Folded, text: string, span: CompanySpan): CompanySpan {
  const trade = text.slice(span.start, span.end).split(' ')[0]!
  const start = span.start + trade.length + 1
  const isArticle = /^(?:le |la |les |l'|au |aux |the |chez )/.test(text.slice(start))
  return isArticle && isCapital(folded, start) && !isCapital(folded, span.start)
    ? { ...span, start, capital: true }
    : span
}

const title = /^(?:mr?s?|mme|mlle|me|dr|miss|sir|madame|monsieur|maitre)\.?$/

function isPerson(words: readonly string[]): boolean {
  return callsSomebody(words) || (isFirstName(words[0]!) && words.length < 3)
}

function isName(folded: Folded, text: string, span: CompanySpan): boolean {
  const words = text.slice(span.start, span.end).split(' ')
  if (words.every((word) => endsCompany(word)) || isThing(text, span)) return false
  if (roles.has(words[0]!) || title.test(words[0]!)) return false
  // "CRM", "ERP".
  if (words.length === 1 && classesOf(words[0]!).includes('product')) return false
  if (isPerson(words) && !isHouseName(folded, text, span)) return false
  return span.end - span.start > 2
}

/** The first house named where people say who they are, or as theirs. */
export function mentionedCompany(
  folded: Folded,
  text: string,
  name: Span | undefined,
): Span | null {
  const span = spansOf(folded, text).find((one) => {
    if (name && one.start < name.end && name.start < one.end) return false
    return isName(folded, text, one) && isTheirs(folded, text, one)
  })
  return span ?? null
}

function isTheirs(folded: Folded, text: string, span: CompanySpan): boolean {
  const before = text.slice(Math.max(0, span.start - 60), span.start)
  const capitals = quoteOf(folded, span).match(/(?<![\p{L}\d])\p{Lu}/gu)?.length ?? 0
  if (isOwned(text, span, before) || isApposed(text, span, before)) return true
  if (run.test(before) && (capitals > 1 || before.endsWith('('))) return true
  return capitals > 1 && isWhereTheyAre(text, span, before)
}

function isTradeIn(words: string): boolean {
  return words.split(/[' -]/).some((word) => classesOf(word).includes('trade'))
}

function isTool(word: string): boolean {
  const classes = classesOf(word)
  return classes.includes('product') && !classes.includes('trade')
}

/** Said twice, as in "mon mon clavier". */
const possessive = /^(?:mon|ma|mes|notre|nos|my|our)$/

/** "Our firm Castellan", "my salon, Glow", "a shop called Stitch"; but "our tool Merlin" is none. */
function isOwned(text: string, { start }: Span, before: string): boolean {
  const noun = owned.exec(before)?.groups?.['noun']
  if (noun && !noun.split(' ').some((word) => isTool(word) || possessive.test(word))) return true
  return (
    called.test(before) || (isTradeAt(text, start) && /\b(?:my|our|mon|ma|notre) $/.test(before))
  )
}

/** "I run a gym in Hull, Ironworks, and want an app", "Studio Pivoine (mon agence)". */
function isApposed(text: string, { end }: Span, before: string): boolean {
  const after = text.slice(end)
  const kind = appositive.exec(before)?.groups?.['noun'] ?? ''
  return (
    (isTradeIn(kind) && partEnds.test(after)) || /^ \((?:mon|ma|notre|my|our) [a-z-]+\)/.test(after)
  )
}

/** Behind "at" or "chez", or in a part of its own where people say who they are. */
function isWhereTheyAre(text: string, { start, end }: Span, before: string): boolean {
  const match = preposition.exec(before)
  if (match) return !visits.test(before.slice(0, match.index))
  const isPart = part.test(before.replace(opener, '')) && partEnds.test(text.slice(end))
  return isPart && start < introductionMax
}

const opener =
  /(?:bonjour|bonsoir|hello|hi|hey)[ ,.!]+(?:la |le |les |l'|the )?$|(?<=^|[.,] ?)(?:la |le |les |l'|the )$/

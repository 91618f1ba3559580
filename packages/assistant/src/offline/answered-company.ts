import { evades } from './declined.ts'
import type { Folded, Span } from './fold.ts'
import {
  believable,
  byRule,
  type CompanySpan,
  link,
  readCompany,
  type Rule,
} from './read-company.ts'
import { classesOf } from './word-classes.ts'
import { endsCompany, roles, trades } from './words.ts'

const role = [...roles].filter((word) => word !== 'marketing').join('|')

const answerFiller =
  /^(?:#|(?:oui|bah|ben|beh|euh|heu|alors|er|um|erm|uh|hm+|ah|oh|well|so|c|yes|yeah|yep|yup|sure|nous c'est|moi c'est|je represente|we go by|trading as|we trade as|we trade under|known as|that'd be|that would be|that's|it'd be|it would be|the name's|name's|(?:(?:a|my|the|our|une|ma|mon|notre|la|le) )?(?:brand|label|shop|place|salon|studio|charity|firm|marque|boutique|boite) (?:is |est )?(?:called|named|appelee?|qui s'appelle|s'appelle)|we're called|it's called|ce sera|ca sera|ca s'appellera|it'll be|it will be|going to be|(?:i (?:run|own|manage)|je (?:tiens|gere|dirige))(?= (?!an? |the |my |our |une? |la |le |les |ma |mon |l')[a-z])|a charity|an? asso\w*|une asso\w*|a (?:small |family )?(?:firm|business|shop|charity|company)|mon|ma|my|our|notre|the (?:firm|business|shop|place|charity|school|trust|name) is|(?:ma|mon|notre|my|our) (?:boite|societe|entreprise|company|business|firm|shop|resto|restaurant|salon|boutique|magasin|asso),? (?:c'est|is|it's|est)|de chez|from|de|du|d'(?=#)|bien sur|sure|alors|ok|en fait|finalement|actually|pardon|sorry|bonjour|hello|c'est pour|c'est|pour|it's for|it's|its|it is|for|on s'appelle|nous sommes|on est|we are|we're|elle s'appelle|je suis chez|je travaille (?:chez|pour)|i work (?:at|for)|chez|at|la societe|l'entreprise|the company|the company is|my company is|ma societe|mon entreprise|notre societe|notre entreprise|s'appelle|(?:l'entreprise|la boite|le garage|la societe|le restaurant|le magasin|la ferme) (?:de |du )(?:mon|ma|mes) (?:pere|mere|frere|soeur|mari|femme|patron|parents)|my (?:dad|mum|father|mother|brother|sister|husband|wife|boss|parents)(?:'s|') (?:firm|company|business|shop|place)|(?:une? )?(?:sarl|sas|sasu|eurl|auto-entreprise|micro-entreprise),|est|(?:is )?(?:called|named)|is) |[ ,:!;/|\n.+"«»“”-])+/

/** What may follow a company's name that is the whole answer. */
const answered =
  /^\s*(?:[,.!;:#(\n"»”-]|(?:sprl|srl|bv|bvba|nv|asbl|sa|sarl|ltd|limited|inc|gmbh|ag)\b|(?:a|au|en|in|et|and|une?|qui|its|it's|c|c'est|on est|nous sommes|we're|we are|there are|based|basee?|near|pres|outside|just|du|au|chez|pas|not|plutot|instead|rather)\b|$)/

/** Behind a name: "Anna Lee, Head of Data, Finlytics". */
const roleOf = new RegExp(`^(?:the |la |le )?(?:${role})\\b[^,;\\n]*(?:[,;\\n] ?|$)`)

/** Roles that make a title of the words before them: "Managing Partner". */
const titles =
  /\b(?:partner|director|manager|officer|president|founder|owner|gerante?|directeur|directrice|responsable|presidente?|fondateur|fondatrice)$/
/** What a house is, and no name of one where it is typed small. */
const kinds = /^(?:boite|societe|entreprise|structure|company|business|firm|organi[sz]ation)$/

/** "Pour fabriquer une pièce": what is to be done. */
const purpose =
  /^[a-z]{3,}(?:er|ir|re) (?:des?|du|une?|les?|la|l'|ce|cette|mon|ma|mes|vos|votre|ton|ta|tes)\b/

/** "No", "Moi", "Bye": a capital makes no name of them. Nor is "pour les agriculteurs" or a title one. */
function isIdle(text: string, { start, end, capital }: CompanySpan): boolean {
  const said = text.slice(start, end)
  const words = said.split(' ')
  if (words.every((word) => endsCompany(word) || roles.has(word)) || kinds.test(said)) return true
  if (titles.test(said) && /^\s?[,;:|-]/.test(text.slice(end))) return true
  if (!capital && /\bpour $/.test(text.slice(0, start)) && purpose.test(text.slice(start)))
    return true
  return (
    !capital &&
    /\b(?:les|des) $/.test(text.slice(0, start)) &&
    !text.slice(start, end).includes(' ')
  )
}

/** "D'accord, merci", "absolument pas", "mh": said before an answer, or instead of one. */
const agreed =
  /^(?:(?:d'accord|absolu\w*ment|tout a fait|entendu|parfait|tres bien|bien ?sur|volontiers|exact\w*|mh+|mm+|hm+)(?:[ ,.!]+|$))+/

/** Behind the courtesies, and behind a name with the role that follows it. */
function answerStart(text: string): number {
  const before = agreed.exec(text)?.[0].length ?? 0
  const filled = before + (answerFiller.exec(text.slice(before))?.[0].length ?? 0)
  if (!text.startsWith('#')) return filled
  return filled + (roleOf.exec(text.slice(filled))?.[0].length ?? 0)
}

/** "That's so dangerous", "that's awesome!", "j'ai les clés": a remark, and no name. */
const exclaims =
  /^(?:(?:(?:that|it|this)(?:'s| is) (?:so|really|very|too|pretty|quite)|c'est (?:trop|tres|super|vraiment|si|tellement)|j'(?:ai|y|en|aime|etais|avais|arrive)) |(?:that's|it's|c'est) (?:awesome|great|cool|nice|amazing|wonderful|lovely|funny|interesting|terrible|sad|true|perfect|beautiful|exciting|genial|marrant|drole|triste|beau|nul)(?:[,.!]|$))/

/** "Nice .", "wow, …", "beautiful dogs .": a word or two of praise or assent. */
const praise =
  /^(?:wow|nice|awesome|aw+|aww+|beautiful|lovely|amazing|sweet|congrat\w*|cool|neat|interesting|wonderful|fantastic|excellent|impressive|funny|same|true|right|exactly|indeed|agreed|ou+i{2,}|no{2,}n?|ye{2,}s|pareillement|genial|chouette|trop (?:bien|cool|beau)|felicitations|pareil|vrai|exact)(?: ?[,.!]|$| [a-z]+ ?[,.!]+ [a-z])/

/** "Nice Kitchens" is a name. */
function praises({ source }: Folded, text: string): boolean {
  const said = praise.exec(text)?.[0]
  return said !== undefined && !/\p{Lu}/u.test(source.slice(1, said.length - 1))
}

/** The answer to "for which company?": its name alone, or with little around it. */
function byAnswer(folded: Folded, text: string): Span | null {
  if (text.includes('?')) return null
  const span = readCompany(folded, text, answerStart(text))
  if (!span || !believable(text, span) || isIdle(text, span)) return null
  // Four words typed small that no trade is among are rather a sentence with typos.
  const words = text.slice(span.start, span.end).split(' ')
  if (!span.capital && words.length > 3 && !words.some(isTrade)) return null
  return answered.test(text.slice(span.end)) ? span : null
}

/** "We're a small bakery called Crumb": only once asked, since tools are called something too. */
const calledSo: Rule = {
  pattern: /\b(?:called|named|appelee?|s'appelle|nommee?)\s+/g,
  lower: false,
}

/** "It's for my bakery, Martin's": only once asked, since a house has other names around it. */
const ownHouse: Rule = {
  pattern: new RegExp(
    `\\b(?:my|our|mon|ma|notre|nos) (?:[\\p{L}-]+ )?(?:${[...trades].join('|')}|shop|store|cafe|pub|bar|resto|boutique|magasin|pizzeria|business|firm)(?: a moi)?,? (?:(?:it's|it is|is|c'est) )?(?:called |named )?`,
    'gu',
  ),
  lower: false,
}

/** "Just Roofs", "Chez Nous Traiteur": capitals make a name of words that otherwise are none. */
function byCapitals({ source, text: folded }: Folded, text: string): Span | null {
  const start = answerStart(text)
  const said = /^[^,.;:!?(\n#]+/.exec(text.slice(start))?.[0].trimEnd() ?? ''
  const typed = source.length === folded.length ? source.slice(start, start + said.length) : ''
  const words = typed.split(' ')
  const isTitled = words.every(
    (word) => /^[\p{Lu}\d&]/u.test(word) || link.test(word.toLowerCase()),
  )
  if (words.length < 2 || words.length > 6 || !isTitled || text.includes('?')) return null
  if (!/^(?:\p{Lu}|\d{1,3}\p{L})/u.test(typed) || !/\p{Lu}/u.test(words.at(-1)!)) return null
  return { start, end: start + said.length }
}

const said =
  /^(?:(?:oui|yes|c'?est|c|it's|its|bonjour|hello|pour|for|nous c'est|moi c'est|on s'appelle|called|named|s'appelle)[ ,]+)+/
const links = /^(?:de|du|des|la|le|les|et|en|aux?|of|the|and|n|to|about|over|under|by|up)$|^[dl]'/

/** Without a link between them, words typed small may be anything; "4paws" is a name. */
function isLinked(words: readonly string[]): boolean {
  if (words.length === 1) return /^\d[a-z]{3,}$/.test(words[0]!)
  return words.length < 6 && words.slice(1).some((word) => links.test(word) || word === '&')
}

/** "les godillots": a word that is not known to mean anything else. */
function isArticled([article = '', noun = '', ...rest]: readonly string[]): boolean {
  if (rest.length > 0 || !/^(?:les?|la|the)$/.test(article)) return false
  return noun.length > 3 && classesOf(noun).length === 0 && !roles.has(noun)
}

/** "jardins de sophie": the whole of a short answer, where nothing in it is said of anything else. */
function byWholeAnswer(text: string): Span | null {
  if (/[?@#]|[.!;] \p{L}|\d(?![a-z]{3})/u.test(text) || evades(text)) return null
  const start = said.exec(text)?.[0].length ?? 0
  const span = { start, end: text.replace(/(?<![ .!])[ .!]+$/, '').length }
  const words = text.slice(start, span.end).split(' ')
  const isWhole = isLinked(words) || (start === 0 && isArticled(words))
  return isWhole && isNamed(words) && believable(text, span) ? span : null
}

function isNamed(words: readonly string[]): boolean {
  return (
    !roles.has(words[0]!) &&
    words.every(
      (word, index) =>
        links.test(word) ||
        !endsCompany(word) ||
        (word.length === 1 && words.includes('&') && index < 3),
    )
  )
}

/** "auto école du port", "hargreaves and daughters": what is linked to a name belongs to it. */
function longer(text: string, span: Span | null, whole: Span | null): Span | null {
  const goesOn =
    span && whole?.start === span.start && !/[,;:(]/.test(text.slice(span.end, whole.end))
  return goesOn && whole.end > span.end ? whole : span
}

/** Says what kind of house it is rather than its name: "just a small bakery". */
const described =
  /^(?:an?|une?|des|dont|including|just|only|juste|small|tiny|local|big|petite?|family|my|our|mon|ma|notre|nos|we|i|it|he|she|je|j'|on|nous|c'est|pas|not|no|non|for|pour|still|new|nouveau|nouvelle|some|any|that|this|ce|cette|same|meme)\b/
/** What a house may be besides its trade, and is no name. */
const plainWords =
  /^(?:small|local|big|little|family|independent|online|shop|petit|petite|grand|grande|familial|familiale|local|locale|de|du|des|la|le|les|et|the|of|and|in|near|a|au|quartier|village|town|city|street|corner|private|public|type|genre)$/

/** Words of a sentence rather than of a name. */
const verbs =
  /^(?:i|we|you|is|are|was|am|be|have|has|do|does|did|will|would|can|need|needs|want|looking|called|named|name|est|suis|sommes|ai|avons|cherche|cherchons|veux|besoin|je|on|nous|vous|who|what|why|qui|que|why|pourquoi|but|mais|yet|encore)$/

function isTrade(word: string): boolean {
  return classesOf(word).includes('trade') || trades.has(word)
}

/** Whether words name a house: a trade, and more than what any house may be. */
function isHouse(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 5 || roles.has(words[0]!)) return false
  const isName = (word: string) => !isTrade(word) && !plainWords.test(word) && word.length > 2
  return words.some(isTrade) && words.some(isName) && !words.some((word) => verbs.test(word))
}

/** "sunny side up cafe", "happy days nursery, leeds": a short answer with a trade in it and more than that. */
function byTrade(text: string): Span | null {
  if (text.includes('?') || evades(text)) return null
  const start = said.exec(text)?.[0].length ?? 0
  const [answer = ''] = /^[^,.;:!?(\n#@]{3,50}/.exec(text.slice(start)) ?? []
  const name = answer.split(' - ')[0]!.trimEnd()
  if (described.test(name) || !isHouse(name.split(' '))) return null
  return { start, end: start + name.length }
}

/** The company where it was just asked for. `name` is where their own name stands. */
export function answeredCompany(folded: Folded, text: string, name: Span | undefined): Span | null {
  if (exclaims.test(text) || praises(folded, text)) return null
  return (
    byRule(folded, text, ownHouse) ??
    longer(text, byAnswer(folded, text), name ? null : byWholeAnswer(text)) ??
    byRule(folded, text, calledSo) ??
    (name ? null : (byCapitals(folded, text) ?? byWholeAnswer(text) ?? byTrade(text)))
  )
}

const calls =
  /\b(?:called|named|appelee?|s'appelle|nommee?|nous c'est|moi c'est|we're|we are|it's) $/

/** Characters before a name that opens the answer. */
const openingMax = 14

/** Whether an answer names a house beyond doubt: words with capitals, or one that says what it does. */
export function isPlainlyNamed(
  { source, text: folded, origin }: Folded,
  { start, end }: Span,
): boolean {
  const typed = source.slice(origin[start], origin[end]).split(/[ ']/)
  const words = folded.slice(start, end).split(/[ ']/)
  if (/[\d_/()]/.test(typed.join(''))) return false
  if (/\p{Lu}/u.test(typed[0] ?? '') && calls.test(folded.slice(0, start))) return true
  if (start > openingMax) return false
  const capitals = typed.filter((word) => /^\p{Lu}\p{Ll}/u.test(word))
  // "Mimi coiffure", but "séparée de l'usine" is none.
  const isPlain = isTrade(words[0]!) || !words.some((word) => links.test(word) || word === 'l')
  return (words.length > 1 && words.some(isTrade) && isPlain) || capitals.length > 1
}

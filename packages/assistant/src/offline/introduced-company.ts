import { isFirstName } from './first-names.ts'
import type { Folded, Span } from './fold.ts'
import { believable } from './read-company.ts'
import { topicsOf } from './topics.ts'
import { classesOf } from './word-classes.ts'
import { businesses, endsCompany, roles, trades } from './words.ts'
import { matchesIn } from '../patterns.ts'

/** Words that link those of a name. */
const link = /^(?:de|du|des|la|le|les|aux?|of|the|&)$/
/** How a house is described rather than named, and where it is. */
const describing =
  /^(?:near|outta|outside|based|family|owned|run|open|small|big|tiny|little|local|independent|mobile|online|busy|established|mainly|mostly|retail|wholesale|petite?s?|grande?s?|ouverte?|situee?|basee?|surtout)$/
/** Words that any house may have in its name, and that make none by themselves. */
const common =
  /^(?:bio|web|auto|moto|industrial|commercial|domestic|professional|type|genre|style|ville|village|town|city|quartier|coin|place|chain|chaine|reseau)$/
/** What goes on behind a name that may be any words: "my shop's called dotty about cake and I need …". */
const connecting =
  /^(?:and|et|but|mais|so|donc|we|we're|on|nous|je|j|i|i'm|in|at|near|a|au|dans|which|who|qui|it|it's|c'est|needs?|wants?|have|has|is|are|because|car|avec|with|for|pour|est)$/
/** Endings of adjectives and of what people do: "traiteur événementiel", "restaurant italien". */
const adjective =
  /(?:istes?|elles?|els?|ifs?|ives?|aux|iques?|aires?|iens?|iennes?|aise?s?|oise?s?|antes?|ants?|euses?|eux|ables?|ales?|aines?|ing|ed|ous|ful|ers)$/
const place = /[a-z][a-z'-]{0,25}|&/y

/** Whether a word ends a name; `isAny`: one that may be of any words. */
function endsName(word: string, isAny: boolean): boolean {
  if (isAny) return connecting.test(word)
  return !link.test(word) && (endsCompany(word) || describing.test(word))
}

/** The words at that place up to the first that can be no part of a name. */
function wordsAt(text: string, at: number, isAny = false): (Span & { text: string })[] {
  const words: (Span & { text: string })[] = []
  let start = at
  while (words.length < 6) {
    place.lastIndex = start
    const word = place.exec(text)?.[0]
    const end = start + (word?.length ?? 0)
    if (!word || endsName(word, isAny) || /^[a-z\d@]/.test(text.slice(end))) break
    words.push({ start, end, text: word })
    if (text[end] !== ' ') break
    start = end + 1
  }
  const last = words.findLastIndex((word) => !link.test(word.text))
  return words.slice(0, last + 1)
}

function isTrade(word: string): boolean {
  return trades.has(word) || businesses.has(word) || classesOf(word).includes('trade')
}

/** A word that is known to mean nothing else. */
function isName(word: string): boolean {
  const own = word.replace(/^[dl]'/, '')
  return own.length > 2 && !common.test(own) && !adjective.test(own) && isUnknown(own)
}

function isUnknown(word: string): boolean {
  return !isTrade(word) && !link.test(word) && classesOf(word).length === 0 && !roles.has(word)
}

/** "On est parti faire du bowling", "nous sommes aux jardins": where they go. */
const going =
  /^(?:aux?|parti\w*|alle\w*|venu\w*|sorti\w*|reste\w*|rentre\w*|faire|voir|prendre|gone|going|off)$/

/** Whether words typed small name a house: its trade at one end, and a word that means nothing else. */
function namesHouse(words: readonly string[]): boolean {
  if (words.length < 2 || words.length > 5 || roles.has(words[0]!)) return false
  if (going.test(words[0]!)) return false
  // "Fabricants de mobilier" says what they do.
  if (/(?:ants|eurs|iers|istes|iens|ers|ors)$/.test(words[0]!)) return false
  if (topicsOf(words.join(' ')).length > 0) return false
  return (isTrade(words[0]!) || isTrade(words.at(-1)!)) && words.some(isName)
}

/** Whether a text is the name of a house and nothing else: "le camping des tamaris". */
export function isHouseTypedSmall(text: string): boolean {
  const from = /^(?:l'|la |le |les |the )?/.exec(text)![0].length
  const words = wordsAt(text, from)
  return words.at(-1)?.end === text.length && namesHouse(words.map((word) => word.text))
}

type Reader = {
  /** What the name stands behind. */
  lead: RegExp
  /** The name is of any words, up to what goes on. */
  isAny?: true
  isName: (words: readonly string[], after: string, text: string) => boolean
}

const greeted =
  '(?:(?:bonjour|bonsoir|salut|coucou|hello|hi|hiya|hey|yo|good (?:morning|afternoon|evening))(?: (?:there|all|everyone|a vous|a tous))?[ ,.!\\n]+)*'
const article = "(?:l'|la |le |les |the )?"
const follows =
  /^\s?(?:[,.;:!()\n-]|\d|$)|^ (?:a|au|aux|en|in|at|on|et|and|dans|here|ici|we|we're)\b/
/** A house of any trade. */
const anyHouse =
  /\b(?:shop|store|place|business|firm|company|practice|boite|societe|entreprise|magasin|affaire|structure|asso\w*)$/

const staffRoles = [...roles].join('|')

const readers: readonly Reader[] = [
  {
    // "Mon salon s'appelle mèche rebelle", "my gym is called iron yard".
    lead: /\b(?:my|our|mon|ma|notre|the|le|la) (?<noun>(?:[a-z-]+ )?[a-z-]+)(?:'s)?,? (?:is (?:called|named)|called|named|s'appelle|se nomme|s'appellera|appelee?) /g,
    isAny: true,
    isName: (words) => words.length > 0 && !adjective.test(words[0]!),
  },
  {
    // "On est cycles bertin 12 magasins", "c'est pour le club de judo de trelaze".
    lead: new RegExp(
      `(?:^|[.!?,\\n] ?)${greeted}(?:ici|nous sommes|on est|we are|we're|this is|moi c'est|nous c'est|je suis (?:de|chez|a)|i'm (?:from|with)|c'est pour|it's for|c'est|pour|chez|de chez) ${article}`,
      'g',
    ),
    isName: (words, after) => namesHouse(words) && follows.test(after),
  },
  {
    // "It's maddie from tiny toes nursery".
    lead: /\b(?:it's|its|c'est|i'm|im|ici|moi c'est) [a-z'-]{2,15} (?:from|at|de chez|de la|du|de) /g,
    isName: (words, after) => namesHouse(words) && follows.test(after),
  },
  {
    // "Company is rooftop yoga, need class booking".
    lead: /\b(?:company|business|firm|boite|societe|entreprise|resto|salon|brand|marque)(?: is| c'est| est|,? it's|:) /g,
    isName: (words, after) =>
      words.length > 1 &&
      words.every(isUnknown) &&
      words.every(isName) &&
      /^\s?(?:[,.;]|$)/.test(after),
  },
  {
    // "Ma boîte titi débarras cherche un logiciel".
    lead: /\b(?:ma|mon|notre|my|our) (?:boite|societe|entreprise|company|firm|business|asso) /g,
    isName: (words, after) =>
      words.some(isName) &&
      /^ (?:cherche|recherche|veut|voudrait|aimerait|souhaite|a besoin|needs|wants|is looking|would like)\b/.test(
        after,
      ),
  },
  {
    // "The little oven in harrogate": with its article it is one house.
    lead: /\b(?:we're|we are|this is) the /g,
    isName: (words, after) =>
      words.length > 1 && words.every(isName) && /^ in \p{L}{3,}/u.test(after),
  },
  {
    // "I'm a nurse at greenfields vets".
    lead: new RegExp(`\\b(?:${staffRoles}|nurse|reception) (?:at|for|chez|au|a) ${article}`, 'g'),
    isName: (words) => namesHouse(words),
  },
  {
    // "Chez fitbox on a besoin", "here at paywise we".
    lead: /(?:^|[.!?,\n] ?|\b(?:hello|bonjour|salut|hi) )(?:chez|here at|over at) /g,
    isName: (words, after) =>
      words.length > 0 &&
      words.length < 4 &&
      words.every(isUnknown) &&
      !isFirstName(words[0]!) &&
      /^,? (?:on (?!m'|t')|nous |je |j'|we )/.test(after),
  },
  {
    // "Lone star cooling, we're a hvac company".
    lead: new RegExp(`^${greeted}`, 'g'),
    isName: (words, after) =>
      words.length > 1 &&
      words.some(isName) &&
      !isFirstName(words[0]!) &&
      opensWithTrade(
        /^, (?:we're|were|we are|on est|nous sommes) (?:an? |une? )?(.{3,40})/.exec(after),
      ),
  },
  {
    // "We're a tattoo studio, black lantern".
    lead: /\b(?:we're|we are|on est|nous sommes|i run|i own|we run|i have|we have|i've got|j'ai|on a|je tiens|on tient) (?:an? |une? |the |la |le )(?<trade>[a-z' -]{3,40}), /g,
    isName: (words, after) =>
      words.length > 1 &&
      words.every(isUnknown) &&
      words.some(isName) &&
      /^[ .!]*(?:$|\n)/.test(after),
  },
]

function opensWithTrade(match: RegExpExecArray | null): boolean {
  return match?.[1]?.split(/[' ]/).some(isTrade) ?? false
}

/** A noun or a trade before a name has to be one: "my dog is called rex" names no house. */
function fits({ groups }: RegExpExecArray): boolean {
  const { noun, trade } = groups ?? {}
  const said = noun ?? trade
  if (said === undefined) return true
  return said.split(/[' -]/).some(isTrade) || anyHouse.test(said)
}

/** Whether somebody typed without capitals, so that a name has none either. */
function isTypedSmall({ source }: Folded): boolean {
  return !/\p{Lu}/u.test(source.slice(1))
}

/** The company of somebody who types without capitals and says who they are. */
export function introducedCompany(folded: Folded, text: string): Span | null {
  if (!isTypedSmall(folded)) return null
  for (const { lead, isAny, isName: isNamed } of readers) {
    for (const match of matchesIn(text, lead)) {
      const start = match.index + match[0].length
      const words = wordsAt(text, start, isAny)
      const last = words.at(-1)
      if (!last || !fits(match)) continue
      const said = words.map((word) => word.text)
      const span = { start, end: last.end }
      if (isNamed(said, text.slice(last.end), text) && believable(text, span)) return span
    }
  }
  const whole = text.trim()
  if (!isHouseTypedSmall(whole)) return null
  const start = text.indexOf(whole) + /^(?:l'|la |le |les |the )?/.exec(whole)![0].length
  return { start, end: text.indexOf(whole) + whole.length }
}

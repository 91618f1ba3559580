import { evades } from './declined.ts'
import { type Folded, quoteOf, type Span } from './fold.ts'
import { mentionedCompany, openingCompany, placedCompany } from './mentioned-company.ts'
import { type CompanySpan, isTradeAt, link, readCompany, writeCompany } from './read-company.ts'
import type { Found, Statement } from './statement.ts'
import { readSignature } from './read-signature.ts'
import { endsCompany, roles, trades } from './words.ts'

type Rule = {
  pattern: RegExp
  /** Also believed without a capital, as in "je bosse chez nexalia". */
  lower: boolean
}

const noun =
  '(?:societe|entreprise|boite|start-?up|agence|cabinet|association|asso|groupe|structure|organisation|firme?|company|business|organi[sz]ation|startup|agency|employer)'
const role = [...roles].filter((word) => word !== 'marketing').join('|')

const rules: Rule[] = [
  {
    pattern: new RegExp(
      `\\b${noun}(?:'s)?(?: name)?,? ?(?:s'appelle|se nomme|se prenomme|a pour nom|(?:is )?called|is named|name is)\\s+`,
      'g',
    ),
    lower: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:nom de (?:l'|la |notre |mon |ma )?${noun}|company(?: name)?|${noun}) ?: ?`,
      'g',
    ),
    lower: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:nom de (?:l'|la |notre |mon |ma )?${noun}|company name) (?:est|c'est|is) `,
      'g',
    ),
    lower: true,
  },
  {
    pattern:
      /\b(?:travail(?:le|lons|lant)|boss(?:e|ons)|(?:suis|sommes) (?:salarie|employe)e?s?)\s+(?:chez|pour|au sein d[eu']|dans|au|a(?= la | l'))\s+/g,
    lower: true,
  },
  {
    pattern: /\b(?:head|director|vp|manager|lead|chief) of (?:[a-z&]+ ){1,3}(?:at|for) /g,
    lower: false,
  },
  {
    pattern: new RegExp(
      `\\b(?:${role}) (?:of |des? |du |de la |de l'|d')(?:[a-z&-]+ ){1,3}?(?:de |du |d'|chez |at |for |@ ?)`,
      'g',
    ),
    lower: false,
  },
  {
    pattern:
      /\bi (?:head up|head|lead|run|manage|look after) (?:the )?(?:[a-z&]+ ){1,3}(?:at|for) /g,
    lower: false,
  },
  {
    pattern: /\b(?:work(?:ing)?|employed) (?:at|for|with)\s+(?!the |a |me|my |him|her|them|you)/g,
    lower: true,
  },
  {
    pattern: new RegExp(
      `\\b(?:notre|mon|ma|our|my|une?|the|l'|la) ?(?:sister |parent |holding )?${noun}(?: soeur| mere)?,? (?:c'est |est |is )?`,
      'g',
    ),
    lower: false,
  },
  { pattern: /\b(?:from the company|de la societe|de l'entreprise) +/g, lower: true },
  { pattern: /\b(?:sarl|sas|sasu|eurl)\s+/g, lower: false },
  {
    pattern: /\b(?:nous sommes|on est|we are|we're)\s+(?:la societe |l'entreprise |the company )?/g,
    lower: false,
  },
  {
    pattern:
      /\b(?:je (?:dirige|gere|represente|tiens)|nous representons|au nom de|pour le compte de|(?:my|our) (?:[a-z]+ )?team at|we at|i (?:run|own|manage|represent)|on behalf of|here at)\s+/g,
    lower: false,
  },
  {
    pattern: new RegExp(
      `\\b(?:${role})(?:[- ](?:generale?|associee?|technique|commerciale?|marketing|financiere?))?,? (?:de |du |d'|des |chez |at |of |for |@ ?|a (?=la |l'))`,
      'g',
    ),
    lower: false,
  },
]

/** "Nous c'est Cycles Bertin", "company is Paywise", "from procurement at Calloway Foods". */
const told =
  /\b(?:nous,? c'est|nous on est|chez nous c'est|(?:the |our )?company(?:'s| is)|we're called|we are called|on s'appelle|from [a-z]+ (?:at|of)|i'?m with|i am with|je suis (?:de|avec) (?:l'agence|la societe|chez)|(?:deja )?clients? (?:chez vous|de chez vous|of yours)? ?\(|(?:already|existing|current|long[- ]?standing|deja|suis|sommes) (?:an? )?(?:existing |current )?(?:clients?|customers?)(?: of yours| with you| chez vous)?(?: (?:since|depuis) \d{4})?[,:(] ?)\s*/g

/** Whether a text says in so many words what its writer's company is, or what house they run. */
export function namesCompany(text: string): boolean {
  return (
    text.search(told) !== -1 ||
    runs.test(text) ||
    /\b(?:plc|ltd|llp|llc|inc|gmbh|sarl|sasu?|eurl)\b/.test(text)
  )
}

const runs =
  /\b(?:nous sommes|on est|we are|we're|(?:notre|ma|mon|our|my) (?:societe|entreprise|boite|company|business|asso\w*|cabinet|agence)|(?:l'asso\w*|la boite|la societe) s'appelle|je (?:dirige|gere|represente)|i (?:run|own|manage|represent)|gerante?|dirigeante?|directeur|directrice|fondateur|fondatrice|founder|ceo|owner|pdg|dsi|cto|director)\b/

/** An institution that wants something: "l'hôpital Saint-Luc souhaite …", "Ashcombe Parish Council would like …". */
const wants =
  /^\s(?:souhaite|voudrait|aimerait|cherche|recherche|a besoin|envisage|veut|would like|wants|needs(?! to be)|is looking|are looking|seeks)\b/
const institutions =
  /^(?:mairie|ville|commune|hopital|lycee|college|ecole|universite|clinique|cabinet|association|syndicat|groupe|societe|departement|region|office|etude)$/

function bySubject(folded: Folded, text: string): Span | null {
  for (const match of text.matchAll(
    /(?:^|[.!?,\n] ?)(?:(?:bonjour|hello|hi|good morning|good afternoon)[ ,]+)?(?:la |le |l'|the )?/g,
  )) {
    const start = match.index + match[0].length
    const span = readCompany(folded, text, start)
    if (!span || !wants.test(text.slice(span.end))) continue
    const first = text.slice(start).split(/[\s']/)[0] ?? ''
    if (span.capital || (institutions.test(first) && /\p{Lu}/u.test(quoteOf(folded, span))))
      return span
  }
  return null
}

const house = /\bchez\s+/g
const customerOf =
  /(?:heberg\w*|achet\w*|abonn\w*|clients?|clientes?|command\w*|loue\w*|louons|compte|prestataires?|fournisseurs?|migr\w*|vu|passe\w*|licence|avant|ancien\w*)(?: \w+){0,2} $/
const legalForm =
  /(?:[A-ZÀ-Þ][\p{L}\d&'’.-]{0,40} (?:(?:& )?[A-ZÀ-Þ][\p{L}\d&'’.-]{0,40} ){0,4})(?:SARL|SASU|SAS|SA|EURL|SCOP|Ltd|ltd|Limited|Inc|LLC|LLP|PLC|plc|GmbH|Corp)\b/u

const department =
  /^(?:marketing|sales|it|operations|ops|product|engineering|finance|hr|technology|communication|com|ventes|production|achats|travaux|projets?|clientele|digital|data|rh|development|design|people|growth|innovation)\b|^(?:paris|lyon|marseille|london|france)$/
const vague =
  /^(?:actuelle|familiale|cliente|generale|mere|concurrente|locale|francaise|moi|toi|elles?|eux|lui|soi|nous|vous|apple (?:watch|tv))\b/

const answerFiller =
  /^(?:#|(?:oui|bah|ben|beh|euh|heu|alors|er|um|erm|uh|hm+|ah|oh|well|so|c|yes|yeah|yep|yup|sure|nous c'est|moi c'est|je represente|we go by|trading as|we trade as|we trade under|known as|that'd be|that would be|that's|it'd be|it would be|the name's|name's|we're called|it's called|a charity|an? asso\w*|une asso\w*|a (?:small |family )?(?:firm|business|shop|charity|company)|mon|ma|my|our|notre|the (?:firm|business|shop|place|charity|school|trust|name) is|de chez|from|de|du|d'(?=#)|bien sur|sure|alors|ok|en fait|finalement|actually|pardon|sorry|bonjour|hello|c'est pour|c'est|pour|it's for|it's|its|it is|for|on s'appelle|nous sommes|on est|we are|we're|elle s'appelle|je suis chez|je travaille (?:chez|pour)|i work (?:at|for)|chez|at|la societe|l'entreprise|the company|the company is|my company is|ma societe|mon entreprise|notre societe|notre entreprise|s'appelle|est|(?:is )?(?:called|named)|is) |[ ,:!;/|\n.+"«»“”-])+/

function believable(text: string, span: Span): boolean {
  const words = text.slice(span.start, span.end)
  return !department.test(words) && !vague.test(words)
}

function byRule(folded: Folded, text: string, { pattern, lower }: Rule): Span | null {
  for (const match of text.matchAll(pattern)) {
    const span = readCompany(folded, text, match.index + match[0].length)
    if (span && (lower || span.capital) && believable(text, span)) return span
  }
  return null
}

/** "chez X" is the visitor's company, unless they buy there. */
function byHouse(folded: Folded, text: string): Span | null {
  for (const match of text.matchAll(house)) {
    if (customerOf.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    const span = readCompany(folded, text, match.index + match[0].length)
    const works = /\b(?:travaill\w*|bosse|suis|employe\w*)[^.!?]{0,15}$/.test(
      text.slice(0, match.index),
    )
    if (span && (span.capital || works) && believable(text, span)) return span
  }
  return null
}

/** "Claire de Nexalia", "John from Acme": right after the name. */
function byName(folded: Folded, text: string, name: Span | undefined): Span | null {
  if (!name) return null
  const placed =
    /^,? (?:here )?(?:(?:from|of|at|with|de chez|de la|des|de|du) |(?:de l|d)'|@ ?)/.exec(
      text.slice(name.end),
    )
  if (!placed) return null
  const span = readCompany(folded, text, name.end + placed[0].length)
  if (!span || !believable(text, span)) return null
  return span.capital || isAllLower(folded) ? span : null
}

function isAllLower({ source }: Folded): boolean {
  return source === source.toLowerCase()
}

function byLegalForm({ source, origin }: Folded): Span | null {
  const match = legalForm.exec(source)
  if (!match) return null
  const start = origin.findIndex((index) => index >= match.index)
  const end = origin.findIndex((index) => index >= match.index + match[0].length)
  return { start, end }
}

/** "Claire Dubois, Boulangerie Martin" or the reverse: what kind of house it is tells it apart. */
function besideName(folded: Folded, text: string, name: Span | undefined): Span | null {
  if (!name) return null
  const first = readCompany(folded, text, 0)
  if (first?.capital && isTradeAt(text, 0) && /^\s?[,;/|\n-]/.test(text.slice(first.end)))
    return first
  const gap = /^\s?[,;/|\n-]\s?/.exec(text.slice(name.end))
  const span = gap ? readCompany(folded, text, name.end + gap[0].length) : null
  return span?.capital && isTradeAt(text, span.start) ? span : null
}

/** What may follow a company's name that is the whole answer. */
const answered =
  /^\s*(?:[,.!;:#(\n"»”-]|(?:sprl|srl|bv|bvba|nv|asbl|sa|sarl|ltd|limited|inc|gmbh|ag)\b|(?:a|au|en|in|et|and|une?|qui|its|it's|c|c'est|on est|nous sommes|we're|we are|there are|based|basee?|near|pres|outside|just|du|au|chez|pas|not|plutot|instead|rather)\b|$)/

/** Behind a name: "Anna Lee, Head of Data, Finlytics". */
const roleOf = new RegExp(`^(?:the |la |le )?(?:${role})\\b[^,;\\n]*(?:[,;\\n] ?|$)`)

/** "No", "Moi", "Bye": a capital makes no name of them. Nor is "pour les agriculteurs" one. */
function isIdle(text: string, { start, end, capital }: CompanySpan): boolean {
  if (
    text
      .slice(start, end)
      .split(' ')
      .every((word) => endsCompany(word) || roles.has(word))
  )
    return true
  return (
    !capital &&
    /\b(?:les|des) $/.test(text.slice(0, start)) &&
    !text.slice(start, end).includes(' ')
  )
}

/** Behind the courtesies, and behind a name with the role that follows it. */
function answerStart(text: string): number {
  const filled = answerFiller.exec(text)?.[0].length ?? 0
  if (!text.startsWith('#')) return filled
  return filled + (roleOf.exec(text.slice(filled))?.[0].length ?? 0)
}

/** The answer to "for which company?": its name alone, or with little around it. */
function byAnswer(folded: Folded, text: string): Span | null {
  if (text.includes('?')) return null
  const span = readCompany(folded, text, answerStart(text))
  if (!span || !believable(text, span) || isIdle(text, span)) return null
  return answered.test(text.slice(span.end)) ? span : null
}

/** "We're a small bakery called Crumb": only once asked, since tools are called something too. */
const calledSo: Rule = {
  pattern: /\b(?:called|named|appelee?|s'appelle|nommee?)\s+/g,
  lower: false,
}

/** "I own a shop called Stitch Please". */
const ownCalled: Rule = {
  pattern:
    /\b(?:i|we|je|j'|on|nous) ?(?:own|run|have|'ve got|manage|are|started|opened|tiens|ai|a|avons|gere|dirige|suis)\b(?: [\p{L}'-]+){1,4} (?:called|named|appelee?|nommee?|qui s'appelle)\s+/gu,
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
  const isNamed = words.every((word) => /^[\p{Lu}\d&]/u.test(word) || link.test(word.toLowerCase()))
  if (words.length < 2 || words.length > 6 || !isNamed || text.includes('?')) return null
  if (!/^\p{Lu}/u.test(typed) || !/\p{Lu}/u.test(words.at(-1)!)) return null
  return { start, end: start + said.length }
}

const said =
  /^(?:(?:oui|yes|c'?est|c|it's|its|bonjour|hello|pour|for|nous c'est|moi c'est|on s'appelle)[ ,]+)+/
const links = /^(?:de|du|des|la|le|les|et|en|aux?|of|the|and)$|^[dl]'/

/** "jardins de sophie": the whole of a short answer, where nothing in it is said of anything else. */
function byWholeAnswer(text: string): Span | null {
  if (/[?@#\d]/.test(text) || evades(text)) return null
  const start = said.exec(text)?.[0].length ?? 0
  const span = { start, end: text.replace(/(?<![ .!])[ .!]+$/, '').length }
  const words = text.slice(start, span.end).split(' ')
  // Without a link between them, words typed small may be anything.
  const isLinked = words.length < 6 && words.slice(1).some((word) => links.test(word))
  const isNamed = isLinked && words.every((word) => links.test(word) || !endsCompany(word))
  return isNamed && !roles.has(words[0]!) && believable(text, span) ? span : null
}

function answerOf(folded: Folded, text: string, name: Span | undefined): Span | null {
  return (
    byRule(folded, text, ownHouse) ??
    byAnswer(folded, text) ??
    byRule(folded, text, calledSo) ??
    (name ? null : (byCapitals(folded, text) ?? byWholeAnswer(text)))
  )
}

/** "I do not trust OKA", "mon père travaille chez Airbus": named, but not as theirs. */
const denied =
  /\b(?:(?:mon|ma|mes|my|his|her|their|son|sa) (?:pere|mere|frere|soeur|fils|fille|mari|femme|copain|copine|ami|amie|oncle|tante|dad|mum|mom|father|mother|brother|sister|son|daughter|husband|wife|friend|boss) (?!et moi|and i)[^.!?]{0,20}|(?:students?|etudiante?s?|eleves?|lyceenne?s?)(?: \w+)? (?:at|of|a|de|en) |(?:not|n't|pas|don't) (?:\w+ ){0,2})$/

function isDenied(text: string, { start }: Span): boolean {
  return denied.test(text.slice(Math.max(0, start - 60), start))
}

/**
 * The visitor's company, at most one a message. `name` is where their own name stands; `framed`: they tell of a
 * project, so that any house they name is likely theirs.
 */
export function extractCompany(
  statement: Statement,
  name: Span | undefined,
  framed = false,
): Found[] {
  const { folded, text, asked } = statement
  const readers: (() => Span | null)[] = [
    () => (asked.has('company') ? answerOf(folded, text, name) : null),
    () => byRule(folded, text, { pattern: told, lower: false }),
    () => byRule(folded, text, ownCalled),
    () => bySubject(folded, text),
    () => rules.reduce<Span | null>((known, rule) => known ?? byRule(folded, text, rule), null),
    () => openingCompany(folded, text, name),
    () => byHouse(folded, text),
    () => byName(folded, text, name),
    () => placedCompany(folded, text),
    () => besideName(folded, text, name),
    () => byLegalForm(folded),
    () => readSignature(folded, text, name).company,
    () => (framed ? mentionedCompany(folded, text, name) : null),
  ]
  const span = readers.reduce<Span | null>((known, read) => known ?? read(), null)
  if (!span || isDenied(text, span)) return []
  // "FB", "TR": unasked, two letters name too much else.
  if (!asked.has('company') && span.end - span.start < 3) return []
  const { start, end } = span
  return [{ field: 'company', value: writeCompany(folded, span), by: 'visitor', start, end }]
}

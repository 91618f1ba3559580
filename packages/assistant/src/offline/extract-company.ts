import { answeredCompany } from './answered-company.ts'
import { saysNoCompany } from './declined.ts'
import { isFirstName } from './first-names.ts'
import { type Folded, isCapital, quoteOf, type Span } from './fold.ts'
import { introducedCompany } from './introduced-company.ts'
import { correction } from './late-answers.ts'
import { mentionedCompany, openingCompany, placedCompany } from './mentioned-company.ts'
import {
  believable,
  byRule,
  isPlainlyCompany,
  isTradeAt,
  readCompany,
  type Rule,
  writeCompany,
} from './read-company.ts'
import { renamedCompany } from './respelled.ts'
import { readSignature } from './read-signature.ts'
import { rememberIn } from './remember.ts'
import type { Found, Statement } from './statement.ts'
import { endsCompany, roles, trades } from './words.ts'
import { matchesIn } from '../patterns.ts'

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
      /\b(?:travail(?:le|lons|lant)|boss(?:e|ons)|(?:suis|sommes) (?:salarie|employe)e?s?)\s+(?:chez|pour|au sein d[eu']|dans|au|a(?= la | l'))\s+(?:(?:service|departement|pole|bureau|rayon|direction) (?:[a-z]{2,15} ){0,2}?(?:de la |de l'|du |de |d'|des |chez ))?/g,
    lower: true,
  },
  {
    pattern: /\b(?:head|director|vp|manager|lead|chief) of (?:[a-z&]+ ){1,3}(?:at|for) /g,
    lower: false,
  },
  {
    pattern: new RegExp(
      `\\b(?:${role}) (?:of |des? |du |de la |de l'|d')(?:[a-z&-]+ ){1,3}?(?:de |du |d'|chez |au |a la |a l'|at |for |@ ?)`,
      'g',
    ),
    lower: false,
  },
  {
    pattern:
      /\((?:le |la |l'|the )?(?:groupe|enseigne|societe|reseau|marque|group|company|brand|asso\w*) /g,
    lower: false,
  },
  {
    pattern:
      /\bi (?:head up|head|lead|run|manage|look after) (?:the )?(?:[a-z&]+ ){1,3}(?:at|for) /g,
    lower: false,
  },
  {
    pattern: /\b(?:work(?:ing)?|employed) (?:at|for)\s+(?!the |a |me|my |him|her|them|you)/g,
    lower: true,
  },
  {
    // "I love working with dogs"; and no card is theirs that works with something.
    pattern:
      /(?:^|\b(?:i|we|i'm|we're)(?: [a-z]+){0,2} )(?:work(?:ing)?|employed) with\s+(?!the |a |me|my |him|her|them|you)/g,
    lower: false,
  },
  {
    pattern: new RegExp(
      `\\b(?:notre|mon|ma|our|my|une?|the|l'|la) ?(?:sister |parent |holding )?${noun}(?: soeur| mere)?,? (?:c'est |est |is )?`,
      'g',
    ),
    lower: false,
  },
  { pattern: /\b(?:from the company|de la societe|de l'entreprise) +/g, lower: true },
  {
    pattern:
      /\b(?:sous (?:l'enseigne|la marque|le nom)(?: de)?|under the (?:name|brand|banner)(?: of)?|trading as|t\/a)\s+/g,
    lower: false,
  },
  {
    pattern:
      /\b(?:(?:contrat|compte|dossier|facture|commande|account|contract|order|invoice)s? (?:est |is )?(?:au nom d[eu] |under |in the name of )|account name:? |compte client:? |(?:le|notre) compte )/g,
    lower: false,
  },
  { pattern: /(?:^|[,;.(\n] ?)(?:societe|entreprise|company|enseigne) /g, lower: false },
  {
    pattern:
      /\b(?:we're|we are|i'm|nous sommes|on est|je suis) (?:an? |une? )?(?:clientes?|clients?|customers?)(?: of yours| chez vous)?(?: (?:depuis|since) [a-z]+(?: \d{4})?)? ?[,:(-] ?/g,
    lower: false,
  },
  { pattern: /\b(?:sarl|sas|sasu|eurl)\s+/g, lower: false },
  {
    // "L'entreprise de notre père, la Maison Lacoste".
    pattern:
      /\b(?:l'entreprise|la societe|la boite|the (?:family )?(?:business|firm|company)) (?:[a-z'-]+ ){0,6}(?:pere|mere|parents|famille|father|mother|dad|mum|family)(?:'s (?:business|firm|company))?, (?:la |le |l'|the )?/g,
    lower: false,
  },
  {
    pattern: /\b(?:nous sommes|on est|we are|we're)\s+(?:la societe |l'entreprise |the company )?/g,
    lower: false,
  },
  {
    pattern:
      /\b(?:je (?:dirige|gere|represente|tiens)|nous representons|au nom de|pour le compte de|(?:my|our) (?:[a-z]+ )?team at|we at|i (?:run|own|manage|represent)|(?:i|we) (?:have|own|keep|'ve got) (?=the [a-z]+ [a-z])|on behalf of|here at|greetings from|de la part de|business development (?:at|for))\s+/g,
    lower: false,
  },
  {
    pattern: new RegExp(
      `\\b(?:${role})(?:[- ](?:generale?|associee?|technique|commerciale?|marketing|financiere?))?,? (?:de |du |d'|des |chez |at |of |for |au |aux |@ ?|a (?=la |l'))`,
      'g',
    ),
    lower: false,
  },
]

/** "Notre boîte c'est Kaolin Studio", "the winery is called Two Creeks": what kind of house it is, then its name. */
const houseCalled: Rule = {
  pattern: new RegExp(
    `\\b(?:${noun}|${[...trades].join('|')}|winery|brewery|shop|firm|charity)(?: a nous| a moi)?(?:,? (?:c'est|s'appelle|se nomme|it's|is called|is named|called) | ?: )(?!.{2,30} (?:qui|who) )`,
    'g',
  ),
  lower: false,
}

/** "Nous c'est Cycles Bertin", "company is Paywise", "from procurement at Calloway Foods". */
const introduced =
  /\b(?:nous,? c'est|nous on est|chez nous c'est|(?:the |our )?company(?:'s| is)|we're called|we are called|on s'appelle|from [a-z]+ (?:at|of)|i'?m with|i am with|je suis (?:de|avec) (?:l'agence|la societe|chez)|(?:deja )?clients? (?:chez vous|de chez vous|of yours)? ?\(|(?:already|existing|current|long[- ]?standing|deja|suis|sommes) (?:an? )?(?:existing |current )?(?:clients?|customers?)(?: of yours| with you| chez vous)?(?: (?:since|depuis) \d{4})?[,:(] ?)\s*/g

/** Whether a text says in so many words what its writer's company is, or what house they run. */
export function namesCompany(text: string): boolean {
  return (
    text.search(introduced) !== -1 ||
    runs.test(text) ||
    /\b(?:plc|ltd|llp|llc|inc|gmbh|sarl|sasu?|eurl)\b/.test(text)
  )
}

const runs =
  /\b(?:nous sommes|on est|we are|we're|(?:notre|ma|mon|our|my) (?:societe|entreprise|boite|company|business|asso\w*|cabinet|agence)|(?:l'asso\w*|la boite|la societe) s'appelle|je (?:dirige|gere|represente)|i (?:run|own|manage|represent)|gerante?|dirigeante?|directeur|directrice|fondateur|fondatrice|founder|ceo|owner|pdg|dsi|cto|director)\b/

/** An institution that wants something: "l'hôpital Saint-Luc souhaite …", "Ashcombe Parish Council would like …". */
const wants =
  /^\s(?:met a votre disposition|vous propose|souhaite|voudrait|aimerait|cherche|recherche|a besoin|envisage|veut|would like|wants|needs(?! to be)|is looking|are looking|seeks)\b/
const institutions =
  /^(?:mairie|ville|commune|hopital|lycee|college|ecole|universite|clinique|cabinet|association|syndicat|groupe|societe|departement|region|office|etude)$/

/** "Dr. Chaudhry wants to see a proposal". */
const titled = /\b(?:dr|mr|mrs|ms|mme|m|me|pr|prof)\.? ?$/

function bySubject(folded: Folded, text: string): Span | null {
  for (const match of matchesIn(
    text,
    /(?:^|[.!?,\n] ?)(?:(?:bonjour|hello|hi|good morning|good afternoon)[ ,]+)?(?:la |le |l'|the )?/g,
  )) {
    const start = match.index + match[0].length
    const span = readCompany(folded, text, start)
    if (!span || !wants.test(text.slice(span.end)) || titled.test(text.slice(0, start))) continue
    // "Si Hydro veut …": a capital that only opens the sentence.
    if (endsCompany(text.slice(span.start, span.end).split(' ')[0]!)) continue
    const first = text.slice(start).split(/[\s']/)[0] ?? ''
    if (span.capital || (institutions.test(first) && /\p{Lu}/u.test(quoteOf(folded, span))))
      return span
  }
  return byKind(folded, text)
}

/** "La cave coopérative Les Coteaux souhaite …": the name behind what kind of house it is. */
const kindOfHouse =
  /(?:^|[.!?,\n] ?)(?:(?:bonjour|hello|hi)[ ,]+)?(?:la |le |l'|notre |the |our )(?:(?!(?:de|du|des|of|client|chef|patron|gerante?) )[a-z-]{3,20} ){1,3}/g

function byKind(folded: Folded, text: string): Span | null {
  for (const match of matchesIn(text, kindOfHouse)) {
    const start = match.index + match[0].length
    const span =
      isCapital(folded, start) || /^l[ae]s? /.test(text.slice(start))
        ? readCompany(folded, text, start)
        : null
    if (span?.capital && wants.test(text.slice(span.end))) return span
  }
  return null
}

const house = /\bchez\s+/g
const customerOf =
  /(?:heberg\w*|achet\w*|abonn\w*|clients?|clientes?|command\w*|loue\w*|louons|compte|prestataires?|fournisseurs?|migr\w*|vu|passe\w*|licence|avant|ancien\w*)(?: \w+){0,2} $/
const legalForm =
  /(?:[A-ZÀ-Þ][\p{L}\d&'’.-]{0,40} (?:(?:& )?[A-ZÀ-Þ][\p{L}\d&'’.-]{0,40} ){0,4})(?:SARL|SASU|SAS|SA|EURL|SCOP|Ltd|ltd|Limited|Inc|LLC|LLP|PLC|plc|GmbH|Corp)\b/u

/** "On est allés chez Corinne": at her home. */
function isFriend(text: string, { start, end }: Span): boolean {
  return isFirstName(text.slice(start, end))
}

/** "chez X" is the visitor's company, unless they buy there. */
function byHouse(folded: Folded, text: string): Span | null {
  for (const match of matchesIn(text, house)) {
    if (customerOf.test(text.slice(Math.max(0, match.index - 40), match.index))) continue
    const span = readCompany(folded, text, match.index + match[0].length)
    const works = /\b(?:travaill\w*|bosse|suis|employe\w*)[^.!?]{0,15}$/.test(
      text.slice(0, match.index),
    )
    if (!span || !believable(text, span) || (isFriend(text, span) && !works)) continue
    if (span.capital || works) return span
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

function byLegalForm({ source, origin, isShouted }: Folded): Span | null {
  if (isShouted) return null
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

/** "I own a shop called Stitch Please". */
const ownCalled: Rule = {
  pattern:
    /\b(?:i|we|je|j'|on|nous) ?(?:own|run|have|'ve got|manage|are|started|opened|tiens|ai|a|avons|gere|dirige|suis)\b(?: [\p{L}'-]+){1,4} (?:called|named|appelee?|nommee?|qui s'appelle)\s+/gu,
  lower: false,
}

/** "I do not trust OKA", "mon père travaille chez Airbus": named, but not as theirs. */
const denied =
  /\b(?:(?:mon|ma|mes|my|his|her|their|son|sa) (?:pere|mere|frere|soeur|fils|fille|petit[- ]fils|petite[- ]fille|beau[- ](?:frere|pere|fils)|belle[- ](?:soeur|mere|fille)|cousine?|neveu|niece|voisine?|mari|femme|copain|copine|ami|amie|oncle|tante|dad|mum|mom|father|mother|brother|sister|son|daughter|grandson|granddaughter|nephew|(?:brother|sister|mother|father)-in-law|neighbou?r|husband|wife|friend|mate|boss|chef|director|manager|colleague|directeur|directrice|patron|collegue) (?!et moi|and i)[^.!?]{0,40}|\b(?:my|our|mon|ma|notre|nos) (?:previous|former|last|old|ancien(?:ne)?|precedente?) (?:firm|company|agency|employer|job|boite|agence|entreprise|societe|employeur),? |\b(?:years?|months?|ans|mois|annees) (?:at|with|chez|dans) (?:une? |an? )?(?:[a-z]+ )?(?:called |nommee? |appelee? )?|\b(?:laid off|let go|fired|sacked|made redundant|retired|licenciee?|virere?|partie?) (?:from|by|de|d'|par|chez) (?:chez )?|\b(?:outfit|crowd|shop|place|lot|firm|company|competitors?|rivals?|another [a-z]+|boite|voisins?|concurrents?) (?:across town|down the road|up the road|in town|next door|beyond|opposite|d'en face|d'a cote|du coin),? |\b(?:donnee?s?|payee?s?|versee?s?|verse|paye|donne|gave|paid|pay|confie) (?:[^.!?,]{0,20} )?(?:a|to) |\b(?:il parait que|parait que|apparemment|apparently|i hear(?:d)?(?: that)?|they say) (?:le |la |les |l'|the )?|(?:students?|etudiante?s?|eleves?|lyceenne?s?)(?: \w+)? (?:at|of|a|de|en) |(?:notre|nos|mon|un|our|my|a|another|autre) (?:former |ancien(?:ne)? )?(?:concurrents?|competitors?|fournisseurs?|suppliers?|prestataires?|hebergeurs?|providers?)(?: (?:is|est|c'est|called|s'appelle))?,? |(?:when|if|while|once) (?:i|we) (?:run|ran|install|installed) |(?:not|n't|pas|don't) (?:\w+ ){0,2})$/

/** "Disney is the owner of ABC": the role is not the visitor's. */
const ofSomebody = new RegExp(
  `(?<!\\bon )\\b(?:is|was|be|became|est|etait|devient|vous etes|tu es|t'es|you(?:'| a)re),?(?: euh,?)? (?:(?:now|also|the|an?|une?|le|la) ){0,2}(?:[a-z]+ )?(?:${role})s? (?:of|for|at|de|du|des|chez) (?:la |l')?$`,
)

/** "Two dogs named Rex", "my favourite band is Rush": what else has a name. */
const otherNames =
  /\b(?:dogs?|cats?|pets?|pupp(?:y|ies)|kittens?|retrievers?|terriers?|parrots?|turtles?|hamsters?|rabbits?|horses?|pon(?:y|ies)|bab(?:y|ies)|boys?|girls?|guys?|sons?|daughters?|children|kids?|brothers?|sisters?|friends?|husband|wife|bands?|movies?|films?|books?|novels?|songs?|albums?|games?|chiens?|chiennes?|chats?|chattes?|chiots?|chatons?|lapins?|chevaux|cheval|perroquets?|fils|filles?|freres?|soeurs?|copains?|copines?|amis?|amies?|bebes?|livres?|romans?|chansons?|jeux?|series?),? (?:is |are |est |sont |was )?(?:called|named|appelee?s?|nommee?s?|(?:qui )?s'appell(?:e|ent)) $|\b(?:favou?rites?|preferee?s?)(?: [a-z]+){0,2} (?:is|are|was|est|sont|c'est) $|\bfavou?rite $/

/** What a house is and where: "agence d'architecture à Nantes". */
const kindAndPlace =
  /^[a-z-]+(?: (?:d'|de )?[a-z-]+){0,3} (?:a|en|in|near|pres de) (?=[a-z-]+(?: [a-z-]+)?$)/

/** Whether words say what kind of house it is, with a capital in nothing but the place where it is. */
function isDescription(folded: Folded, text: string, { start, end }: Span): boolean {
  const [kind] = kindAndPlace.exec(text.slice(start, end)) ?? []
  if (!kind) return false
  return !/\p{Lu}/u.test(quoteOf(folded, { start: start + 1, end: start + kind.length }))
}

function isDenied(text: string, { start }: Span): boolean {
  const before = text.slice(Math.max(0, start - 60), start)
  return denied.test(before) || ofSomebody.test(before) || otherNames.test(before)
}

/** Whether words name no company, or none of theirs. */
function isNone({ folded, text, asked }: Statement, span: Span): boolean {
  const { start, end } = span
  if (isDenied(text, span) || saysNoCompany(text.slice(start, end))) return true
  // "FB", "TR": unasked, two letters name too much else.
  return isDescription(folded, text, span) || (!asked.has('company') && end - start < 3)
}

/** A matcher, and whether what it finds is stated as the visitor's company or only mentioned. */
type Reader = ['told' | 'named', () => Span | null]

function firstOf<One, Read>(all: readonly One[], read: (one: One) => Read | null): Read | null {
  return all.reduce<Read | null>((known, one) => known ?? read(one), null)
}

/** What depends on the text alone is read once, though a message is read several times. */
const calledHouse = rememberIn((folded, text) => byRule(folded, text, houseCalled))
const toldHouse = rememberIn(
  (folded, text) =>
    byRule(folded, text, { pattern: introduced, lower: false }) ??
    byRule(folded, text, ownCalled) ??
    bySubject(folded, text) ??
    firstOf(rules, (rule) => byRule(folded, text, rule)),
)
const namedHouse = rememberIn(byHouse)
const placedHouse = rememberIn(placedCompany)
const presentedHouse = rememberIn(introducedCompany)

/**
 * The visitor's company, at most one a message. `name` is where their own name stands; `isFramed`: they tell of a
 * project, so that any house they name is likely theirs; `former`: the house they told before.
 */
export function extractCompany(
  statement: Statement,
  name: Span | undefined,
  { isFramed = false, former }: { isFramed?: boolean; former?: string | undefined } = {},
): Found[] {
  const { folded, text, asked } = statement
  const readers: readonly Reader[] = [
    ['told', () => (former && correction.test(text) ? renamedCompany(folded, text, former) : null)],
    ['told', () => calledHouse(folded, text)],
    ['told', () => (asked.has('company') ? answeredCompany(folded, text, name) : null)],
    ['told', () => toldHouse(folded, text)],
    ['told', () => openingCompany(folded, text, name)],
    ['named', () => namedHouse(folded, text)],
    ['told', () => byName(folded, text, name)],
    ['named', () => placedHouse(folded, text)],
    ['told', () => besideName(folded, text, name)],
    ['told', () => byLegalForm(folded)],
    ['told', () => readSignature(folded, text, name).company],
    ['told', () => presentedHouse(folded, text)],
    ['named', () => (isFramed ? mentionedCompany(folded, text, name) : null)],
  ]
  const read = firstOf(readers, ([how, reader]) => {
    const span = reader()
    return span && { how, span }
  })
  if (!read || isNone(statement, read.span)) return []
  const { start, end } = read.span
  const isPassing = read.how === 'named' && !isPlainlyCompany(folded, read.span)
  const value = writeCompany(folded, read.span)
  return [{ field: 'company', value, by: 'visitor', start, end, isPassing }]
}

import type { Span } from './fold.ts'
import { numberWords } from './number-words.ts'
import { classesOf } from './word-classes.ts'
import type { Found, Statement } from './statement.ts'
import { apart, matchesIn } from '../patterns.ts'

/** People counted by what they do: "mes 6 plombiers", "28 fee earners", "60 gars". Folded, in the plural. */
const occupations = String.raw`(?:plombiers?|electriciens?|macons?|menuisiers?|couvreurs?|peintres?|chauffagistes?|ouvriers?|ouvrieres?|artisans?|compagnons?|techniciens?|techniciennes?|mecaniciens?|mecanos?|chauffeurs?|conducteurs?|livreurs?|coursiers?|routiers?|caristes?|vendeurs?|vendeuses?|commerciaux|commerciales?|conseillers?|conseilleres?|consultants?|consultantes?|ingenieurs?|developpeurs?|comptables?|juristes?|avocats?|notaires?|clercs?|architectes?|geometres?|medecins?|infirmiers?|infirmieres?|soignants?|soignantes?|aides? a domicile|auxiliaires?|kines?|dentistes?|veterinaires?|coiffeurs?|coiffeuses?|estheticiennes?|serveurs?|serveuses?|cuisiniers?|boulangers?|patissiers?|moniteurs?|monitrices?|animateurs?|educateurs?|formateurs?|formatrices?|enseignants?|profs?|professeurs?|gardiens?|vigiles?|jardiniers?|paysagistes?|saisonniers?|interimaires?|stagiaires?|apprenties?|apprentis?|associes|associees|gars|bonhommes|collegues|equipiers|permanents|intervenants|praticiens|lads|guys|blokes|girls|colleagues|workers|plumbers|electricians|builders|roofers|carpenters|joiners|painters|mechanics|technicians|engineers|fitters|drivers|couriers|riders|pickers|packers|cleaners|carers|caregivers|nurses|doctors|dentists|vets|physios|therapists|stylists|hairdressers|barbers|beauticians|groomers|chefs|cooks|waiters|bakers|baristas|teachers|tutors|instructors|coaches|trainers|lecturers|consultants|advisers|advisors|brokers|accountants|bookkeepers|lawyers|solicitors|barristers|attorneys|paralegals|fee[- ]earners|analysts|developers|designers|coders|reps|salespeople|clerks|administrators|admins|guards|gardeners|landscapers|farmers|farmhands|operatives|operators|crew|tradesmen|labourers|apprentices|freelancers|contractors|seasonals|part[- ]timers|full[- ]timers)`

const people = String.raw`(?:personnes?|pers\b|salarie(?:e?s)?|employe(?:e?s)?|collaborateurs?|collaboratrices?|agents|benevoles|adherents actifs|membres|etp|people|persons?|staff|employees?|fte|ftes|volunteers|souls|ames|cdi|equivalents? temps plein|members of staff|team members|of us\b|strong\b|head ?count)`
const words: Record<string, number> = {
  ...numberWords,
  cent: 100,
  'une dizaine': 10,
  'une bonne dizaine': 10,
  'une petite dizaine': 10,
  'une bonne vingtaine': 20,
  'une petite vingtaine': 20,
  'une bonne trentaine': 30,
  'une bonne quarantaine': 40,
  'une bonne cinquantaine': 50,
  'une douzaine': 12,
  'une quinzaine': 15,
  'une vingtaine': 20,
  'une trentaine': 30,
  'une quarantaine': 40,
  'une cinquantaine': 50,
  'une soixantaine': 60,
  'une septantaine': 70,
  'une centaine': 100,
  'a dozen': 12,
  'half a dozen': 6,
  'a couple': 2,
  'a hundred': 100,
}
const number = String.raw`(?:\d{1,3}(?:[ .,]\d{3})+|\d{1,6}|${Object.keys(words)
  .toSorted((one, other) => other.length - one.length)
  .join('|')})`
const count = String.raw`(?<low>${number})(?: ?(?:-|a|to|et|and) ?(?<high>${number}))?`
const about = String.raw`(?:(?:environ|a peu pres|presque|pres de|plus de|about|around|roughly|approximately|nearly|over|just|juste|only) )?`
const counted = new RegExp(
  String.raw`(?<![\p{L}\d.,€$£])${count}(?:[- ]odd)?(?: de| d'| of)? ?${people}`,
  'gu',
)
/** "140 teaching and non teaching staff", "85 on the books": words may stand between. */
const described = new RegExp(
  String.raw`(?<![\p{L}\d.,€$£])${count} (?:(?:(?!(?:for|to|per|a|of|with|by|our|their|the|pour|par|de|des|avec)\b)[a-z-]{2,15} ){1,4}(?:staff|employees|workers|volunteers|salaries|employes|collaborateurs|agents)\b|(?:en tout|au total|in all|in total|all told|all in|including (?:me|myself)|moi compris\w*|avec moi)\b|on (?:the books|the payroll|staff|our books)|(?:on the|in the) team\b|(?:tetes|heads)\b)`,
  'gu',
)
/** "A 75-person freight forwarder". */
const compound = new RegExp(
  String.raw`(?<![\p{L}\d.,€$£])(?<low>${number})(?:[- ](?:person|people|strong|staff|employee|seat|head)|-(?:man|woman))\b`,
  'gu',
)
/** Those who work for them, by what they do. */
const working = new RegExp(
  String.raw`(?<![\p{L}\d.,€$£])${count}(?: d'| de| of (?:my|our))? ?${apart(String.raw`${occupations}\b(?! (?:a |per |par |an? )?(?:day|jour|week|semaine|mois|month))`)}`,
  'gu',
)
/** "35 bénévoles et 2 salariées", "60 gars plus 10 au bureau": these are added. */
const added = new RegExp(
  String.raw`^[^.!?\d]{0,25}?(?:,| et| and| plus| \+|&) ?(?<more>${number})(?= ?(?:${people}|${occupations}|au bureau|in (?:the )?office|in accounts|dans les bureaux|a l'atelier|a mi-temps|part[- ]time))`,
  'u',
)
const led = new RegExp(
  String.raw`\b(?:head ?count(?:'s| is| of|:)?|on est|nous sommes|sommes|on sera|on tourne a|on tourne autour de|nous etions|we number|we are about|we've(?: got)?|we have|we employ|j'emploie|on emploie|effectif(?: de| :)?|there(?:'s| are| is)|we're|we are|team of|equipe de|staff of|staff(?:'s| is)|cabinet a) ${about}${count}(?=\s*(?:[.,;!)(\n]|$|a |dans|chez|au |aux |en |sur |in |on |at |here|et |and |pis |so |donc |qui |who |car |plus |with |avec |y compris|including|mais|but))`,
  'g',
)
/** Asked about their company, people add "une dizaine", "around 40". */
const loose = new RegExp(
  String.raw`(?:^|[,(] ?)${about}(?<low>une (?:dizaine|douzaine|quinzaine|vingtaine|trentaine|quarantaine|cinquantaine|soixantaine|septantaine|centaine)|a dozen)(?=\s*(?:[.,;!)]|$))`,
  'g',
)
/** "Me and four others", "moi et 4 salariés", "me plus 4". */
const besideMe = new RegExp(
  String.raw`\b(?:me and|moi et(?: mes)?|myself and|(?:moi|me) ?(?:plus|\+)) (?<others>${number})${apart(String.raw`(?: (?:others?|autres|people|personnes|salariee?s?|employee?s?|apprentis?|apprentices?|${occupations})\b|(?=\s?(?:[.,;!)]|$)))`)}`,
  'u',
)
/** Nobody else works there. */
const alone =
  /\b(?:(?:it's |its |it is )?(?:just|only) (?:me|myself)|i(?:'m| am) (?:on my own|a one[- ](?:man|woman)[- ](?:band|show)|a sole trader)|i work (?:alone|on my own|by myself)|je (?:suis|bosse|travaille) (?:toute? )?seule?|(?:y a |il y a )?(?:juste|que) moi)(?=\s*(?:[.,;!)]|$|\b(?:and|et|with|avec) (?:my|the|mon|ma|mes|un|une)\b(?! (?:\w+ )?(?:wife|husband|brother|sister|partner|associe\w*|femme|mari|frere|soeur|equipe|team|staff|lads|boys|girls|gars)))| (?:dans|a) (?:la |l'|mon |ma )(?:boite|atelier|affaire|cabinet)|\b(?: here| for now| lol| mdr)\b)/u
/** People who are no company: guests, travellers, those meant to use or to buy. */
const besides =
  /\b(?:call|ring|phone|text|e-?mail|serve|feed|host|seat|treat|teach|appel\w+|rappel\w+|servi\w*|nourri\w*|accueill\w+|recev\w+|recoi\w+|log(?:er|e|eons)|table|voiture|car|resa|reservation|mariage|wedding|pour|for|chambre|room|invites|guests|client\w*|customer\w*|visiteurs?|users?|utilisateurs?|j'ai|i'm|i am|age)\s*(?:de |of )?$/

/** "Douze personnes sont arrivées", "140 personnes âgées", "two people do nothing else": some of them, or others. */
const ofSome =
  /^ (?:(?:ne|n'|qui|who|that|came|come|arrived?|turned|showed|called|rang|waiting|sont (?:arrive|venu|rest|parti)|ont (?:appele|attendu|ecrit)|agees|handicapees|malades|en attente|from|pull|do|did|were|wanted|want)\b|sont (?:arriv|ven|rest|part))/
/** "No sorry, 33", "plutôt vingt-huit": how a number is corrected in the same breath. */
const corrected = new RegExp(
  String.raw`^[^.!?\d]{0,12}[.,;!]? ?(?:(?:no|non|sorry|pardon|plutot|rather|actually|enfin|make (?:that|it)|wait|attendez)[ ,]+){1,3}(?<low>${number})(?![\d.,]*\d|\s?(?:k|mille|thousand|€|\$|£|%|clients|kids|customers))`,
  'u',
)

function numberOf(text: string): number {
  return words[text] ?? Number(text.replaceAll(/\D/g, ''))
}

/** One match as a fact; null where it counts people outside the visitor's organisation. */
function sizeAt(text: string, match: RegExpExecArray): Found | null {
  if (countsOthers(text, match)) return null
  const { low = '', high } = match.groups ?? {}
  const [min, max] = [numberOf(low), numberOf(high ?? low)]
  if (min < 1 || max < min || max === 1) return null
  const start = match.index + match[0].search(/\S/)
  const end = match.index + match[0].length
  if (min < max) return { field: 'size', value: `${min}-${max}`, by: 'visitor', start, end }
  return correctedAt(text, end, min) ?? withMore(text, { start, end }, min)
}

/** Whether a number is of guests, of customers, or of some of them only. */
function countsOthers(text: string, { 0: said, index }: RegExpExecArray): boolean {
  return (
    besides.test(text.slice(Math.max(0, index - 30), index)) ||
    ofSome.test(text.slice(index + said.length))
  )
}

function withMore(text: string, { start, end }: Span, min: number): Found {
  const more = moreAt(text, end)
  return { field: 'size', value: `${min + more.count}`, by: 'visitor', start, end: more.end }
}

/** The number that takes its place at once, where it is of the same order. */
function correctedAt(text: string, at: number, former: number): Found | null {
  const match = corrected.exec(text.slice(at, at + 60))
  const low = match?.groups?.['low']
  if (!match || !low || numberOf(low) > former * 3 || numberOf(low) * 3 < former) return null
  const end = at + match[0].length
  return { field: 'size', value: `${numberOf(low)}`, by: 'visitor', start: end - low.length, end }
}

/** How many are added behind a number, and where that ends. */
function moreAt(text: string, at: number): { count: number; end: number } {
  const match = added.exec(text.slice(at, at + 60))
  if (!match) return { count: 0, end: at }
  return { count: numberOf(match.groups?.['more'] ?? '0'), end: at + match[0].length }
}

/** Beside the visitor, or without anybody else. */
function withMe(text: string): Found | null {
  const match = besideMe.exec(text) ?? alone.exec(text)
  if (!match) return null
  const others = match.groups?.['others']
  const value = others ? `${numberOf(others) + 1}` : '1'
  return {
    field: 'size',
    value,
    by: 'visitor',
    start: match.index,
    end: match.index + match[0].length,
  }
}

/** "15 guides", "six barbers": any word that is known for those who work there. */
const anyCounted = new RegExp(
  String.raw`(?<![\p{L}\d.,€$£])(?<low>${number}) (?<noun>[a-z]{4,20}s)\b(?! (?:a |per |par |an? )?(?:day|jour|week|semaine|mois|month))`,
  'gu',
)

function staffed(text: string): Found | null {
  for (const match of matchesIn(text, anyCounted)) {
    const { low = '', noun = '' } = match.groups ?? {}
    // Two receptionists are seldom all of them.
    if (!classesOf(noun).includes('staff') || /^warehouses?$/.test(noun) || numberOf(low) < 3)
      continue
    const found = sizeAt(text, match)
    if (found) return found
  }
  return null
}

/** "45 in fact", "non 35 en comptant les apprentis": once asked, a number alone. */
const bareNumber =
  /^(?:(?:non|nan|no|nope|sorry|pardon|oups|oops|make (?:it|that)|plutot|rather|en fait|in fact|actually|enfin|finalement|c'est|it's|on est|we're)[ ,]+)*(?<low>\d{1,5})(?=\s*(?:$|[.,;!)]|(?:in fact|actually|en fait|plutot|pardon|sorry|rather|en comptant|avec|with|counting|including|si on)\b))/g

/** How many people they are, at most one a message. */
export function extractSize({ text, asked }: Statement): Found[] {
  const patterns =
    asked.has('company') || asked.has('size')
      ? [counted, compound, led, working, described, loose]
      : [counted, compound, led, working, described]
  if (asked.has('size')) patterns.push(bareNumber)
  const found = patterns.flatMap((pattern) =>
    matchesIn(text, pattern).map((match) => sizeAt(text, match)),
  )
  const beside = asked.has('authority') ? null : withMe(text)
  const first = beside ?? found.find((one) => one !== null) ?? staffed(text)
  return first ? [first] : []
}

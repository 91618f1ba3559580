import {
  comingDay,
  dates,
  monthNumbers,
  type Period,
  period,
  upcoming,
  weekdays,
} from './calendar.ts'
import type { Horizon } from './horizon-durations.ts'
import {
  comingWeekday,
  type Groups,
  relativePeriod,
  weekIn,
  yearlyPeriod,
} from './horizon-periods.ts'
import { matchesIn } from '../patterns.ts'

type Edge = 'start' | 'end'

const months = Object.keys(monthNumbers)
  .toSorted((one, other) => other.length - one.length)
  .join('|')
const season = String.raw`(?:ete|summer holidays|summer|printemps|spring|automne|autumn|fall|hiver|winter|rentree(?: scolaire)?|vacances (?:scolaires )?(?:de |d'|du )(?:la |l')?(?:noel|fin d'annee|hiver|fevrier|paques|printemps|toussaint|automne)|vacances(?: d'ete)?|(?:la )?(?:saint|st)[- ]valentin|valentine'?s(?: day)?|(?:fetes de )?paques|easter|black friday|nouvel an|new year(?:'?s(?: eve| day)?)?(?! (?:of|school|term))|toussaint|fete des (?:meres|peres)|(?:st\.?|saint|st) patrick'?s?(?: day)?|(?:la )?saint[- ]patrick|australia day|anzac day|canada day|(?:american |canadian )?thanksgiving|mothering sunday|(?:mother|father)'?s'? day|halloween|lab(?:o|ou)r day|memorial day|independence day|(?:the )?(?:fourth|4th) of july|boxing day|good friday|vendredi saint|ascension|pentecote|pentecost|whitsun|mardi gras|carnaval|shrove tuesday|pancake day|chandeleur|(?<!\b(?:une|cette|son|mon|telle) )epiphanie|(?:la )?saint[- ](?:jean|nicolas)|fete nationale|(?:le )?14[- ]juillet|cyber monday|vendanges?|moissons?|harvest(?: time)?|fonte des neiges|(?:autumn|spring|summer) term|annee scolaire|annee academique|(?:new )?school year|(?:new )?academic year|new term|eofy|noel|christmas|xmas|ch?rimbo|lent|careme|ash wednesday|(?:new )?tax year|fetes(?: de fin d'annee)?|holiday season|festive season|holidays(?! (?:in|of|d))|(?<!next )financial year|beaux jours|(?:haute )?saison (?:estivale|d'ete|touristique|haute)|haute saison|high season|summer season|saison d'hiver|saison de ski|ski season|soldes d'(?:hiver|ete)|january sales|back[- ]to[- ]school|tax season|half[- ]term)(?: prochaine?)?`
const ordinal = String.raw`(?:premier|1er|deuxieme|second|2e(?:me)?|troisieme|3e(?:me)?|quatrieme|4e(?:me)?|dernier|first|1st|2nd|third|3rd|fourth|4th)`
const relative = String.raw`(?:week|month) after next|(?:mois|semaine|trimestre|semestre|annee|an) prochaine?|prochaine? (?:trimestre|semestre|mois)|(?:next|coming) (?:month|week|quarter|half|(?:financial |fiscal )?year)|(?:ce|this|the) (?:mois|month|trimestre|quarter|semestre)(?:[- ]ci)?|(?:cette|this|current) (?:annee|year|semaine|week)(?:[- ]ci)?`
/** "March 15", where the number is no amount. */
const laterDay = String.raw`(?:\s(?<later>\d{1,2})(?:st|nd|rd|th)?(?!\d|[ .,]?\d{3}|\s?[k€$£]))?`
const weekday = `(?:${Object.keys(weekdays).join('|')})`
const named = String.raw`(?<month>${months})\b\.?(?! (?:mois|jours|semaines|ans))${laterDay}|(?<season>${season})\b|(?<ordinal>${ordinal}) (?<part>trimestre|quarter|semestre|half)(?: of)?|(?<code>[tqsh][1-4])\b|(?<weekday>${weekday}(?: prochain)?)\b(?! \d)|(?<relative>${relative})\b|(?<whole>(?<!(?:next|this) )(?:annee(?! scolaire)|year[- ]end|year))\b|(?<ending>(?:du|of the|of) (?:mois|month|trimestre|quarter))\b`
const before = String.raw`(?<before>pas avant|not before|avant|before|d ?'? ?ici(?: a| au)?|by|pour|for|until|jusqu'a|en|in|within|dans|au|au cours d[ue]|during|courant|vers|around|des|a partir de|from|starting|apres|after|on|le|a(?= la | l'| noel| paques| partir))`
const portion = String.raw`(?<portion>(?:la |le |the )?(?:${ordinal} (?:week|semaine)|fin|end|late|debut|start|beginning|early|mi|mid|milieu|middle|year[- ]end|courant)(?:[- ](?:de|du|d'|of(?: the)?)\b)?[- ]?)`
const article = String.raw`(?:l'|le |la |les |the |cet |cette |this |next |au |du |of )?(?:mois (?:de |d'))?`

const moment = new RegExp(
  String.raw`(?:\b${before}\s+)?(?:le |the )?(?:\b${portion})?${article}(?:(?:(?<day>\d{1,2})(?:er|st|nd|rd|th)?|(?<firstDay>first|premier)(?= (?:of )?(?:${months})\b)) (?:of |du )?)?(?<![\p{L}\d])(?:${named})(?:(?: de|,|')?\s?(?<year>20\d\d)\b| (?:de |of )?(?<following>(?:l')?an(?:nee)? prochaine?|next year)\b)?`,
  'gu',
)
const yearAlone = new RegExp(
  String.raw`\b(?:(?<before>pas avant|not before|avant|before|d ?'? ?ici|by|pour|en|in|courant|during)\s+)?(?:(?:le |the )?(?<portion>(?:fin|end(?: of)?|late|debut|early|mi|mid|start of|beginning of)[- ]))?(?<year>20[2-4]\d)\b(?![-/.]\d)`,
  'gu',
)
const numeric =
  /(?:\b(?<before>avant le|pour le|d'ici le|d'ici au|au plus tard le|le|by|before|on|until)\s+)?(?<![\d/.-])(?:(?<iso>20\d\d)-)?(?<one>\d{1,2})[/.-](?<two>\d{1,2})(?:[/.-](?<year>20\d\d|\d\d))?(?![\d/.])/g

const passed = /^\s?(?:dernier(?! (?:delai|carat))|derniere|passee?|last|ago)\b/
const behind = /\b(?:depuis|since|last|every|chaque)\s*$/
/** "En mars on a changé d'outil" tells of the past. */
const pastTense =
  /\b(?:avons|a ete|on a|j'ai|ont|etait|was|were|had|did|launched|started|founded|creee?|fondee?|lancee?)\b/

/** The day that counts: "avant l'été" ends where summer starts, anything else with the last day of what is named. */
function edgeOf(groups: Groups): Edge {
  const { before: lead = '', portion: part } = groups
  if (part) return /debut|start|beginning|early/.test(part) ? 'start' : 'end'
  return /^(?:avant|before)$/.test(lead) ? 'start' : 'end'
}

function middle({ start, end }: Period): Period {
  const half = new Date((start.getTime() + end.getTime()) / 2)
  return { start: half, end: half }
}

/** "Le 3 du mois prochain". */
function dayOfMonth({ day }: Groups, found: Period, words: string): Period {
  if (!day || !/mois|month/.test(words)) return found
  const at: [number, number] = [found.start.getUTCMonth(), Number(day)]
  return dates(found.start.getUTCFullYear(), at, at)
}

function periodOf(groups: Groups, now: Date, edge: Edge): Period | null {
  const words = groups['relative'] ?? groups['ending']
  if (groups['weekday']) return comingWeekday(groups['weekday'], now)
  if (words) return dayOfMonth(groups, relativePeriod(words, now), words)
  const yearly = yearlyPeriod(groups)
  const year = groups['following'] ? now.getUTCFullYear() + 1 : Number(groups['year'])
  if (!yearly) return year ? period(year, 0, 12) : null
  // "Autumn" said in November is the next one.
  return year ? yearly(year) : upcoming(now, groups['season'] ? 'start' : edge, yearly)
}

function horizonAt(match: RegExpExecArray, value: string | null): Horizon | null {
  const { index: start } = match
  const end = start + match[0].replace(/\.$/, '').length
  return value ? { start, end, value, vague: false } : null
}

function horizonOf(match: RegExpExecArray, now: Date): Horizon | null {
  const groups: Groups = match.groups ?? {}
  const edge = edgeOf(groups)
  const found = periodOf(groups, now, edge)
  if (!found) return null
  const week = groups['month'] ? weekIn(groups['portion'] ?? '', found) : null
  if (week) return horizonAt(match, comingDay(now, week.end))
  const isMiddle = /\b(?:mi|mid|milieu|middle)\b/.test(groups['portion'] ?? '')
  return horizonAt(match, comingDay(now, (isMiddle ? middle(found) : found)[edge]))
}

function isDated({ day, later, firstDay, year, following, month, code }: Groups): boolean {
  return Boolean(day ?? later ?? firstDay) || (Boolean(year ?? following) && Boolean(month ?? code))
}

/** Plainly a time wherever it stands. */
function isPlain(match: RegExpExecArray, groups: Groups): boolean {
  const { relative: near, ordinal: number } = groups
  return Boolean(near ?? number) || isDated(groups) || /^(?:cet|this|next)|prochain/.test(match[0])
}

/** "Pour le salon de mars", "the fair in May". */
const event =
  /\b(?:salons?|foires?|saison|fairs?|show|season|audit|elections?|event|festival|reouverture|ouverture|opening|launch|(?:re)?inscriptions|registrations?|enrolments?|examens|exams|soldes|sales|vacances|holidays|arret(?: technique)?|shutdown|assemblee generale|ag|agm|conference|congres|inspection|visite)(?: (?:aux?|des?|du|of|for) [a-z]+)? (?:de |d'|en |in |of )?$/

/** Whether a month, a season or a year is said as a time rather than in passing. */
function isAnchored(match: RegExpExecArray, asked: boolean): boolean {
  const groups: Groups = match.groups ?? {}
  if (isPlain(match, groups)) return true
  const { before: lead, portion: part } = groups
  // "Des mars" and "le printemps" are nouns more often than dates.
  if (lead === 'des' || lead === 'le') return asked
  // "May" and "été" are also verbs.
  if (match[0] === match.input.trim()) return asked
  return Boolean(lead ?? part) || isSaidAsTime(match, asked)
}

/** Behind what takes place then; once asked, anything that is no verb. */
function isSaidAsTime(match: RegExpExecArray, asked: boolean): boolean {
  const lead = match.input.slice(Math.max(0, match.index - 20), match.index)
  if (event.test(lead)) return true
  const isVerb = /^(?:may|ete)\b(?!\s?[,.!]|$)/.test(
    match[0] + match.input.slice(match.index + match[0].length, match.index + match[0].length + 2),
  )
  return asked && (!isVerb || /\b(?:be|till|until|say|rather) $/.test(lead))
}

function tellsThePast(text: string, match: RegExpExecArray): boolean {
  // "Au plus tard le 30 avril" is no past, whatever else is told.
  if (/\b(?:au plus tard|no later than|d'ici) $/.test(text.slice(0, match.index))) return false
  const around = text.slice(Math.max(0, match.index - 60), match.index + match[0].length + 30)
  return /^(?:en|in|au|on|le|courant|\d|[a-z]+ 20\d\d)/.test(match[0]) && pastTense.test(around)
}

function isFuture(text: string, match: RegExpExecArray, asked: boolean): boolean {
  const start = Math.max(0, match.index - 15)
  if (passed.test(text.slice(match.index + match[0].length))) return false
  if (behind.test(text.slice(start, match.index))) return false
  return asked || !tellsThePast(text, match)
}

function isDate(day: number, month: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= 31
}

function numericDate(match: RegExpExecArray, now: Date): Horizon | null {
  const { iso, one, two, year } = match.groups ?? {}
  const [first, second] = [Number(one), Number(two)]
  // Day before month as in Europe, unless that cannot be.
  const [day, month] = iso || second > 12 ? [second, first] : [first, second]
  if (!isDate(day, month)) return null
  const inYear = (given: number) => dates(given, [month - 1, day], [month - 1, day])
  const given = iso ?? (year?.length === 2 ? `20${year}` : year)
  const { end } = given ? inYear(Number(given)) : upcoming(now, 'end', inYear)
  return horizonAt(match, comingDay(now, end))
}

/** Points of the calendar by which something shall be done: "avant l'été", "Q1 2027", "by March". */
export function findDates(text: string, now: Date, asked: boolean): Horizon[] {
  const isLed = ({ groups }: RegExpExecArray) =>
    asked || Boolean(groups?.['before']) || Boolean(groups?.['portion'])
  const moments = matchesIn(text, moment)
    .filter((match) => isAnchored(match, asked) && isFuture(text, match, asked))
    .map((match) => horizonOf(match, now))
  const numbers = matchesIn(text, numeric)
    .filter(isLed)
    .map((match) => numericDate(match, now))
  const years = matchesIn(text, yearAlone)
    .filter((match) => isLed(match) && isFuture(text, match, asked))
    .map((match) => horizonOf(match, now))
  const found = [moments, numbers, years].map((list) => list.filter((item) => item !== null))
  return found.find((list) => list.length > 0) ?? []
}

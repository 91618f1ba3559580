import { type FactField, factFields } from '@oka/contract/fact'
import { monthsBetween, readHorizon } from '@oka/contract/fact-value'

import { type Played, type Said, startedAt } from './play-script.ts'
import type { Expected, Scripted } from './read-corpus.ts'
import { addresses, fieldsAsked, fold, languageOf, questionsIn } from './reply-subjects.ts'

const today = startedAt.slice(0, 10)
const now = new Date(`${today}T00:00:00Z`)
const monthLength = 30.44 * 86_400_000

export type Tally = { expected: number; right: number; wrong: number; extra: number }
type Finding = { id: string; kind: string; text: string }
export type Verdict = { fields: Map<FactField, Tally>; findings: Finding[]; inBand: boolean }

function easter(year: number): Date {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100]
  const [d, e, f] = [Math.floor(b / 4), b % 4, Math.floor((b + 8) / 25)]
  const h = (19 * a + b - d - Math.floor((b - f + 1) / 3) + 15) % 30
  const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7
  const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114
  return new Date(Date.UTC(year, Math.floor(n / 31) - 1, (n % 31) + 1))
}

type Days = (year: number, number: number, rest: string) => [Date, Date]

const day = (year: number, month: number, date: number) => new Date(Date.UTC(year, month, date))

/** The first and the last day that are right for a date by name; a period may be read as either end. */
const daysOf: Record<string, Days> = {
  easter: (year) => [easter(year), easter(year)],
  summer: (year) => [day(year, 5, 1), day(year, 5, 30)],
  spring: (year) => [day(year, 2, 1), day(year, 5, 21)],
  end: (year, month) => [day(year, month - 1, 25), day(year, month, 0)],
  month: (year, month) => [day(year, month - 1, 1), day(year, month, 0)],
  quarter: (year, quarter) => [day(year, (quarter - 1) * 3, 1), day(year, quarter * 3, 0)],
  endquarter: (year, quarter) => [day(year, quarter * 3 - 1, 20), day(year, quarter * 3, 0)],
  day: (year, _, rest) => {
    const [month = 1, date = 1] = rest.split('-').map(Number)
    return [day(year, month - 1, date), day(year, month - 1, date)]
  },
}

/** The months until a date by name, with a little to spare. */
function rangeOf(spec: string): [number, number] {
  for (let year = now.getUTCFullYear(); ; year += 1) {
    const [kind = '', rest = ''] = spec.split(':')
    const [from, to] = daysOf[kind]!(year, Number(rest), rest)
    if (to < now) continue
    const months = (date: Date) => (date.getTime() - now.getTime()) / monthLength
    return [months(from) - 0.55, months(to) + 0.55]
  }
}

function isDay(value: string, wanted: Expected): boolean {
  if (typeof wanted !== 'string' && !('date' in wanted) && !('months' in wanted)) return false
  if (!readHorizon(value)) return false
  const months = monthsBetween(today, value) ?? -1
  if (typeof wanted === 'string') {
    const days = Number(/^P(\d+)D$/.exec(wanted)?.[1]) / 30.44
    return Math.abs(months - days) < 0.34
  }
  const [from, to] = 'months' in wanted ? wanted.months : rangeOf(wanted.date)
  return months >= from && months <= to
}

type Got = { value: string; quote: string }

/** How a value is compared with the text that is right for it. */
const comparisons: Partial<Record<FactField, (got: Got, text: string) => boolean>> = {
  need: ({ quote }, text) => fold(quote).includes(fold(text)),
  phone: ({ value }, text) => value.replace(/;ext=.*$/, '') === text,
  budget: ({ value }, text) => value.replace(/\/(?:month|year)$/, '') === text,
}

function isRight(field: FactField, got: Got, wanted: Expected): boolean {
  if (Array.isArray(wanted)) return wanted.some((one) => isRight(field, got, one))
  if (field === 'horizon') return isAny(wanted) || isDay(got.value, wanted)
  if (typeof wanted === 'string') {
    return comparisons[field]?.(got, wanted) ?? fold(got.value) === fold(wanted)
  }
  return isAny(wanted) || ('re' in wanted && new RegExp(wanted.re).test(got.value.split('/')[0]!))
}

function isAny(wanted: Expected): boolean {
  return typeof wanted === 'object' && 'any' in wanted
}

type Wanted = { value: Expected; say: string }

function judgeField(
  field: FactField,
  { script, facts }: Played,
  want: Wanted | undefined,
): { tally: Tally; finding?: Finding } {
  const got = facts.find((fact) => fact.field === field)
  const tally = { expected: want ? 1 : 0, right: 0, wrong: 0, extra: 0 }
  const note = (kind: string, text: string) => ({ id: script.id, kind: `${kind} ${field}`, text })
  if (want) {
    if (!got)
      return { tally, finding: note('missed', `${JSON.stringify(want.value)}: ${want.say}`) }
    if (isRight(field, got, want.value)) return { tally: { ...tally, right: 1 } }
    const text = `${got.value} "${got.quote}", not ${JSON.stringify(want.value)}: ${want.say}`
    return { tally: { ...tally, wrong: 1 }, finding: note('wrong', text) }
  }
  const maybe = script.maybe[field]
  if (!got || (maybe && isRight(field, got, maybe))) return { tally }
  const kind = script.never[field] ? 'forbidden' : 'extra'
  return { tally: { ...tally, extra: 1 }, finding: note(kind, `${got.value} "${got.quote}"`) }
}

function judgeFacts(played: Played, findings: Finding[]): Verdict['fields'] {
  const wanted = new Map<string, Wanted>()
  for (const { learn = {}, say } of played.said) {
    for (const [field, value] of Object.entries(learn)) wanted.set(field, { value, say })
  }
  const judged = factFields
    .filter((field) => field !== 'intent')
    .map((field) => [field, judgeField(field, played, wanted.get(field))] as const)
  for (const [, { finding }] of judged) if (finding) findings.push(finding)
  return new Map(judged.map(([field, { tally }]) => [field, tally]))
}

/** What is known of the visitor when a reply is written. */
type Known = { fields: Set<FactField>; asked: Map<FactField, number>; lang: string }

/** The faults of one reply, by kind. */
function faultsOf(turn: Said, { script }: Played, { fields: known, asked, lang }: Known): string[] {
  const questions = questionsIn(turn.reply)
  const fields = fieldsAsked(turn.reply)
  const isEither = fields.length === 2 && fields.includes('email') && fields.includes('phone')
  const isReachable = known.has('email') || known.has('phone')
  const again = fields.filter((field) => known.has(field) && (!isEither || isReachable))
  const faults: [string, boolean][] = [
    ['two questions', questions.length > 1 || (fields.length > 1 && !isEither)],
    [`asks what was told: ${again.join('+')}`, again.length > 0],
    ['asks a third time', fields.some((field) => asked.get(field)! > 2)],
    ['asks no buyer for a budget', fields.includes('budget') && script.who !== 'buyer'],
    [`wrong language`, languageOf(turn.reply) !== lang],
    [`passed over: ${turn.asks}`, turn.asks !== undefined && !addresses(turn.reply, turn.asks)],
  ]
  return faults.filter(([, isFault]) => isFault).map(([kind]) => kind)
}

function openingOf(reply: string): string {
  return reply.split(/(?<=[.!?])\s/)[0]!
}

/** Which replies ask twice, pass over, or open like the one before. */
function judgeReplies(played: Played, findings: Finding[]): void {
  const { script, said } = played
  const known: Known = { fields: new Set(), asked: new Map(), lang: script.locale }
  for (const [index, turn] of said.entries()) {
    takeIn(known, turn)
    const faults = faultsOf(turn, played, known)
    const former = said[index - 1]
    if (former && openingOf(former.reply) === openingOf(turn.reply)) faults.push('opens alike')
    const text = `"${turn.say.slice(0, 90)}" -> ${turn.reply}`
    findings.push(...faults.map((kind) => ({ id: script.id, kind, text })))
  }
}

/** Takes in what a message tells, and what its reply asks. */
function takeIn(known: Known, turn: Said): void {
  for (const field of Object.keys(turn.learn ?? {})) known.fields.add(field as FactField)
  if (turn.refuse) known.fields.add(turn.refuse)
  known.lang = turn.lang ?? known.lang
  for (const field of fieldsAsked(turn.reply)) {
    known.asked.set(field, (known.asked.get(field) ?? 0) + 1)
  }
}

function bandOf(score: number | null): Scripted['band'] {
  if (score === null) return 'none'
  return score >= 70 ? 'hot' : score >= 40 ? 'warm' : 'cold'
}

function isInBand({ script, score }: Played): boolean {
  const band = bandOf(score)
  if (script.who !== null && script.who !== 'buyer') return score === null
  return band === script.band || (script.band === 'cold' && band === 'none')
}

/** What was learnt of the conversation as a whole: who it is, and quotations that do not stand in it. */
function judgeWhole({ script, said, facts, score }: Played): Finding[] {
  const { id, who, band } = script
  const intent = facts.find(({ field }) => field === 'intent')?.value
  const invented = facts.filter(({ messageId, quote }) => {
    return !said.find((turn) => turn.messageId === messageId)?.say.includes(quote)
  })
  const isTold = who === null || who === 'other' || who === 'buyer' || intent === who
  return [
    ...invented.map(({ field, quote }) => ({ id, kind: 'invented', text: `${field} ${quote}` })),
    ...(isTold ? [] : [{ id, kind: 'intent', text: `${intent}, not ${who}` }]),
    ...(who !== 'buyer' && score !== null
      ? [{ id, kind: 'scored', text: `${score}, a ${who}` }]
      : []),
    ...(who === 'buyer' && bandOf(score) !== band
      ? [{ id, kind: 'band', text: `${score}, not ${band}` }]
      : []),
  ]
}

/** Judges a conversation: its facts, its replies and its score. */
export function judge(played: Played): Verdict {
  const findings: Finding[] = []
  const fields = judgeFacts(played, findings)
  judgeReplies(played, findings)
  findings.push(...judgeWhole(played))
  return { fields, findings, inBand: isInBand(played) }
}

import { leadStatuses } from './known-values.ts'
import { text } from './text.ts'

export type Fields = Record<string, unknown>

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first of these fields that is there and not null. */
export function pick(fields: Fields, names: readonly string[]): unknown {
  const name = names.find((each) => Object.hasOwn(fields, each) && fields[each] !== null)
  return name === undefined ? undefined : fields[name]
}

const statuses = leadStatuses.join(', ')

/** Problems of a lead's field, and their sentences. */
export const reasonWords = {
  en: {
    not_an_object: () => 'must be an object',
    not_a_text: () => 'must be a text',
    no_contact: () => 'must have an e-mail address or a phone number',
    not_an_email: () => 'must be an e-mail address, such as lea@example.com',
    too_long: (limit: number) => `must have at most ${limit.toLocaleString('en')} characters`,
    too_many: (limit: number) => `must be at most ${limit}`,
    not_allowed: () => 'must not contain control or text-direction characters',
    not_a_score: () => 'must be a number from 0 to 100',
    unknown_status: () => `must be one of ${statuses}`,
    not_a_date: () => 'must be a date that is past and after 1999, such as 2026-03-14T09:30:00Z',
    not_a_list: () => 'must be a list of messages',
    unknown_role: () => 'must be user, assistant or agent',
    duplicate: (limit: number) => `is the same lead as row ${limit}`,
  },
  fr: {
    not_an_object: () => 'doit être un objet',
    not_a_text: () => 'doit être un texte',
    no_contact: () => 'doit avoir une adresse e-mail ou un numéro de téléphone',
    not_an_email: () => 'doit être une adresse e-mail, comme lea@example.com',
    too_long: (limit: number) => `doit avoir au plus ${limit.toLocaleString('fr')} caractères`,
    too_many: (limit: number) => `doivent être ${limit} au plus`,
    not_allowed: () => 'ne doit pas contenir de caractères de contrôle ou de direction',
    not_a_score: () => 'doit être un nombre de 0 à 100',
    unknown_status: () => `doit être l’un de ${statuses}`,
    not_a_date: () => 'doit être une date passée et postérieure à 1999, comme 2026-03-14T09:30:00Z',
    not_a_list: () => 'doit être une liste de messages',
    unknown_role: () => 'doit être user, assistant ou agent',
    duplicate: (limit: number) => `est le même prospect que la ligne ${limit}`,
  },
}

/** A problem of a lead's field. `limit` is the allowed maximum, or the row of which it is a duplicate. */
export type Reason = {
  field: string
  problem: keyof (typeof reasonWords)['en']
  limit?: number
  /** The value found, shortened. */
  value?: string
}

/** A lead that is refused, with all reasons. */
export type Refusal = { row: number; reasons: Reason[] }

/** A value that is not imported verbatim. */
export type LeadNote = {
  row: number
  note: 'score_rounded' | 'system_message_left_out' | 'empty_message_left_out' | 'email_repeated'
}

/** Reads a field under the first of its names that is present, and collects problems. */
export type FieldReader = {
  row: number
  now: Date
  /** The first of these fields that is there and not null. */
  find: (...names: readonly string[]) => unknown
  refuse: (field: string, problem: Reason['problem'], value?: unknown, limit?: number) => void
  note: (note: LeadNote['note']) => void
}

/** Text a person typed; empty when there is none. A number is taken as it is written. */
export function readText(
  { refuse }: Pick<FieldReader, 'refuse'>,
  field: string,
  given: unknown,
  max: number,
): string {
  if (given === undefined) return ''
  if (typeof given !== 'string' && typeof given !== 'number') {
    refuse(field, 'not_a_text', given)
    return ''
  }
  const value = String(given).trim()
  if (value.length > max) refuse(field, 'too_long', given, max)
  else if (!text(max).safeParse(value).success) refuse(field, 'not_allowed', given)
  return value
}

/** Milliseconds of the first and the last moment that a lead of such a system can be from. */
const firstMoment = Date.UTC(2000, 0, 1)
const clockSkew = 86_400_000
/** Smaller numbers are seconds, larger ones milliseconds, since 1970. */
const largestSeconds = 1e11

/** A moment in UTC: ISO 8601, what PostgreSQL writes, or seconds or milliseconds since 1970. Without a zone it is UTC. */
export function readDate(
  { refuse, now }: Pick<FieldReader, 'refuse' | 'now'>,
  field: string,
  given: unknown,
): string | null {
  if (given === undefined || given === '') return null
  const time = timeOf(given)
  if (time >= firstMoment && time <= now.getTime() + clockSkew) return new Date(time).toISOString()
  refuse(field, 'not_a_date', given)
  return null
}

const isoDate =
  /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?))? ?(Z|[+-]\d{2}(?::?\d{2})?)?$/i

function timeOf(given: unknown): number {
  if (given instanceof Date) return given.getTime()
  if (typeof given === 'number') return given < largestSeconds ? given * 1000 : given
  if (typeof given !== 'string') return Number.NaN
  return /^\d{9,13}$/.test(given) ? timeOf(Number(given)) : timeOfText(given.trim())
}

function timeOfText(given: string): number {
  const parts = isoDate.exec(given)
  if (!parts) return Number.NaN
  const [, day, clock = '00:00', zone = 'Z'] = parts
  // Engines move a day that is not there, such as 30 February, on to the next month.
  const midnight = Date.parse(`${day}T00:00Z`)
  if (!new Date(midnight || 0).toISOString().startsWith(day!)) return Number.NaN
  const offset = /^[+-]\d{2}$/.test(zone) ? `${zone}:00` : zone.toUpperCase()
  return Date.parse(`${day}T${clock}${offset.replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`)
}

/** Without the control characters that a long text may have picked up, which no reader sees. */
export const clean = (given: unknown): unknown =>
  typeof given === 'string'
    ? given.toWellFormed().replaceAll(
        // oxlint-disable-next-line no-control-regex -- the same that `text` refuses
        /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/gu,
        '',
      )
    : given

/** The value found, short enough for a list. Nested lists and objects are omitted. */
export function short(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? '[]' : '[…]'
  if (isObject(value)) return '{…}'
  const written = String(value)
  return written.length > 80 ? `${written.slice(0, 79)}…` : written
}

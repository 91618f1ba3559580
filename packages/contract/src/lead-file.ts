import { type Fields, isObject, type LeadNote, type Refusal } from './lead-file-fields.ts'
import { readLead } from './lead-file-row.ts'
import type { ImportedLead } from './lead-import.ts'

/** Bytes of a file that is read at all; `localStorage` itself holds at most 10 MiB. */
export const leadFileMaxBytes = 64 * 1024 * 1024

/** Why nothing of a file can be imported. */
export type LeadFileProblem =
  | { problem: 'empty' }
  | { problem: 'too_large' }
  /** It ends in the middle. */
  | { problem: 'truncated' }
  | { problem: 'not_json'; position: number }
  /** JSON, without a list of leads in it; `found` says what there is. */
  | { problem: 'another_shape'; found: string }

export class LeadFileError extends Error {
  override readonly name = 'LeadFileError'
  readonly details: LeadFileProblem

  constructor(details: LeadFileProblem) {
    super(details.problem)
    this.details = details
  }
}

/** Where a list of leads may be in an object, the first that is present. */
const wrappers = ['leadStorage', 'leads', 'state', 'data', 'items'] as const
/** Nested wrappers and texts that are opened at most. */
const maxWraps = 6

/**
 * Finds the leads in the text of `localStorage.leadStorage`: a list; an object that holds it, such as
 * a whole `localStorage` or what zustand's `persist` writes; leads by their id; or any of these as a
 * text within JSON, as the developer tools copy it. Throws `LeadFileError`.
 */
export function findLeads(text: string): unknown[] {
  let value = parse(unquote(text.replace(/^\uFEFF/, '').trim()))
  for (let wraps = 0; wraps < maxWraps; wraps += 1) {
    if (Array.isArray(value)) return value
    if (typeof value === 'string') value = parse(value.trim())
    else if (isObject(value)) {
      const holder = value
      const wrapper = wrappers.find((name) => Object.hasOwn(holder, name))
      if (wrapper) value = holder[wrapper]
      else return leadsById(holder)
    } else break
  }
  throw new LeadFileError({ problem: 'another_shape', found: describe(value) })
}

/** A console shows a text in single quotes. */
const unquote = (text: string) => /^(['`])(?<inside>[^]*)\1$/.exec(text)?.groups?.['inside'] ?? text

function parse(text: string): unknown {
  if (text === '') throw new LeadFileError({ problem: 'empty' })
  try {
    return JSON.parse(text) as unknown
  } catch {
    throw new LeadFileError(findFault(text))
  }
}

const closers: Record<string, string> = { '{': '}', '[': ']' }
const cut: LeadFileProblem = { problem: 'truncated' }
const noJson = (position: number): LeadFileProblem => ({ problem: 'not_json', position })

/**
 * Where the text stops being JSON, as far as quotes and brackets show: engines report it in their
 * own words, if at all. A text with open quotes or brackets at its end was cut off.
 */
function findFault(text: string): LeadFileProblem {
  if (!/^[[{"]/.test(text)) return noJson(0)
  const open: string[] = []
  for (let position = 0; position < text.length; position += 1) {
    const sign = text[position]!
    if (sign === '"') position = endOfText(text, position)
    else if (sign in closers) open.push(closers[sign]!)
    else if ((sign === '}' || sign === ']') && open.pop() !== sign) return noJson(position)
  }
  return open.length > 0 || endsInText(text) ? cut : noJson(0)
}

/** Where the text that begins at a quote ends; the length of all when it does not. */
function endOfText(text: string, start: number): number {
  for (let position = start + 1; position < text.length; position += 1) {
    if (text[position] === '\\') position += 1
    else if (text[position] === '"') return position
  }
  return text.length
}

const endsInText = (text: string) => text.startsWith('"') && endOfText(text, 0) === text.length

/** The values of `{ "1": { … }, "2": { … } }`. */
function leadsById(holder: Fields): unknown[] {
  const values = Object.values(holder)
  const areLeads =
    values.length > 0 &&
    values.every((value) => isObject(value) && ('email' in value || 'phone' in value))
  if (areLeads) return values
  throw new LeadFileError({ problem: 'another_shape', found: describe(holder) })
}

function describe(value: unknown): string {
  if (!isObject(value)) return JSON.stringify(value)?.slice(0, 40) ?? ''
  const names = Object.keys(value)
  const more = names.length > 5 ? ', …' : ''
  return `{ ${names.slice(0, 5).join(', ').slice(0, 80)}${more} }`
}

/** Content of a file: leads that can be imported, and each that cannot with all reasons. */
export type LeadFile = { rows: ImportedLead[]; refused: Refusal[]; notes: LeadNote[] }

/**
 * Reads leads that were found in a file or a database.
 *
 * @param now the latest allowed timestamp of a lead
 * @param numberOf how the lead at an index is named: by its position in the list, from 1, if
 * absent
 */
export function readLeads(
  found: readonly unknown[],
  now: Date,
  numberOf = (index: number): number => index + 1,
): LeadFile {
  const rows: ImportedLead[] = []
  const refused: Refusal[] = []
  const notes: LeadNote[] = []
  const rowOf = new Map<string, number>()
  const emails = new Set<string>()
  for (const [index, given] of found.entries()) {
    const read = readLead(given, numberOf(index), now)
    if ('reasons' in read) {
      refused.push(read)
      continue
    }
    const { lead } = read
    const former = rowOf.get(lead.key)
    if (former === undefined) {
      rowOf.set(lead.key, lead.row)
      rows.push(lead)
      notes.push(...read.notes)
      if (emails.has(lead.email)) notes.push({ row: lead.row, note: 'email_repeated' })
      else if (lead.email !== '') emails.add(lead.email)
    } else {
      const reasons = [{ field: 'id', problem: 'duplicate' as const, limit: former }]
      refused.push({ row: lead.row, reasons })
    }
  }
  return { rows, refused, notes }
}

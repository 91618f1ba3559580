import { email as emailSchema } from './auth.ts'
import { foldAccents } from './fold-text.ts'
import {
  clean,
  type FieldReader,
  isObject,
  type LeadNote,
  pick,
  readDate,
  readText,
  type Reason,
  type Refusal,
  short,
} from './lead-file-fields.ts'
import { readConversation } from './lead-file-messages.ts'
import { type ImportedLead, type ImportedReport, importedReportMaxLength } from './lead-import.ts'
import { type LeadStatus, tagMaxLength, tagsMax } from './lead.ts'
import { leadStatuses } from './known-values.ts'

/** Converts a lead of the other system to our fields; or returns why it cannot. */
export function readLead(
  given: unknown,
  row: number,
  now: Date,
): { lead: ImportedLead; notes: LeadNote[] } | Refusal {
  const reasons: Reason[] = []
  const notes = new Set<LeadNote['note']>()
  if (!isObject(given)) {
    return { row, reasons: [{ field: '', problem: 'not_an_object', value: short(given) }] }
  }
  const reader: FieldReader = {
    row,
    now,
    find: (...names) => pick(given, names),
    refuse: (field, problem, value, limit) => {
      reasons.push({
        field,
        problem,
        ...(limit !== undefined && { limit }),
        ...(value !== undefined && { value: short(value) }),
      })
    },
    note: (note) => notes.add(note),
  }
  const lead = readFields(reader)
  if (reasons.length > 0) return { row, reasons }
  return { lead, notes: [...notes].map((note) => ({ row, note })) }
}

function readFields(reader: FieldReader): ImportedLead {
  const { find, row, now } = reader
  const name = readText(reader, 'name', find('name', 'fullName', 'full_name', 'nom'), 255)
  const address = find('email', 'mail')
  const email = readEmail(reader, address)
  const company = readText(reader, 'company', find('company', 'companyName', 'entreprise'), 255)
  const phone = readText(reader, 'phone', find('phone', 'phoneNumber', 'telephone'), 40) || null
  if (isBlank(address) && phone === null) reader.refuse('email', 'no_contact')
  const createdAt = readDate(reader, 'createdAt', find('createdAt', 'created_at', 'timestamp'))
  const updatedAt = readDate(reader, 'updatedAt', find('updatedAt', 'updated_at'))
  const since = createdAt ?? now.toISOString()
  const id = find('id', '_id', 'uuid')
  return {
    row,
    // An id alone is ambiguous: every browser counts its own leads from 1.
    key: JSON.stringify([
      typeof id === 'string' || typeof id === 'number' ? String(id).slice(0, 80) : null,
      createdAt,
      ...(id !== undefined && createdAt !== null
        ? []
        : [email.slice(0, 80), phone, name.slice(0, 60)]),
    ]),
    name,
    email,
    company,
    phone,
    fitScore: readScore(reader, find('fitScore', 'fit_score', 'score')),
    status: readStatus(reader, find('status', 'statut')),
    tags: readTags(reader, find('tags', 'labels', 'etiquettes')),
    createdAt,
    updatedAt,
    sentMessages: 0,
    messages: readConversation(reader, since),
    report: readReport(reader, since),
  }
}

function readEmail(reader: FieldReader, given: unknown): string {
  const value = readText(reader, 'email', given, 255)
  if (value === '') return ''
  const { data } = emailSchema.safeParse(value)
  if (data === undefined) reader.refuse('email', 'not_an_email', given)
  return data ?? ''
}

function readScore({ refuse, note }: FieldReader, given: unknown): number | null {
  if (given === undefined || given === '') return null
  const value = typeof given === 'string' ? Number(given.trim() || Number.NaN) : given
  if (typeof value !== 'number' || !(value >= 0 && value <= 100)) {
    refuse('fitScore', 'not_a_score', given)
    return null
  }
  if (!Number.isInteger(value)) note('score_rounded')
  return Math.round(value)
}

/** What others call our statuses, without case and accents. */
const statusNames: Record<string, LeadStatus> = {
  open: 'new',
  pending: 'new',
  nouveau: 'new',
  qualifie: 'qualified',
  contacte: 'contacted',
  'in progress': 'contacted',
  'en cours': 'contacted',
  converted: 'won',
  converti: 'won',
  gagne: 'won',
  client: 'won',
  rejected: 'lost',
  archived: 'lost',
  perdu: 'lost',
  rejete: 'lost',
  archive: 'lost',
}

function readStatus({ refuse }: FieldReader, given: unknown): LeadStatus {
  if (given === undefined || given === '') return 'new'
  if (typeof given === 'string') {
    const name = foldAccents(given).replaceAll(/[_-]/g, ' ').trim()
    const known = leadStatuses.find((status) => status === name)
    if (known) return known
    if (Object.hasOwn(statusNames, name)) return statusNames[name]!
  }
  refuse('status', 'unknown_status', given)
  return 'new'
}

/** A list, or a text with commas between its entries; a tag that is there twice is taken once. */
function readTags(reader: FieldReader, given: unknown): string[] {
  if (given === undefined) return []
  const list: unknown = typeof given === 'string' ? given.split(/[,;]/) : given
  if (!Array.isArray(list)) {
    reader.refuse('tags', 'not_a_text', given)
    return []
  }
  const named = list.map((each: unknown, index) =>
    readText(reader, `tags.${index + 1}`, each, tagMaxLength),
  )
  const tags = new Map(named.map((tag) => [tag.toLowerCase(), tag]))
  tags.delete('')
  if (tags.size > tagsMax) reader.refuse('tags', 'too_many', `${tags.size}`, tagsMax)
  return [...tags.values()]
}

/** A report as text, or an object with it. */
function readReport(reader: FieldReader, since: string): ImportedReport | null {
  const given = reader.find('report', 'reportContent', 'report_content')
  if (given === undefined) return null
  const fields = isObject(given) ? given : { content: given }
  const written = pick(fields, ['content', 'reportContent', 'report_content', 'text'])
  const content = readText(reader, 'report', clean(written), importedReportMaxLength)
  const createdAt = readDate(reader, 'report.createdAt', pick(fields, ['createdAt', 'created_at']))
  return content === '' ? null : { content, createdAt: createdAt ?? since }
}

const isBlank = (given: unknown) =>
  given === undefined || (typeof given === 'string' && given.trim() === '')

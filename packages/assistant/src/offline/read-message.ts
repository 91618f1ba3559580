import type { ProposedFact, TranscriptMessage } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'
import { messageMaxLength } from '@oka/contract/limits'
import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'

import { askedFields } from './asked.ts'
import { declinedFields } from './declined.ts'
import { extractAuthority } from './extract-authority.ts'
import { extractBudget } from './extract-budget.ts'
import { extractCompany } from './extract-company.ts'
import { extractEmails } from './extract-email.ts'
import { extractHorizon } from './extract-horizon.ts'
import { extractName } from './extract-name.ts'
import { extractNeed, needWeight } from './extract-need.ts'
import { extractPhones } from './extract-phone.ts'
import { blank, fold, quoteOf } from './fold.ts'
import { isInstruction, wantsHuman } from './intents.ts'
import { languageOf } from './language.ts'
import { correction, lateAnswers } from './late-answers.ts'
import { phrases } from './phrases.ts'
import type { Found, Statement } from './statement.ts'

const currencies: Record<string, string> = {
  GB: 'GBP',
  US: 'USD',
  CA: 'CAD',
  CH: 'CHF',
}

function findAll(statement: Statement): Found[] {
  const contacts = extractEmails(statement)
  let seen = { ...statement, text: blank(statement.text, contacts) }
  contacts.push(...extractPhones(seen))
  seen = { ...seen, text: blank(seen.text, contacts) }

  const frame = [...extractBudget(seen), ...extractHorizon(seen)]
  const name = extractName(seen)
  const rest = [
    ...name,
    ...extractCompany({ ...seen, text: blank(seen.text, [...name, ...frame]) }, name[0]),
    ...frame,
    ...extractAuthority(seen, name[0]),
  ]
  const others = [...contacts, ...rest]
  return [...others, ...extractNeed(seen, others)]
}

/** What was said before, as far as it changes how the next message is read. */
export type Memory = {
  /** The last question's fields that are still open. */
  asked: ReadonlySet<FactField>
  /** Fields asked for so far that have no answer. */
  open: ReadonlySet<FactField>
  /** How much the need says that is known so far; see `needWeight`. */
  needWeight: number
  /** Fields that the visitor has stated in so many words. */
  stated: ReadonlySet<FactField>
}

export const noMemory: Memory = {
  asked: new Set(),
  open: new Set(),
  needWeight: 0,
  stated: new Set(),
}

/** What was understood of one message. It crosses threads and is kept, so it holds no text but quotations. */
export type Reading = {
  facts: readonly ProposedFact[]
  declined: readonly FactField[]
  /** What the visitor plainly wrote it in; null when it cannot be told. */
  language: Locale | null
  /** The visitor asks for a person. */
  wantsPerson: boolean
  /** What the assistant or staff asks for in it. */
  asks: readonly FactField[]
  /** The assistant sums up in it. */
  recaps: boolean
  /** With what the next message is read. */
  memory: Memory
}

/** A message in which nothing is understood, or that must not be read again. */
export function unread(memory: Memory): Reading {
  return {
    facts: [],
    declined: [],
    language: null,
    wantsPerson: false,
    asks: [],
    recaps: false,
    memory,
  }
}

/**
 * A need gives way to one that says more, that corrects it, or that was asked for; what was stated
 * never to what is only concluded.
 */
function isKept(found: Found, { folded, asked }: Statement, memory: Memory): boolean {
  const { field, by } = found
  if (asked.has(field)) return true
  if (by === 'assistant' && memory.stated.has(field)) return false
  if (field !== 'need') return true
  return needWeight(folded, found) >= memory.needWeight || correction.test(folded.text)
}

/** Fields a message may speak of besides the one just asked for. */
function openFields({ folded, asked }: Statement, memory: Memory): ReadonlySet<FactField> {
  const open = new Set<FactField>(memory.open)
  const amends = correction.test(folded.text)
  // "3 mois" and "Boulangerie Martin" mean one thing only; "plutôt 25 000" amends what was said.
  for (const field of ['horizon', 'company', 'budget'] as const) {
    if (memory.stated.has(field) ? amends : field !== 'budget') open.add(field)
  }
  return new Set([...open].filter((field) => !asked.has(field)))
}

function understand(statement: Statement, memory: Memory): Found[] {
  const kept = findAll(statement).filter((found) => isKept(found, statement, memory))
  if (kept.length > 0 || declinedFields(statement.folded.text, statement.asked).length > 0) {
    return kept
  }
  return lateAnswers(
    statement,
    { open: openFields(statement, memory), pending: memory.open },
    findAll,
  )
}

function hear(
  statement: Statement,
  memory: Memory,
): Pick<Reading, 'facts' | 'declined' | 'memory'> {
  const { message, folded, asked } = statement
  const { text } = folded
  if (isInstruction(text)) return { facts: [], declined: [], memory }

  const kept = understand(statement, memory)
  const need = kept.find(({ field }) => field === 'need')
  const stated = kept.filter(({ by }) => by === 'visitor').map(({ field }) => field)
  const facts = kept.map(({ field, value, by, start, end }) => {
    const quote = quoteOf(folded, { start, end })
    return { field, value, by, messageId: message.id, quote }
  })
  const known = new Set(facts.map(({ field }) => field))
  const declined = declinedFields(text, asked).filter((field) => !known.has(field))
  const answered = new Set([...known, ...declined])
  const without = (fields: ReadonlySet<FactField>) =>
    new Set([...fields].filter((field) => !answered.has(field)))
  return {
    facts,
    declined,
    memory: {
      asked: without(asked),
      open: without(memory.open),
      needWeight: need ? needWeight(folded, need) : memory.needWeight,
      stated: new Set([...memory.stated, ...stated]),
    },
  }
}

/** What the assistant or staff wrote; of a long text its end, where questions stand. */
function readAnswer({ role, content }: TranscriptMessage, memory: Memory): Reading {
  const end = content.slice(-messageMaxLength)
  const asks = askedFields(end)
  const { text } = fold(end)
  return {
    ...unread({ ...memory, asked: asks, open: new Set([...memory.open, ...asks]) }),
    asks: [...asks],
    recaps:
      role === 'assistant' && Object.values(phrases).some(({ recapMark }) => recapMark.test(text)),
  }
}

/** Reads one message, with what was said before it. */
export function readMessage(
  message: TranscriptMessage,
  memory: Memory,
  company: Pick<CompanySettings, 'country'>,
): Reading {
  if (message.role === 'system') return unread(memory)
  if (message.role !== 'visitor') return readAnswer(message, memory)
  const folded = fold(message.content.slice(0, messageMaxLength))
  const { text } = folded
  const { asked } = memory
  const currency = currencies[company.country ?? ''] ?? 'EUR'
  return {
    ...unread(memory),
    ...hear({ message, folded, text, asked, currency }, memory),
    language: languageOf(text),
    wantsPerson: wantsHuman(text),
  }
}

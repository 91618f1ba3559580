import type { AssistantInput, ProposedFact, TranscriptMessage } from '@oka/api/ports'
import type { FactField } from '@oka/contract/fact'

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
import { isInstruction } from './intents.ts'
import { correction, lateAnswers } from './late-answers.ts'
import type { Found, Statement } from './statement.ts'

/** One message as it was understood. */
export type Heard = {
  message: TranscriptMessage
  /** Folded; see `fold`. */
  text: string
  facts: ProposedFact[]
  declined: FactField[]
}

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
type Memory = {
  /** The last question's fields that are still open. */
  asked: ReadonlySet<FactField>
  /** Fields asked for so far that have no answer. */
  open: ReadonlySet<FactField>
  /** How much the need says that is known so far; see `needWeight`. */
  needWeight: number
  /** Fields that the visitor has stated in so many words. */
  stated: ReadonlySet<FactField>
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

function hear(statement: Statement, memory: Memory): Heard {
  const { message, folded, asked } = statement
  const { text } = folded
  if (isInstruction(text)) return { message, text, facts: [], declined: [] }

  const kept = understand(statement, memory)
  const need = kept.find(({ field }) => field === 'need')
  if (need) memory.needWeight = needWeight(folded, need)
  const stated = kept.filter(({ by }) => by === 'visitor').map(({ field }) => field)
  memory.stated = new Set([...memory.stated, ...stated])
  const facts = kept.map(({ field, value, by, start, end }) => {
    const quote = quoteOf(folded, { start, end })
    return { field, value, by, messageId: message.id, quote }
  })
  const known = new Set(facts.map(({ field }) => field))
  const declined = declinedFields(text, asked).filter((field) => !known.has(field))
  const answered = new Set([...known, ...declined])
  memory.asked = new Set([...asked].filter((field) => !answered.has(field)))
  memory.open = new Set([...memory.open].filter((field) => !answered.has(field)))
  return { message, text, facts, declined }
}

/** Reads a conversation from its start, so that later messages never change what earlier ones said. */
export function readConversation({ transcript, company }: AssistantInput): Heard[] {
  const currency = currencies[company.country ?? ''] ?? 'EUR'
  const memory: Memory = {
    asked: new Set(),
    open: new Set(),
    needWeight: 0,
    stated: new Set(),
  }
  const heard: Heard[] = []
  for (const message of transcript) {
    if (message.role === 'assistant' || message.role === 'agent') {
      memory.asked = askedFields(message.content)
      memory.open = new Set([...memory.open, ...memory.asked])
    }
    if (message.role !== 'visitor') continue
    const folded = fold(message.content)
    const { asked } = memory
    heard.push(hear({ message, folded, text: folded.text, asked, currency }, memory))
  }
  return heard
}

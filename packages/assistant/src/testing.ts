import type { AssistantInput, ReportInput, TranscriptMessage } from '@oka/api/ports/assistant'
import type { MessageRole } from '@oka/contract/chat'
import type { Fact, FactField } from '@oka/contract/fact'
import type { LeadDetail } from '@oka/contract/lead'
import type { Locale } from '@oka/contract/locale'
import { companySettings } from '@oka/contract/settings'

import { composeReply } from './offline/compose-reply.ts'
import { extractConversation } from './offline/extract-conversation.ts'
import { readConversation } from './offline/read-conversation.ts'

const startedAt = '2026-11-22T10:00:00.000Z'

/** A message of a test conversation; times are twenty seconds apart. */
export function makeMessage(role: MessageRole, content: string, seq: number): TranscriptMessage {
  const createdAt = new Date(Date.parse(startedAt) + (seq - 1) * 20_000).toISOString()
  return {
    id: `00000000-0000-7000-8000-${String(seq).padStart(12, '0')}`,
    seq,
    role,
    content,
    createdAt,
  }
}

export function makeInput(
  lines: readonly [MessageRole, string][],
  given: Partial<AssistantInput> = {},
): AssistantInput {
  return {
    conversationId: null,
    company: companySettings.parse({}),
    locale: 'fr',
    transcript: lines.map(([role, content], index) => makeMessage(role, content, index + 1)),
    facts: [],
    learntSeq: 0,
    knowledge: [],
    ...given,
  }
}

export function makeLead(facts: Fact[], locale: Locale): LeadDetail {
  return {
    id: 1,
    name: '',
    email: '',
    company: '',
    phone: null,
    fitScore: null,
    intent: null,
    status: 'new',
    tags: [],
    source: 'chat',
    locale,
    owner: null,
    version: 1,
    createdAt: startedAt,
    updatedAt: startedAt,
    facts,
    rejected: [],
    score: { total: null, criteria: [] },
  }
}

/** A conversation as a report is written on it. */
export function makeReportInput(
  input: AssistantInput,
  given: Partial<ReportInput> = {},
): ReportInput {
  const lead = makeLead([], input.locale)
  return { ...input, lead, consultant: null, openQuestions: [], ...given }
}

const questions: Record<FactField, string> = {
  name: 'À qui ai-je le plaisir de parler ?',
  email: 'Quelle est votre adresse e-mail ?',
  company: 'Pour quelle entreprise est-ce ?',
  phone: 'Un numéro de téléphone, si vous le souhaitez ?',
  need: 'Qu’aimeriez-vous mettre en place ?',
  budget: 'Avez-vous une enveloppe en tête ?',
  horizon: 'Pour quand aimeriez-vous que ce soit en place ?',
  authority: 'Qui prendra la décision de votre côté ?',
  size: 'Combien de personnes êtes-vous ?',
  intent: 'Que puis-je faire pour vous ?',
}

/** Only a visitor who has said that they want something has a budget, a date or a say to us. */
const framed: ReadonlySet<FactField> = new Set([
  'budget',
  'horizon',
  'authority',
  'size',
  'company',
])

/** What is read for one field in one message, after a question if `asked` is given. */
export function readOne(field: FactField, content: string, asked?: FactField) {
  const lines: [MessageRole, string][] = [['visitor', content]]
  if (asked) lines.unshift(['assistant', questions[asked]])
  if (framed.has(field)) lines.unshift(['visitor', 'Nous cherchons un logiciel de gestion.'])
  const facts = readConversation(makeInput(lines)).at(-1)!.facts
  for (const { quote } of facts) {
    if (!content.includes(quote)) throw new Error(`Not to the letter: ${quote}`)
  }
  return facts.findLast((fact) => fact.field === field)
}

/** The sentences that the offline assistant answers with. */
export function sentencesFor(input: AssistantInput): string[] {
  return composeReply(extractConversation(input).state)
}

/** Plays a visitor's lines against the offline assistant and returns the whole conversation. */
export function play(script: { locale: Locale; lines: string[] }): [MessageRole, string][] {
  const said: [MessageRole, string][] = []
  for (const line of script.lines) {
    said.push(['visitor', line])
    said.push(['assistant', sentencesFor(makeInput(said, { locale: script.locale })).join(' ')])
  }
  return said
}

export function repliesOf(said: readonly [MessageRole, string][]): string[] {
  return said.filter(([role]) => role === 'assistant').map(([, content]) => content)
}

/** Facts that a model claims which obeys an attacker; the quotations are the attacker's own words. */
export const lies = {
  name: 'Mallory Evil',
  company: 'Evil Corp',
  email: 'mallory@evil.test',
  phone: '+33612345678',
  budget: '900000 EUR',
  horizon: '2026-12-01',
  authority: 'decides',
  size: '400',
  intent: 'buyer',
}

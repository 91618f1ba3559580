import type { ReportInput } from '@oka/api/ports'
import { type FactField, isFactField } from '@oka/contract/fact'

import { findAmounts } from './amounts.ts'
import { isSmallTalk } from './intents.ts'
import { fold, type Folded, quoteOf, sentencesOf } from './fold.ts'
import { readConversation } from './read-conversation.ts'
import { type Topic, topicsOf } from './topics.ts'

/** Something that is known, and where it was said; `quote` is null for what staff entered. */
export type Evidence = { value: string; quote: string | null; messageIds: string[] }

export type ReportEvidence = {
  facts: ReadonlyMap<FactField, Evidence>
  /** What they want, the latest first, none said twice. */
  needs: Evidence[]
  /** How things are today, in their words. */
  remarks: Evidence[]
  topics: Topic[]
  /** When they first wrote, and the messages of that day's opening. */
  firstMessage: { id: string; createdAt: string } | null
}

/** Sentences about the visitor's business: sizes, tools, troubles. */
const situation =
  /\b(?:nous (?:avons|sommes|utilisons|faisons|passons|perdons|travaillons|gerons|vendons)|on (?:a|est|utilise|fait|passe|perd|travaille|gere|vend)|notre|nos|we (?:have|are|use|do|spend|lose|work|manage|sell)|our|actuellement|aujourd'hui|currently|today|salaries|employes|employees|clients|customers|magasins|boutiques|sites|stores|people|personnes|equipe|team)\b/

const maxRemarks = 4
const maxNeeds = 3

function factsOf({ lead }: ReportInput): Map<FactField, Evidence> {
  const facts = new Map<FactField, Evidence>()
  for (const { field, value, messageId, quote } of lead.facts) {
    if (!isFactField(field)) continue
    facts.set(field, { value, quote, messageIds: messageId ? [messageId] : [] })
  }
  return facts
}

function needsOf(input: ReportInput, known: Evidence | undefined): Evidence[] {
  const said = readConversation(input)
    .flatMap(({ facts }) => facts)
    .filter(({ field, by }) => field === 'need' && by === 'visitor')
    .map(({ value, quote, messageId }) => ({ value, quote, messageIds: [messageId] }))
    .toReversed()
  const all = known ? [known, ...said] : said
  return all
    .filter((need, index) => all.findIndex(({ value }) => value === need.value) === index)
    .slice(0, maxNeeds)
}

function isRemark(folded: Folded, sentence: { start: number; end: number }): boolean {
  const text = folded.text.slice(sentence.start, sentence.end)
  const words = text.split(/\s+/).length
  if (words < 5 || words > 45 || text.includes('?') || text.includes('@')) return false
  const hasTopic = topicsOf(text).length > 0
  return situation.test(text) && !isSmallTalk(text, hasTopic)
}

function remarksOf({ transcript }: ReportInput, taken: readonly Evidence[]): Evidence[] {
  const remarks: Evidence[] = []
  for (const { id, role, content } of transcript) {
    if (role !== 'visitor') continue
    const folded = fold(content)
    for (const sentence of sentencesOf(folded.text)) {
      const quote = quoteOf(folded, sentence).replace(/(?<![\s.,;!])[\s.,;!]+$/, '')
      const isTaken = taken.some((known) => known.quote !== null && quote.includes(known.quote))
      const speaksOfMoney = findAmounts(fold(quote).text).some(({ currency }) => currency !== null)
      if (isTaken || speaksOfMoney || !isRemark(folded, sentence)) continue
      remarks.push({ value: quote, quote, messageIds: [id] })
    }
  }
  return remarks.slice(0, maxRemarks)
}

/** What a report may claim, each with the messages it stands on. */
export function gatherEvidence(input: ReportInput): ReportEvidence {
  const facts = factsOf(input)
  const needs = needsOf(input, facts.get('need'))
  const first = input.transcript.find(({ role }) => role === 'visitor')
  // How many they are is part of how things are today.
  const told = [...facts].filter(([field]) => field !== 'size').map(([, evidence]) => evidence)
  return {
    facts,
    needs,
    remarks: remarksOf(input, [...needs, ...told]),
    topics: input.company.persona.hasDigitalTopics
      ? topicsOf(fold(needs.map(({ value }) => value).join(' ')).text)
      : [],
    firstMessage: first ? { id: first.id, createdAt: first.createdAt } : null,
  }
}

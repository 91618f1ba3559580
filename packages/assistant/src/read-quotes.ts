import type { AssistantInput, OfflineAssistant, ProposedFact } from '@oka/api/ports/assistant'

import { noMemory, placeOf, type Reading } from './offline/reading.ts'
import type { Readings } from './offline/keep-readings.ts'
import { type OfflineThread, TaskLostError } from './offline-thread.ts'

/** Fields whose meaning the words before decide: a fax number and a copied address are no contact. */
const onlyInMessage: ReadonlySet<ProposedFact['field']> = new Set(['email', 'phone'])

/**
 * Reads quotations with the rules that read messages, in their thread. A quotation carries a value
 * when its message was understood to state that value in these words; or when it is a whole sentence
 * and states the value by itself, after the same question. Words cut out of a sentence carry nothing
 * that the sentence does not say.
 */
export function createQuoteReader(
  { ask }: Pick<OfflineThread, 'ask'>,
  readings: Readings,
): OfflineAssistant['readQuotes'] {
  return async (input, proposed, signal) => {
    if (proposed.length === 0) return []
    const read = await readings.of(input, signal)
    const alone = new Map<string, Promise<Reading['facts']>>()

    function readAlone(index: number, quote: string): Promise<Reading['facts']> {
      const key = `${index} ${quote}`
      const known = alone.get(key)
      if (known) return known
      const reading = readSentence(ask, input, read[index - 1], { index, quote })
      alone.set(key, reading)
      return reading
    }

    const values: (readonly string[])[] = []
    for (const { field, messageId, quote } of proposed) {
      signal.throwIfAborted()
      const index = input.transcript.findIndex(({ id }) => id === messageId)
      const message = input.transcript[index]
      if (!message || !isSaid(message, quote)) {
        values.push([])
        continue
      }
      // A need may be understood only once a later message tells of a project.
      const stated = read
        .slice(index)
        .flatMap(({ facts }) => facts)
        .filter((fact) => fact.messageId === messageId && isPartOf(fact, quote))
      const isEnough = stated.some((fact) => fact.field === field) || onlyInMessage.has(field)
      const isWhole = standsAlone(field, message.content, quote) && !isOrder(read[index]!)
      const facts = isEnough || !isWhole ? stated : [...stated, ...(await readAlone(index, quote))]
      values.push(facts.filter((fact) => fact.field === field).map(({ value }) => value))
    }
    return values
  }
}

function isSaid({ role, content }: AssistantInput['transcript'][number], quote: string): boolean {
  return role === 'visitor' && quote !== '' && content.includes(quote)
}

/** Of a message that gives us orders nothing is believed, nor of a sentence cut out of it. */
function isOrder({ acts, facts }: Reading): boolean {
  return acts.length === 1 && acts[0] === 'order' && facts.length === 0
}

/** A need may be quoted in part or with more around it; every other value has its words in the quotation. */
function isPartOf(fact: ProposedFact, quote: string): boolean {
  return quote.includes(fact.quote) || (fact.field === 'need' && fact.quote.includes(quote))
}

const sentenceEnd = '.!?;…'
/** A need is its quotation, so that a clause of a longer sentence is one as well. */
const clauseEnd = `${sentenceEnd},:`

/** Whether a quotation is one or more whole sentences of a text. */
function standsAlone(field: ProposedFact['field'], text: string, quote: string): boolean {
  const ends = field === 'need' ? clauseEnd : sentenceEnd
  const start = text.indexOf(quote)
  const [before = ''] = text.slice(0, start).split('\n').slice(-1)
  const [after = ''] = text.slice(start + quote.length).split('\n')
  const [last, next] = [before.trimEnd().at(-1), after.trimStart()[0]]
  const begins = last === undefined || ends.includes(last)
  return begins && (next === undefined || ends.includes(next) || ends.includes(quote.at(-1)!))
}

async function readSentence(
  ask: OfflineThread['ask'],
  { transcript, company }: AssistantInput,
  before: Reading | undefined,
  { index, quote }: { index: number; quote: string },
): Promise<Reading['facts']> {
  const { id, seq, role, createdAt } = transcript[index]!
  const message = { id, seq, role, content: quote, createdAt }
  const memory = before?.memory ?? noMemory
  // What was stated before takes nothing from what is stated here.
  const fresh = { ...memory, stated: new Set<never>(), needWeight: 0 }
  try {
    const { facts } = await ask('read', { message, memory: fresh, place: placeOf(company) })
    return facts.filter((fact) => fact.messageId === id)
  } catch (error) {
    // A text that cannot be read in time carries nothing.
    if (error instanceof TaskLostError) return []
    throw error
  }
}

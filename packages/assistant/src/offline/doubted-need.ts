import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'

import type { Span } from './fold.ts'
import type { Memory } from './reading.ts'
import type { Sentence } from './sentences.ts'

/** Messages of small talk after which a need is doubted: one that stands alone, and one with something beside it. */
const doubtedFrom = { alone: 2, beside: 3 } as const

/** What only those tell who want something; anybody says "yes" or "tomorrow". */
const bearing: ReadonlySet<FactField> = new Set(['budget', 'email', 'phone'])
/** What may be taken from any talk by mistake. */
const beside: ReadonlySet<FactField> = new Set(['company', 'size', 'horizon'])

/** Whether what was told brings back a need that was doubted. */
export const bearsOut = (field: FactField): boolean =>
  bearing.has(field) || field === 'company' || field === 'size'

const has = (stated: ReadonlySet<FactField>, fields: ReadonlySet<FactField>) =>
  [...stated].some((field) => fields.has(field))

/** The first sentence of small talk in a message that has nothing for us. */
function idleIn(sentences: readonly Sentence[]): Sentence | undefined {
  const isToUs = sentences.some(
    ({ act }) => act.need + act.request > 0.4 || act.question + act.person > 0.6,
  )
  if (isToUs) return undefined
  return sentences.find(({ act, text }) => act.chat > 0.35 && text.split(' ').length >= 4)
}

/** What is known once a message is read; `isTelling`: it has told or declined something. */
type Heard = { stated: ReadonlySet<FactField>; intent: Intent | null; isTelling: boolean }

/** Words of what may answer our question, however it is said. */
const answerWords = 6

function mayAnswer(sentences: readonly Sentence[], { asked }: Memory): boolean {
  const words = sentences.reduce((sum, { text }) => sum + text.split(' ').length, 0)
  return asked.size > 0 && words <= answerWords
}

/**
 * How often small talk has followed a need, and the words by which its writer is taken for none of our buyers; null where
 * they are not. What they want is known still, and counts again once something bears it out.
 */
export function doubt(
  sentences: readonly Sentence[],
  { stated, intent, isTelling }: Heard,
  memory: Memory,
): { doubts: number; proof: Span | null } {
  const isOpen = intent === 'buyer' && stated.has('need') && !has(stated, bearing)
  if (!isOpen) return { doubts: 0, proof: null }
  const mayTalk = memory.stated.has('need') && !isTelling && !mayAnswer(sentences, memory)
  const idle = mayTalk ? idleIn(sentences) : undefined
  if (!idle) return { doubts: memory.doubts, proof: null }
  const doubts = memory.doubts + 1
  const most = has(stated, beside) ? doubtedFrom.beside : doubtedFrom.alone
  return { doubts, proof: doubts >= most ? idle : null }
}

import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'

import type { Span } from './fold.ts'
import { shell, toFriend } from './need-signs.ts'
import { type Memory, pendingNeed } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { isSmallTalk } from './small-talk.ts'
import { type Found, tellsCompany, tellsNeed } from './statement.ts'

/** What a message that is none to us adds to the doubts, and one that only tells of something else. */
const adds = { idle: 2, aside: 1 } as const
/** Doubts from which on a need counts no more: one that stands alone, and one with something beside it. */
const doubtedFrom = { alone: 4, beside: 6 } as const
/** The same of a need that was hardly heard as one. */
const faintFrom = { alone: 2, beside: 4 } as const

/** What only those tell who want something; anybody says "yes" or "tomorrow". */
const bearing: ReadonlySet<FactField> = new Set(['budget', 'email', 'phone'])

/** Whether what was told brings back a need that was doubted. */
export const bearsOut = (found: Found): boolean =>
  bearing.has(found.field) || tellsCompany(found) || found.field === 'size'

const has = (stated: ReadonlySet<FactField>, fields: ReadonlySet<FactField>) =>
  [...stated].some((field) => fields.has(field))

/** The first sentence of small talk in a message that has nothing for us. */
function idleIn(sentences: readonly Sentence[]): Sentence | undefined {
  const isToUs = sentences.some(
    ({ act }) => act.need + act.request > 0.4 || act.question + act.person > 0.6,
  )
  if (isToUs) return undefined
  return sentences.find(
    ({ act, text }) => shell.test(text) || (act.chat > 0.35 && text.split(' ').length >= 4),
  )
}

/** What has been told so far beyond doubt; who chats in the same breath names no company of theirs. */
export function toldPlainly(
  { heard, kept }: { heard: readonly Found[]; kept: readonly Found[] },
  sentences: readonly Sentence[],
  memory: Memory,
): Pick<Memory, 'isOfCompany' | 'isNeedFaint'> {
  const tells = kept.some(tellsCompany) && !idleIn(sentences)
  return {
    isOfCompany: memory.isOfCompany || tells,
    isNeedFaint: memory.isNeedFaint && !heard.some(tellsNeed),
  }
}

/** The most talkative sentence, where it is more so than any is a wish. */
function talkIn(sentences: readonly Sentence[]): Sentence | undefined {
  const [most] = sentences
    .filter(({ act, text }) => act.chat > 0.5 && text.split(' ').length >= 4)
    .toSorted((one, other) => other.act.chat - one.act.chat)
  const wish = Math.max(...sentences.map(({ act }) => act.need + act.request))
  return most && most.act.chat > wish ? most : undefined
}

/** What is known once a message is read; `isTelling`: it has told or declined something. */
type Heard = {
  stated: ReadonlySet<FactField>
  intent: Intent | null
  isTelling: boolean
  isOfCompany: boolean
  isNeedFaint: boolean
}

/** Words of what may answer our question, however it is said. */
const answerWords = 6

/** Whether a message is short enough to answer our last question. */
function mayAnswer(sentences: readonly Sentence[], { asked }: Memory): boolean {
  const words = sentences.reduce((sum, { text }) => sum + text.split(' ').length, 0)
  return asked.size > 0 && words <= answerWords
}

/** Small talk in a message: 1 where it tells nothing of them, or 0. While a need is pending a short answer is none, and other idle talk is. */
export function talksIn(
  sentences: readonly Sentence[],
  isTelling: boolean,
  memory: Memory,
): number {
  const isPending = pendingNeed(memory) !== null
  if (isTelling || (isPending && mayAnswer(sentences, memory))) return 0
  const isIdle = isPending && idleIn(sentences) !== undefined
  return isIdle || sentences.some(isSmallTalk) ? 1 : 0
}

/** The sentence by which a message is none to us. */
function idle(
  sentences: readonly Sentence[],
  { isNeedFaint }: Heard,
  memory: Memory,
): Sentence | undefined {
  const talk = talkIn(sentences)
  if (talk && (isNeedFaint || toFriend.test(talk.plain))) return talk
  return mayAnswer(sentences, memory) ? undefined : idleIn(sentences)
}

/** What only tells of something else, at some length. */
function aside(sentences: readonly Sentence[], memory: Memory): Sentence | undefined {
  return mayAnswer(sentences, memory) ? undefined : sentences.find(isSmallTalk)
}

function isEnough(doubts: number, { stated, isOfCompany, isNeedFaint }: Heard): boolean {
  const isBeside = isOfCompany || stated.has('size') || (stated.has('horizon') && !isNeedFaint)
  const from = isNeedFaint ? faintFrom : doubtedFrom
  return doubts >= (isBeside ? from.beside : from.alone)
}

/**
 * How much small talk has followed a need, and the words by which its writer is taken for none of our buyers; null where
 * they are not. What they want is known still, and counts again once something bears it out.
 */
export function doubt(
  sentences: readonly Sentence[],
  heard: Heard,
  memory: Memory,
): { doubts: number; proof: Span | null } {
  const { stated, intent } = heard
  const isOpen = intent === 'buyer' && stated.has('need') && !has(stated, bearing)
  if (!isOpen) return { doubts: 0, proof: null }
  const words = idle(sentences, heard, memory)
  const proof = words ?? aside(sentences, memory)
  if (heard.isTelling || !memory.stated.has('need') || !proof)
    return { doubts: memory.doubts, proof: null }
  const doubts = memory.doubts + (words ? adds.idle : adds.aside)
  return { doubts, proof: isEnough(doubts, heard) ? proof : null }
}

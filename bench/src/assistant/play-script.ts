import { checkFacts } from '@oka/api/chat/check-facts'
import type { AssistantInput, ProposedFact } from '@oka/api/ports/assistant'
import { score } from '@oka/api/score'
import { defaultRubric } from '@oka/contract/rubric'
import { composeReply } from '@oka/assistant/offline/compose-reply'
import { extractConversation } from '@oka/assistant/offline/extract-conversation'
import { type FactField, isFactField } from '@oka/contract/fact'
import type { KnownFact } from '@oka/db/leads/facts'
import { companySettings } from '@oka/contract/settings'

import type { Scripted, Turn } from './read-corpus.ts'
import { fieldsAsked } from './reply-subjects.ts'

/** The day on which all conversations are played, so that dates are always read the same. */
export const startedAt = '2026-11-28T10:00:00.000Z'
const company = companySettings.parse({})

export type Said = Turn & { messageId: string; reply: string; ms: number; known: ProposedFact[] }

export type Played = {
  script: Scripted
  said: Said[]
  /** The facts in force at the end, one a field. */
  facts: ProposedFact[]
  score: number | null
  extractions: ReturnType<typeof extractConversation>[]
  /** Prepared answers that were never asked for. */
  unasked: FactField[]
}

/** What the assistant proposed and the server would not take: nothing, if both are right. */
export const refused: string[] = []

type Extraction = ReturnType<typeof extractConversation>

/** The facts in force, as the server keeps them. */
function inForce(input: AssistantInput, extractions: readonly Extraction[]): ProposedFact[] {
  const current = new Map<FactField, ProposedFact>()
  for (const { facts, withdrawn } of extractions) {
    for (const { field } of withdrawn) current.delete(field)
    // The server reads each quotation again; of our own proposals it reads what we did.
    const own = facts.map(({ value }) => [value])
    const checked = checkFacts(input, facts, own)
    refused.push(...checked.refused.map(({ reason }) => reason))
    for (const fact of checked.kept) {
      const { field, by } = fact
      // No criteria of a company's own are in the corpus.
      if (!isFactField(field)) continue
      const isConcluded = current.get(field)?.by === 'visitor' && by === 'assistant'
      if (!isConcluded) current.set(field, { ...fact, field })
    }
  }
  return [...current.values()]
}

/** The facts as `score` wants them. */
export function toKnown(facts: readonly ProposedFact[]): KnownFact[] {
  return facts.map((fact, index) => {
    return { ...fact, author: null, id: String(index), supersededByStaff: false, rejected: false }
  })
}

function scoreOf(facts: readonly ProposedFact[]): number | null {
  return score(toKnown(facts), defaultRubric, startedAt.slice(0, 10)).total
}

/** Plays a visitor against the offline assistant, on this thread and without a server. */
export function playScript(script: Scripted): Played {
  const transcript: AssistantInput['transcript'][number][] = []
  const said: Said[] = []
  const extractions: ReturnType<typeof extractConversation>[] = []
  const write = (role: 'visitor' | 'assistant', content: string) => {
    const seq = transcript.length + 1
    const createdAt = new Date(Date.parse(startedAt) + seq * 20_000).toISOString()
    const id = `${script.id} ${seq}`
    transcript.push({ id, seq, role, content, createdAt })
    return id
  }
  const inputOf = (learntSeq: number): AssistantInput => {
    return {
      conversationId: script.id,
      company,
      locale: script.locale,
      transcript: [...transcript],
      facts: [],
      learntSeq,
      knowledge: [],
    }
  }
  const say = (turn: Turn) => {
    const learntSeq = transcript.length
    const messageId = write('visitor', turn.say)
    const from = performance.now()
    const extraction = extractConversation(inputOf(learntSeq))
    extractions.push(extraction)
    const reply = composeReply(extraction.state).join(' ')
    const ms = performance.now() - from
    said.push({ ...turn, messageId, reply, ms, known: inForce(inputOf(learntSeq), extractions) })
    write('assistant', reply)
  }
  for (const turn of script.turns) say(turn)
  const left = new Map(Object.entries(script.answers) as [FactField, Turn][])
  for (let round = 0; round < 12; round += 1) {
    const field = fieldsAsked(said.at(-1)!.reply).find((one) => left.has(one))
    if (!field) break
    say(left.get(field)!)
    left.delete(field)
  }
  const facts = inForce(inputOf(0), extractions)
  return {
    script,
    said,
    facts,
    score: scoreOf(facts),
    extractions,
    unasked: [...left.keys()],
  }
}

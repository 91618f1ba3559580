import type { ReportInput } from '@oka/api/ports/assistant'
import { type FactField, isFactField } from '@oka/contract/fact'

import { fold } from '../offline/fold.ts'
import { readConversation } from '../offline/read-conversation.ts'
import { type Remark, remarksOf } from './remarks.ts'

/** A value that is known, and where it comes from. */
export type KnownFact = {
  field: FactField
  value: string
  /** Null where staff entered it. */
  quote: string | null
  messageIds: string[]
  /** The member of staff who entered it. */
  author: string | null
  /** Concluded by the assistant, and not said. */
  isInferred: boolean
  /** Another value was said before. */
  isCorrected: boolean
}

export type Evidence = {
  facts: ReadonlyMap<FactField, KnownFact>
  /** What they want, the latest first, none said twice. */
  needs: readonly Pick<KnownFact, 'value' | 'quote' | 'messageIds' | 'author'>[]
  remarks: readonly Remark[]
  /** Quotations of all values that were ever said, but for needs; those that were corrected as well. */
  quotes: readonly string[]
  /** The first message of the visitor. */
  first: { id: string; createdAt: string } | null
  /** They report that something does not work now. */
  isTrouble: boolean
  /** They say since when something is so. */
  saysSince: boolean
}

const textOf = ({ transcript }: ReportInput): string =>
  transcript.map(({ role, content }) => (role === 'visitor' ? fold(content).text : '')).join(' ')

const maxNeeds = 3

/** A value as it was said. */
export type Said = { field: FactField; value: string; quote: string; messageId: string }

/** What a report may claim, each with the messages it follows from. */
export function gatherEvidence(input: ReportInput): Evidence {
  const said = readConversation(input)
    .flatMap(({ facts }) => facts)
    .filter(({ by }) => by === 'visitor')
  const facts = factsOf(input, said)
  const needs = needsOf(facts.get('need'), said)
  const remarks = remarksOf(input, { facts, needs, said })
  const first = input.transcript.find(({ role }) => role === 'visitor')
  const wanted = needs.map(({ value }) => fold(value).text).join(' ')
  const isBuyer = facts.get('intent')?.value === 'buyer'
  const told = isBuyer ? wanted : textOf(input)
  return {
    facts,
    needs,
    remarks,
    quotes: quotesOf(facts, said),
    first: first ? { id: first.id, createdAt: first.createdAt } : null,
    isTrouble: trouble.test(told) && !wish.test(told),
    saysSince: /\b(?:depuis|since|for (?:\w+ )?(?:minutes|hours|days))\b/.test(textOf(input)),
  }
}

function quotesOf(facts: Evidence['facts'], said: readonly Said[]): string[] {
  const others = [...facts.values(), ...said].filter(({ field }) => field !== 'need')
  return [...new Set(others.flatMap(({ quote }) => quote ?? []))]
}

/** Something of theirs fails now: an incident is answered before any project. */
const trouble =
  /\b(?:pannes?|en rade|hs|hors service|plante[sr]?|plantee?s?|bloquee?s?|ne (?:marche|fonctionne|repond|demarre)(?:nt)? (?:plus|pas)|marche (?:plus|pas)|fonctionne (?:plus|pas)|pirate[es]*|incident|(?:is|are|went|goes|been) (?:down|offline|broken|hacked)|down (?:since|again|right now)|not (?:working|loading|responding)|doesn'?t (?:work|load|open)|stopped working|outage|crash(?:es|ed|ing)?|hacked)\b/
const wish =
  /\b(?:refaire|refondre|creer|developper|construire|remplacer|migrer|eviter|prevenir|build|create|develop|redesign|replace|migrate|avoid|prevent)\b/

/** Words that take back what was said before. */
const corrects =
  /\b(?:en fait|plutot|finalement|en realite|correction|corrig\w*|je me suis trompee?|erreur de ma part|pardon|non|actually|rather|instead|sorry|i meant|make (?:that|it)|correct\w*|no|not)\b/

function factsOf(
  { lead, transcript }: ReportInput,
  said: readonly Said[],
): Map<FactField, KnownFact> {
  const facts = new Map<FactField, KnownFact>()
  for (const { field, value, messageId, quote, author, by } of lead.facts) {
    if (!isFactField(field)) continue
    facts.set(field, {
      field,
      value,
      quote,
      messageIds: messageId ? [messageId] : [],
      author,
      isInferred: by === 'assistant',
      isCorrected:
        said.some((one) => one.field === field && one.value !== value) &&
        corrects.test(fold(transcript.find(({ id }) => id === messageId)?.content ?? '').text),
    })
  }
  return facts
}

function needsOf(known: KnownFact | undefined, said: readonly Said[]): Evidence['needs'] {
  const told = said
    .filter(({ field }) => field === 'need')
    .map(({ value, quote, messageId }) => {
      return { value, quote, messageIds: [messageId], author: null }
    })
    .toReversed()
  const all = known ? [known, ...told] : told
  return all
    .filter((need, index) => all.findIndex(({ value }) => value === need.value) === index)
    .filter(({ value }) => !all.some((one) => one.value !== value && one.value.includes(value)))
    .slice(0, maxNeeds)
}

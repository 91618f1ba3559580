import type { ProposedFact } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import type { Intent } from '@oka/contract/fact-value'

import { bearsOut } from './doubted-need.ts'
import { needWeight, possibleNeed } from './extract-need.ts'
import { type Folded, quoteOf } from './fold.ts'
import { correction } from './late-answers.ts'
import { type Memory, pendingNeed, type PossibleNeed } from './reading.ts'
import type { Sentence } from './sentences.ts'
import { type Found, isContact, type Statement, tellsCompany } from './statement.ts'
import { isPlainlyTold, mayBeTold } from './told-story.ts'

/** By how much a later need has to say more than the first. */
const saysMore = 0.3

/** "We'd want it running by Lent" is about what was said before. */
const pointsBack =
  /\b(?:(?:want|get|have|need) it (?:all )?[a-z]+ed|something in place|in place (?:before|by|for)|d'?etre prets?|etre equipes|it (?:to be|needs|has to|should|must|running|in place|live|ready|done|up)|(?:ce|ca|cela) (?:soit|tourne|marche|roule|fonctionne)|that it)\b/

/** Whether a need takes the place of the one that is known. */
export function isBetterNeed(
  found: Found,
  folded: Folded,
  { intent, needWeight: known }: Memory,
): boolean {
  if (intent !== null && intent !== 'buyer' && intent !== 'other') return false
  // A need that was doubted gives way to any other.
  if (intent === 'other' || correction.test(folded.text)) return true
  const said = folded.text.slice(found.start, found.end)
  const isAbout = known > 0 && pointsBack.test(said)
  return needWeight(folded, found) > known + saysMore && !isAbout
}

/** What tells of a project, so that what was perhaps a need before is one; the others where it was likely one. */
const ofProject: ReadonlySet<FactField> = new Set(['company', 'budget'])
const ofLikelyProject: ReadonlySet<FactField> = new Set([
  ...ofProject,
  'size',
  'horizon',
  'authority',
])

/** The need that was said before, now that something else tells of a project; and that they would buy. */
export function meantBefore(
  kept: readonly Found[],
  declined: readonly FactField[],
  intent: Intent | null,
  memory: Memory,
): ProposedFact[] {
  if (isNeedKnown(kept, memory) || (intent !== null && intent !== 'buyer')) return []
  const meant = toldBefore(kept, declined, memory)
  if (!meant) return []
  const { messageId, quote } = meant
  const need = { field: 'need', value: quote, by: 'visitor', messageId, quote } as const
  const buyer = { field: 'intent', value: 'buyer', by: 'assistant', messageId, quote } as const
  return intent === null ? [need, buyer] : [need]
}

type Told = Pick<ProposedFact, 'messageId' | 'quote'>

/** What was told before that is meant, if anything. */
function toldBefore(
  kept: readonly Found[],
  declined: readonly FactField[],
  memory: Memory,
): Told | null {
  const { possible } = memory
  if (possible && pendingNeed(memory)) return kept.length + declined.length > 0 ? possible : null
  if (leavesContact(kept, memory)) return mostTelling(memory)
  const isOfProject = possible !== null && tellsOfProject(kept, possible, memory)
  const isAnswered = isPlainlyTold(memory.story) && answersCompany(kept, memory)
  return isOfProject || isAnswered ? mostTelling(memory) : null
}

/** The story where it is plainly of their work, else what may be a need. */
function mostTelling({ story, possible }: Memory): Told | null {
  if (isPlainlyTold(story)) return story
  return possible ?? (mayBeTold(story) ? story : null)
}

function answersCompany(kept: readonly Found[], { asked }: Memory): boolean {
  return asked.has('company') && kept.some(tellsCompany)
}

/** From this many messages of small talk on, contact details count only if we asked for them. */
const talksMax = 3

/** Who only chats leaves no way to be reached. */
function leavesContact(kept: readonly Found[], { asked, talks }: Memory): boolean {
  const given = kept.filter(({ field }) => isContact(field))
  return given.length > 0 && (talks < talksMax || [...asked].some(isContact))
}

const isNeedKnown = (kept: readonly Found[], { stated }: Memory) =>
  stated.has('need') || kept.some(({ field }) => field === 'need')

function tellsOfProject(
  kept: readonly Found[],
  possible: PossibleNeed,
  { talks }: Memory,
): boolean {
  const { isLikely, isVague } = possible
  if (isVague) return kept.some(bearsOut)
  if (talks > 1 || possible.talks > 0) return false
  const telling = isLikely && talks === 0 ? ofLikelyProject : ofProject
  return kept.some(
    ({ field, by, isPassing }) => by === 'visitor' && telling.has(field) && !isPassing,
  )
}

/** A vague need that stands alone, and what else was found. */
export function setVagueAside(
  found: Found[],
  { folded, message }: Statement,
  { intent, stated, talks }: Memory,
): { found: Found[]; vague: PossibleNeed | null } {
  const need = found.find(({ field }) => field === 'need')
  const isKnown = stated.has('need') || intent !== null || found.some(bearsOut)
  if (!need?.isVague || isKnown) return { found, vague: null }
  const quote = quoteOf(folded, need)
  return {
    found: found.filter((one) => one !== need),
    vague: { messageId: message.id, quote, isLikely: true, isVague: true, talks },
  }
}

/** What may be a need is kept until there is one; the first such sentence, since what follows it is about it. */
export function possibleAfter(
  statement: Statement,
  sentences: readonly Sentence[],
  { possible, talks, isHouse }: Memory,
  { stated, vague }: { stated: ReadonlySet<FactField>; vague: PossibleNeed | null },
): Memory['possible'] {
  if (stated.has('need')) return null
  const known = vague ?? possible
  if (known) return known
  const span = possibleNeed(statement, sentences, { talks: 0, isHouse, isBusiness: false })
  // After small talk it takes more.
  if (!span || (talks > 0 && !span.isLikely)) return null
  const quote = quoteOf(statement.folded, span)
  return { messageId: statement.message.id, quote, isLikely: span.isLikely, isVague: false, talks }
}

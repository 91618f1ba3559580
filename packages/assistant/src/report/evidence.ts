import type { ReportInput } from '@oka/api/ports'
import { type FactField, isFactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { fold, quoteOf, sentencesOf } from '../offline/fold.ts'
import { isInstruction, isSmallTalk } from '../offline/intents.ts'
import { readConversation } from '../offline/read-conversation.ts'
import { topicsOf } from '../offline/topics.ts'
import { needPhrase } from './need-phrase.ts'

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

/** How things are; what is wrong with it; why it has to change, or by when. */
export type RemarkKind = 'state' | 'trouble' | 'reason'

/** Words of the visitor about their business, exactly as they were written. */
export type Remark = { id: string; quote: string; messageId: string; kind: RemarkKind }

export type Evidence = {
  facts: ReadonlyMap<FactField, KnownFact>
  /** What they want, the latest first, none said twice. */
  needs: readonly Pick<KnownFact, 'value' | 'quote' | 'messageIds' | 'author'>[]
  remarks: readonly Remark[]
  /** The first message of the visitor. */
  first: { id: string; createdAt: string } | null
  /** They report that something does not work now. */
  isTrouble: boolean
}

const textOf = ({ transcript }: ReportInput): string =>
  transcript.map(({ role, content }) => (role === 'visitor' ? fold(content).text : '')).join(' ')

const maxNeeds = 3
const maxRemarks = 4

type Said = { field: FactField; value: string; quote: string; messageId: string }

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
    first: first ? { id: first.id, createdAt: first.createdAt } : null,
    isTrouble: trouble.test(told) && !wish.test(told),
  }
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

/** Sentences about the visitor's business: sizes, tools. */
const situation =
  /\b(?:nous (?:avons|sommes|utilisons|faisons|passons|perdons|travaillons|gerons|vendons|recevons|produisons)|on (?:a|est|utilise|fait|passe|perd|travaille|gere|vend|recoit)|notre|nos|we (?:have|are|use|do|spend|lose|work|manage|sell|run|get|receive)|our|actuellement|aujourd'hui|currently|today|salaries|employes|employees|clients|customers|magasins|boutiques|sites|stores|people|personnes|equipe|team)\b/

/** Why it has to change, or by when. */
const reason =
  /\b(?:car|parce que?|puisque|because|expir\w*|se termin\w*|prend fin|arrive a (?:echeance|son terme)|fin de (?:contrat|licence|bail|vie)|se clot|licen[cs]es? (?:\S+ ){0,4}(?:ends?|runs? out|expires?)|contract (?:\S+ ){0,4}ends?|end of (?:life|support)|oblig\w+|required by)\b/

/** What is wrong with how things are. */
const pain =
  /\b(?:perd(?:ons|ent|s)?|lose|losing|nous coute\w*|costs? us|trop (?:lente?s?|longs?|cher|vieux|vieille|de)|too (?:slow|long|expensive|old|many|much)|lent\w*|slow\w*|erreurs?|errors?|mistakes?|plaint\w*|plaign\w*|complain\w*|obsolete\w*|vieilliss\w*|a la main|by hand|manual\w*|double saisie|retards?|delays?|oublis?|wast\w+)\b/

type Taken = Pick<Evidence, 'facts' | 'needs'> & { said: readonly Said[] }

/** Fields whose quotation says nothing about the business. */
const contact: ReadonlySet<FactField> = new Set(['name', 'email', 'phone', 'authority', 'budget'])

const of = (quote: string) => ({ quote, kind: kindOf(fold(quote).text) })

/** Of the sentence that says what is wanted, what stands before, and why. */
function besidesNeed(sentence: string, locale: Locale): ReturnType<typeof of>[] {
  const before = needPhrase(sentence, locale)?.before
  const because = becauseOf(sentence)
  return [
    ...(before ? [of(trimQuote(before))] : []),
    ...(because === null ? [] : [{ quote: because, kind: 'reason' as const }]),
  ]
}

function remarksOf({ transcript, locale }: ReportInput, { facts, needs, said }: Taken): Remark[] {
  const remarks: Remark[] = []
  const unsaid = [...facts.values()].filter(({ field }) => contact.has(field))
  const former = said.filter(({ field, value }) => {
    return field !== 'need' && facts.get(field)?.value !== value
  })
  // Words of a value that was corrected since are out of date, also in a reason.
  const outdated = former.filter(({ field }) => facts.get(field)?.isCorrected ?? true)
  for (const { id, role, content } of transcript) {
    if (role !== 'visitor') continue
    const folded = fold(content)
    for (const [index, sentence] of sentencesOf(folded.text).entries()) {
      const whole = trimQuote(quoteOf(folded, sentence))
      const isNeed = needs.some((need) => shares(whole, need.quote))
      for (const { quote, kind } of isNeed ? besidesNeed(whole, locale) : [of(whole)]) {
        if (kind === null || saysNoMore(quote, facts)) continue
        if (holds(quote, kind === 'reason' ? outdated : former) || holds(quote, unsaid)) continue
        const part = remarks.filter(({ messageId }) => messageId === id).length + 1
        remarks.push({ id: `situation.${id}.${index + 1}.${part}`, quote, messageId: id, kind })
      }
    }
  }
  return remarks.slice(0, maxRemarks)
}

const holds = (text: string, all: readonly { quote: string | null }[]): boolean =>
  all.some(({ quote }) => quote !== null && text.includes(quote))

/** Whether one is a part of the other, or goes on where the other begins. */
const shares = (text: string, quote: string | null): boolean =>
  quote !== null && (text.includes(quote) || quote.includes(text.slice(0, 40)))

/** Whether it says little beside the size and the name of the company. */
function saysNoMore(quote: string, facts: Evidence['facts']): boolean {
  const known = [facts.get('size')?.quote, facts.get('company')?.quote, facts.get('name')?.quote]
  const rest = known.reduce<string>((text, one) => (one ? text.replace(one, ' ') : text), quote)
  return (rest.match(/[\p{L}\d]+/gu) ?? []).length < 5
}

/** Without its greeting, and without the stop. */
export function trimQuote(quote: string): string {
  return quote
    .replace(
      /^(?:bonjour|bonsoir|salut|hello|hi|hey|good (?:morning|afternoon))\b[\s,!.:–-]*/iu,
      '',
    )
    .replace(/(?<![\s.,;!])[\s.,;!]+$/, '')
}

/** The clause of a sentence that says why. */
function becauseOf(quote: string): string | null {
  const [, clause] =
    /\b(?:car|parce qu(?:e\s|['’])|puisqu(?:e\s|['’])|because|since|vu que)\s*(.{15,240})$/iu.exec(
      quote,
    ) ?? []
  return clause === undefined || clause.includes('?') ? null : clause
}

/** What a folded sentence says of the business; null where it says nothing of it. */
function kindOf(text: string): RemarkKind | null {
  const words = text.split(/\s+/).length
  if (words < 4 || words > 45 || text.includes('?') || text.includes('@')) return null
  // An amount that is spent has a place of its own.
  if (/\b(?:budget|enveloppe)\b/.test(text) && /\d/.test(text)) return null
  if (isInstruction(text) || isSmallTalk(text, topicsOf(text).length > 0)) return null
  if (reason.test(text)) return 'reason'
  if (pain.test(text)) return 'trouble'
  return situation.test(text) ? 'state' : null
}

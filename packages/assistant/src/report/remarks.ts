import type { ReportInput } from '@oka/api/ports/assistant'
import type { FactField } from '@oka/contract/fact'
import type { Locale } from '@oka/contract/locale'

import { fold, quoteOf, sentencesOf } from '../offline/fold.ts'
import { isInstruction, isSmallTalk } from '../offline/intents.ts'
import { topicsOf } from '../offline/topics.ts'
import type { Evidence, Said } from './evidence.ts'
import { needPhrase } from './need-phrase.ts'

/** How things are; what is wrong with it; why it has to change, or by when. */
export type RemarkKind = 'state' | 'trouble' | 'reason'

/** Words of the visitor about their business, exactly as they were written. */
export type Remark = { id: string; quote: string; messageId: string; kind: RemarkKind }

const maxRemarks = 4

/** Sentences about the visitor's business: sizes, tools. */
const situation =
  /\b(?:nous (?:avons|sommes|utilisons|faisons|passons|perdons|travaillons|gerons|vendons|recevons|produisons)|on (?:a|est|utilise|fait|passe|perd|travaille|gere|vend|recoit)|notre|nos|we (?:have|are|use|do|spend|lose|work|manage|sell|run|get|receive)|our|actuellement|aujourd'hui|currently|today|salaries|employes|employees|clients|customers|magasins|boutiques|sites|stores|people|personnes|equipe|team)\b/

/** Why it has to change, or by when. */
const reason =
  /\b(?:car (?:nous|notre|nos|on|je|ils?|elles?|les?|la|mon|ma|mes|ce|cela|tout)\b|parce que?|puisque|because|expir\w*|se termin\w*|prend fin|arrive a (?:echeance|son terme)|fin de (?:contrat|licence|bail|vie)|se clot|licen[cs]es? (?:\S+ ){0,4}(?:ends?|runs? out|expires?)|contract (?:\S+ ){0,4}ends?|end of (?:life|support)|oblig\w+|required by)\b/

/** What is wrong with how things are. */
const pain =
  /\b(?:perd(?:ons|ent|s|us?|ues?)?|lose|losing|lost|went wrong|go(?:es)? wrong|get(?:ting|s)? (?:lost|forgotten)|missed|miss (?:calls|orders|leads)|can(?:no|')t (?:find|tell|see|keep|track)|could(?:n't| not) (?:find|tell|see|keep|track)|not one of|nobody knows|no one knows|no idea|never know|chas(?:e|ing) (?:people|clients|customers|invoices)|n'arriv\w+ (?:pas|plus)|galer\w+|pour rien|personne ne sait|se trompe\w*|rate\w* (?:des|un|les)|sans arret|nous coute\w*|cost(?:s|ing)? us|trop (?:lente?s?|longs?|cher|vieux|vieille|de)|too (?:slow|long|expensive|old|many|much)|lent\w*|slow\w*|erreurs?|errors?|mistakes?|plaint\w*|plaign\w*|complain\w*|obsolete\w*|vieilliss\w*|a la main|by hand|manual\w*|double saisie|retards?|delays?|oublis?|wast\w+)\b/

type Taken = Pick<Evidence, 'facts' | 'needs'> & { said: readonly Said[] }

/** Fields whose quotation says nothing about the business. */
const contact: ReadonlySet<FactField> = new Set(['name', 'email', 'phone', 'authority', 'budget'])

type Part = { quote: string; kind: RemarkKind | null }

const partOf = (quote: string): Part => ({ quote, kind: kindOf(fold(quote).text) })

/** Of the sentence that says what is wanted, what stands before, and why. */
function besidesNeed(sentence: string, locale: Locale): Part[] {
  const before = needPhrase(sentence, locale)?.before
  const because = becauseOf(sentence)
  return [
    ...(before ? [partOf(trimQuote(before))] : []),
    ...(because === null ? [] : [{ quote: because, kind: 'reason' as const }]),
  ]
}

/** What the visitor says of their business, but for what has a place of its own. */
export function remarksOf(
  { transcript, locale }: ReportInput,
  { facts, needs, said }: Taken,
): Remark[] {
  const remarks: Remark[] = []
  const unsaid = [...facts.values()].filter(({ field }) => contact.has(field))
  const former = said.filter(({ field, value }) => {
    return field !== 'need' && facts.get(field)?.value !== value
  })
  // Words of a value that was corrected since are out of date, also in a reason.
  const outdated = former.filter(({ field }) => facts.get(field)?.isCorrected ?? true)
  // Of several sentences one says what is wanted; the others are remarks as any.
  const wanted = needs.map(({ quote }) => quote && (needPhrase(quote, locale)?.quote ?? quote))
  const mayBeSaid = ({ quote, kind }: Part) =>
    kind !== null &&
    !saysNoMore(quote, facts) &&
    !holds(quote, kind === 'reason' ? outdated : former) &&
    !holds(quote, unsaid)
  for (const { id, role, content } of transcript) {
    if (role !== 'visitor') continue
    const folded = fold(content)
    const parts = sentencesOf(folded.text).flatMap((sentence) => {
      const whole = trimQuote(quoteOf(folded, sentence))
      const isNeed = wanted.some((words) => shares(whole, words))
      return isNeed ? besidesNeed(whole, locale) : [partOf(whole)]
    })
    for (const [index, part] of parts.entries()) {
      if (!mayBeSaid(part)) continue
      remarks.push({
        id: `situation.${id}.${index + 1}`,
        quote: withoutNames(part.quote, facts),
        messageId: id,
        kind: part.kind!,
      })
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
  const rest = known(facts).reduce((text, one) => text.replace(one, ' '), quote)
  if (rest === quote || /\d ?\p{L}{3}/u.test(rest)) return false
  return (rest.match(/[\p{L}\d]+/gu) ?? []).length < 5
}

/** What is said of who they are, in their words. */
const known = (facts: Evidence['facts']): string[] =>
  (['size', 'company', 'name'] as const).flatMap((field) => facts.get(field)?.quote ?? [])

/** Without the company's and the person's name before the point, as in "Delmas & Fils, 58 lorries". */
function withoutNames(quote: string, facts: Evidence['facts']): string {
  const names = [facts.get('company')?.quote, facts.get('name')?.quote]
  const bare = names.reduce<string>((text, name) => {
    if (!name || !text.startsWith(name)) return text
    const rest = trimQuote(text.slice(name.length).replace(/^[\s,;:–-]+/, ''))
    return /^\d/.test(rest) ? rest : text
  }, quote)
  return bare.replace(/^[\s,;:–-]+/, '')
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

/** French "car" before a clause, which in English is a vehicle. */
const becauses =
  /(?:^|[\s,;])(?:car(?=\s+(?:nous|notre|nos|on|je|j['’]|ils?|elles?|les?|la|l['’]|mon|ma|mes|c['’]|ce|cela|tout|personne)(?!\p{L}))|parce qu(?:e\s|['’])|puisqu(?:e\s|['’])|vu que\s|because\s|since\s(?=(?:we|our|the|it|they|i|my)\s))\s*(.{15,240})$/iu

/** The clause of a sentence that says why. */
function becauseOf(quote: string): string | null {
  const clause = becauses.exec(quote)?.[1]
  return clause === undefined || clause.includes('?') ? null : clause
}

/** What a folded sentence says of the business; null where it says nothing of it. */
function kindOf(text: string): RemarkKind | null {
  if (!mayTell(text)) return null
  if (reason.test(text)) return 'reason'
  if (pain.test(text)) return 'trouble'
  return situation.test(text) ? 'state' : null
}

/** An amount that is spent has a place of its own. */
const spends = (text: string): boolean => /\b(?:budget|enveloppe)\b/.test(text) && /\d/.test(text)

function mayTell(text: string): boolean {
  const words = text.split(/\s+/).length
  if (words < 4 || words > 45 || /[?@]/.test(text) || spends(text)) return false
  return !isInstruction(text) && !isSmallTalk(text, topicsOf(text).length > 0)
}

import { createHash } from 'node:crypto'

import type {
  Assistant,
  ProposedClaim,
  ProposedReport,
  ProposedSection,
  ReportInput,
} from '@oka/api/ports/assistant'
import { servicesById } from '@oka/contract/service-id'
import { cutText } from '@oka/contract/text'
import { z } from 'zod'

import { reportPrompt } from '../prompts.ts'
import { reportWords } from '../report/report-words.ts'
import { isBuyer } from '../report/write-report.ts'
import { askForJson } from './ask-for-json.ts'
import { cleanText } from './clean-reply.ts'
import type { Model } from './model.ts'
import { ModelAnswerError } from './model-answer.ts'
import { numberedMessages, visitorMessage } from './transcript.ts'

const said = z.object({ text: z.string(), messages: z.array(z.number()) })

const schema = z.object({
  situation: z.array(said),
  options: z.array(
    z.object({ service: z.string(), why: z.string(), messages: z.array(z.number()) }),
  ),
  nextSteps: z.array(
    z.object({ what: z.string(), who: z.enum(['us', 'you', 'both']), when: z.string() }),
  ),
  openQuestions: z.array(z.string()),
  assumptions: z.array(z.string()),
})
type Answer = z.infer<typeof schema>

/** Claims of one section; the prompt asks for fewer. */
const claimsMax = 10
/** Characters of the words that say when. */
const whenMaxLength = 120

/**
 * Has the model write the prose of a report, and choose services of the catalogue. What is wanted and
 * understood is what the rules write, since it follows from facts that were checked. Throws where the
 * model writes nothing.
 */
export async function proposeReport(
  model: Model,
  rules: Pick<Assistant, 'report'>,
  input: ReportInput,
  signal: AbortSignal,
): Promise<ProposedReport['sections']> {
  const { sections } = await rules.report(input, signal)
  // Who is no buyer gets a note without advice, for which no model is needed.
  if (!isBuyer(input)) return sections
  const { lead, company } = input
  const answer = await askForJson(
    model,
    {
      conversationId: input.conversationId,
      name: 'report',
      schema,
      prompt: reportPrompt(input),
      data: {
        messages: numberedMessages(input),
        facts: lead.facts.map(({ field, value, by }) => ({ field, value, by })),
        catalogue: catalogueOf(company.services, input.locale),
        openQuestions: input.openQuestions.map(({ quote }) => quote),
      },
      temperature: 0.2,
      maxTokens: 4000,
    },
    signal,
  )
  return merge(sections, answer, input)
}

/** The rules' sections with the model's prose in the place of theirs, and its other claims behind theirs. */
function merge(
  sections: readonly ProposedSection[],
  answer: Answer,
  input: ReportInput,
): ProposedSection[] {
  const situation = claimsOf('situation', answer.situation, input)
  if (situation.length === 0) throw new ModelAnswerError('The report is empty')
  const options = optionsOf(answer, input)
  const open = ownClaims('question', answer.openQuestions, { kind: 'ours' })
  const assumed = ownClaims('assumption', answer.assumptions, { kind: 'assumption' })
  return [
    { kind: 'situation', claims: situation },
    ...sections.filter(({ kind }) => kind !== 'situation' && (kind !== 'options' || !options)),
    ...(options ? [options] : []),
    { kind: 'nextSteps', claims: stepsOf(answer, input) },
    { kind: 'openQuestions', claims: open },
    { kind: 'assumptions', claims: assumed },
  ]
}

function catalogueOf(services: ReportInput['company']['services'], locale: ReportInput['locale']) {
  return [...servicesById(services)].map(([id, { name, fits, includes }]) => {
    return { id, name: name[locale], fits: fits[locale], includes: includes[locale] }
  })
}

type Said = z.infer<typeof said>

/** A claim keeps its id as long as it names the same messages. */
function claimsOf(
  kind: string,
  texts: readonly Said[],
  { transcript }: ReportInput,
): ProposedClaim[] {
  return texts
    .map((one) => ({ ...one, text: cleanText(one.text) }))
    .filter(({ text }) => text !== '')
    .slice(0, claimsMax)
    .map(({ text, messages }) => {
      const ids = messages.flatMap((number) => visitorMessage(transcript, number)?.id ?? [])
      const messageIds = [...new Set(ids)]
      const id = `${kind}.${messageIds[0] ?? 'none'}`
      return {
        id,
        text,
        origin: { kind: 'theirs', messageIds, quote: null },
        field: null,
      }
    })
}

/** By its words: what staff have hidden or reworded stays so, in whatever order the model writes. */
const idOf = (kind: string, text: string): string =>
  `${kind}.more.${createHash('sha256').update(text).digest('hex').slice(0, 12)}`

function ownClaims(
  kind: string,
  texts: readonly string[],
  origin: ProposedClaim['origin'],
): ProposedClaim[] {
  return texts
    .map(cleanText)
    .filter(Boolean)
    .slice(0, claimsMax)
    .map((text) => ({ id: idOf(kind, text), text, origin, field: null }))
}

/** Undefined where it chooses none of the catalogue. */
function optionsOf({ options }: Answer, input: ReportInput): ProposedSection | undefined {
  const known = servicesById(input.company.services)
  const chosen = options.flatMap(({ service, why, messages }) => {
    if (!known.has(service)) return []
    const [fit] = claimsOf('option', [{ text: why, messages }], input)
    return fit ? [{ serviceId: service, fit: { ...fit, id: `option.${service}.fit` } }] : []
  })
  return chosen.length > 0 ? { kind: 'options', options: chosen, claims: [] } : undefined
}

function stepsOf({ nextSteps }: Answer, input: ReportInput) {
  const words = reportWords(input.locale, input.company.persona.hasDigitalTopics)
  const us = input.consultant?.name ?? words.team(input.company.name)
  const who = { us, you: words.you, both: `${us} ${words.and} ${words.you.toLowerCase()}` }
  return nextSteps
    .map((step) => ({ ...step, text: cleanText(step.what) }))
    .filter(({ text }) => text !== '')
    .slice(0, claimsMax)
    .map(({ text, who: by, when }) => ({
      id: idOf('step', text),
      text,
      origin: { kind: 'ours' } as const,
      field: null,
      who: who[by],
      when: cutText(cleanText(when), whenMaxLength) || null,
    }))
}

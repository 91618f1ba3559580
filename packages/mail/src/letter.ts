import type { ReportDocument } from '@oka/contract/report'

import { greetingName, visitorText } from './visitor-text.ts'
import { words } from './words.ts'

/** What the mail says, in the order it says it, before it becomes HTML or plain text. */
export type Letter = {
  locale: ReportDocument['locale']
  company: string
  subject: string
  greeting: string
  thanks: string
  /** Up to four points; none when nothing the visitor said bears one. */
  understood: { title: string; points: string[] }
  nextStep: { title: string; text: string }
  attached: string
  correct: string
  closing: string
  signature: string
}

const maxPoints = 4
const pointMaxLength = 240

export function writeLetter(document: ReportDocument): Letter {
  const word = words[document.locale]
  const company = document.company.replaceAll(/\s+/g, ' ').trim()
  return {
    locale: document.locale,
    company,
    subject: word.subject(company),
    greeting: word.greeting(greetingName(document.lead.name)),
    thanks: word.thanks,
    understood: { title: word.understood, points: understoodPoints(document) },
    nextStep: { title: word.nextStep, text: firstStep(document) ?? word.nextStepUnknown },
    attached: word.attached,
    correct: word.correct,
    closing: word.closing,
    signature: word.signature(company),
  }
}

/** Only what the visitor's own words bear: an assumption is for the report, which explains it. */
function understoodPoints({ sections }: ReportDocument): string[] {
  return (['needs', 'context', 'findings'] as const)
    .flatMap((kind) => sections.filter((section) => section.kind === kind))
    .flatMap(({ claims }) => claims)
    .filter(({ sources, assumption }) => sources.length > 0 && !assumption)
    .slice(0, maxPoints)
    .map(({ text }) => visitorText(text, pointMaxLength))
}

function firstStep({ sections }: ReportDocument): string | null {
  const step = sections.find(({ kind }) => kind === 'nextSteps')?.claims[0]
  return step ? visitorText(step.text, pointMaxLength) : null
}

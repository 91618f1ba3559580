import type { WriteReportMail } from '@oka/api/ports'
import { claimsOf, type ReportDocument } from '@oka/contract/report'
import { createElement as h } from 'react'

import { type Letter, letterFrame, line, note, paragraph, title } from './letter-frame.ts'
import { greetingName, visitorText } from './visitor-text.ts'
import { words } from './words.ts'

/** Writes the mail that carries a report to the lead, in the language of the report. */
export const writeReportMail: WriteReportMail = async (document) => {
  const letter = writeLetter(document)
  return { subject: letter.subject, html: await letterHtml(letter), text: letterText(letter) }
}

function letterText(letter: ReportLetter): string {
  const { understood, nextStep } = letter
  const paragraphs = [
    letter.greeting,
    letter.thanks,
    understood.points.length > 0 &&
      [understood.title, '', ...understood.points.map((point) => `- ${point}`)].join('\n'),
    `${nextStep.title}\n\n${nextStep.text}`,
    letter.attached,
    letter.correct,
    `${letter.closing}\n${letter.signature}`,
  ]
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`
}

/** The content of the mail in order, before it becomes HTML or plain text. */
type ReportLetter = Letter & {
  thanks: string
  /** Up to four points; none when the visitor's words support none. */
  understood: { title: string; points: string[] }
  nextStep: { title: string; text: string }
  attached: string
  correct: string
}

const maxPoints = 4
const pointMaxLength = 240

function writeLetter(document: ReportDocument): ReportLetter {
  const word = words[document.locale]
  const company = document.letterhead.name.replaceAll(/\s+/g, ' ').trim()
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

/**
 * Only what the visitor said and what staff know: assumptions are left to the report, which explains
 * them.
 */
function understoodPoints({ sections }: ReportDocument): string[] {
  return (['wanted', 'situation', 'understood'] as const)
    .flatMap((kind) => sections.filter((section) => section.kind === kind))
    .flatMap(claimsOf)
    .filter(({ origin }) => origin.kind === 'theirs' || origin.kind === 'staff')
    .slice(0, maxPoints)
    .map(({ text }) => visitorText(text, pointMaxLength))
}

function firstStep({ sections }: ReportDocument): string | null {
  const step = sections.find(({ kind }) => kind === 'nextSteps')?.claims[0]
  return step ? visitorText(step.text, pointMaxLength) : null
}

/** The letter that carries a report, as HTML; it holds no link. */
function letterHtml(letter: ReportLetter): Promise<string> {
  const { understood, nextStep } = letter
  return letterFrame({ ...letter, preview: letter.thanks }, [
    line(letter.greeting),
    line(letter.thanks),
    understood.points.length > 0 && [
      title(understood.title),
      h(
        'ul',
        { key: 'points', style: { margin: '0 0 16px', paddingLeft: '22px' } },
        understood.points.map((point, index) =>
          h(
            'li',
            { key: index, className: 'ink', style: { ...paragraph, marginBottom: '6px' } },
            point,
          ),
        ),
      ),
    ],
    title(nextStep.title),
    line(nextStep.text),
    note(letter.attached),
    line(letter.correct),
  ])
}

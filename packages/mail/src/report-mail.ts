import type { DraftReportMail, ReportMailParts, WriteReportMail } from '@oka/api/ports/report'
import { claimsOf, type ReportDocument } from '@oka/contract/report'
import { reportLabels } from '@oka/contract/report-labels'
import { createElement as h, type ReactElement } from 'react'

import { actions, letterFrame, line, note, paragraph, title } from './letter-frame.ts'
import { greetingName, visitorText } from './visitor-text.ts'
import { words } from './words.ts'

/** What a mail about a report says if nobody changes it: subject, and the text above what is fixed. */
export const draftReportMail: DraftReportMail = (document) => {
  const word = words[document.locale]
  const points = understoodPoints(document)
  const paragraphs = [
    word.greeting(greetingName(document.lead.name)),
    word.thanks,
    points.length > 0 && [word.understood, '', ...points.map((point) => `- ${point}`)].join('\n'),
    `${word.nextStep}\n\n${nextStep(document) ?? word.nextStepUnknown}`,
    word.correct,
  ]
  return {
    subject: word.subject(companyOf(document)),
    text: paragraphs.filter(Boolean).join('\n\n'),
  }
}

/**
 * Writes the mail that carries a report to the lead, in the language of the report: the text as
 * drafted or as staff have written it, and below it what is fixed: the attachment, the ways to answer,
 * and the person to turn to.
 */
export const writeReportMail: WriteReportMail = async (document, parts = {}) => {
  const draft = draftReportMail(document)
  const letter = { ...draft, ...parts, link: parts.link ?? null }
  return {
    subject: letter.subject,
    html: await letterHtml(document, letter),
    text: letterText(document, letter),
  }
}

type Letter = Required<ReportMailParts>

function letterText(document: ReportDocument, { text, link }: Letter): string {
  const word = words[document.locale]
  const booking = document.consultant?.bookingUrl
  const invitation = [
    booking && named(document, word.book, booking),
    link && named(document, word.answer, answerLink(link)),
    link && named(document, word.readOnline, link),
  ]
  const paragraphs = [
    text,
    word.attached,
    invitation.filter(Boolean).join('\n'),
    [word.closing, ...signature(document)].join('\n'),
  ]
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`
}

/** The page of the report, where its form begins. */
const answerLink = (link: string): string => `${link}#answer`

const companyOf = ({ letterhead: { name } }: ReportDocument): string =>
  name.replaceAll(/\s+/g, ' ').trim()

/** The consultant by name and phone, where there is one, else the company's team. */
function signature(document: ReportDocument): string[] {
  const { consultant, locale } = document
  const company = companyOf(document)
  if (!consultant) return [words[locale].signature(company)]
  const { name, phone } = consultant
  return [name, company, phone].filter((part) => part !== '')
}

/** When somebody wrote, which they know, and their number, which has a subject of its own. */
const saidElsewhere: ReadonlySet<string> = new Set(['situation.met', 'situation.size'])

const maxPoints = 4
const pointMaxLength = 240

/**
 * Only what the visitor said and what staff know, no subject twice: assumptions are left to the report,
 * which explains them.
 */
function understoodPoints(document: ReportDocument): string[] {
  const { locale, sections } = document
  return (['wanted', 'situation', 'understood'] as const)
    .flatMap((kind) => sections.filter((section) => section.kind === kind))
    .flatMap(claimsOf)
    .filter(({ origin }) => origin.kind === 'theirs' || origin.kind === 'staff')
    .filter(({ id }) => !saidElsewhere.has(id))
    .filter(({ field }, index, all) => {
      return field === null || all.findIndex((one) => one.field === field) === index
    })
    .slice(0, maxPoints)
    .map(({ text, field }) => {
      const said = visitorText(text, pointMaxLength)
      return field === null ? said : named(document, reportLabels[locale].fields[field], said)
    })
}

/** What it is and what it says, with the colon as the language writes it. */
const named = ({ locale }: ReportDocument, name: string, said: string): string =>
  `${name}${locale === 'fr' ? '\u00A0' : ''}: ${said}`

/** The step that the mail invites to, the call where there is one, with who and when. */
function nextStep(document: ReportDocument): string | null {
  const steps = document.sections.find((section) => section.kind === 'nextSteps')?.claims ?? []
  const step = steps.find(({ id }) => id === 'step.call') ?? steps[0]
  if (!step) return null
  const label = reportLabels[document.locale].steps
  const parts = (['who', 'when'] as const).flatMap((part) => {
    const said = step[part]
    return said === null ? [] : [named(document, label[part], visitorText(said, pointMaxLength))]
  })
  return [visitorText(step.text, pointMaxLength), ...parts].join('\n')
}

function letterHtml(document: ReportDocument, { subject, text, link }: Letter): Promise<string> {
  const word = words[document.locale]
  const [first = '', ...more] = signature(document)
  const booking = document.consultant?.bookingUrl
  const links = [
    ...(booking ? [{ href: booking, text: word.book }] : []),
    ...(link ? [{ href: answerLink(link), text: word.answer }] : []),
    ...(link ? [{ href: link, text: word.readOnline }] : []),
  ]
  const { color } = document.letterhead
  const framed = {
    locale: document.locale,
    company: companyOf(document),
    subject,
    preview: text.split(/\n{2,}/)[1]?.slice(0, 150) ?? subject,
    closing: word.closing,
    signature: [first, ...more].join('\n'),
    color,
  }
  return letterFrame(framed, [
    ...blocksOf(text, new Set([word.understood, word.nextStep]), color),
    note(word.attached),
    links.length > 0 && actions(links, color),
  ])
}

/** The text as paragraphs, lists of lines that begin with a hyphen, and the headings that we draft. */
function blocksOf(text: string, headings: ReadonlySet<string>, color: string): ReactElement[] {
  return text
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block, index) => {
      const lines = block.split('\n')
      if (headings.has(block.trim())) return title(block.trim(), color)
      if (lines.every((each) => /^[-•] /.test(each))) return list(lines, index)
      return line(block, index)
    })
}

function list(lines: readonly string[], key: number): ReactElement {
  return h(
    'ul',
    { key, style: { margin: '0 0 16px', paddingLeft: '22px' } },
    lines.map((each, index) =>
      h(
        'li',
        { key: index, className: 'ink', style: { ...paragraph, marginBottom: '6px' } },
        each.slice(2),
      ),
    ),
  )
}

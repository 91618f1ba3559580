import type { WriteReportMail } from '@oka/api/ports'

import { writeLetter } from './letter.ts'
import type { Letter } from './letter.ts'

/** Writes the mail that carries a report to the lead, in the language of the report. */
export const writeReportMail: WriteReportMail = async (document) => {
  const letter = writeLetter(document)
  // Read with the first mail: react-email would cost every start of the server 0.3 s.
  const { letterHtml } = await import('./letter-html.ts')
  return { subject: letter.subject, html: await letterHtml(letter), text: letterText(letter) }
}

function letterText(letter: Letter): string {
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

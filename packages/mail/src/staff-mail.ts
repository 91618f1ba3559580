import type { WriteStaffMail } from '@oka/api/ports'

import { writeStaffLetter } from './staff-letter.ts'
import type { StaffLetter } from './staff-letter.ts'

/** Writes a mail to staff: an invitation, a link to a new password, word that it was changed, a visitor who waits, a budget that is used up. */
export const writeStaffMail: WriteStaffMail = async (mail) => {
  const letter = writeStaffLetter(mail)
  // Read with the first mail: react-email would cost every start of the server 0.3 s.
  const { staffHtml } = await import('./staff-html.ts')
  return { subject: letter.subject, html: await staffHtml(letter), text: staffText(letter) }
}

function staffText({ list, link, ...letter }: StaffLetter): string {
  const paragraphs = [
    letter.greeting,
    letter.happened,
    ...list.map((item) => `${item.text}\n${item.address}`),
    letter.meaning,
    link && `${link.label}\n${link.address}`,
    link?.until,
    letter.unexpected,
    `${letter.closing}\n${letter.signature}`,
  ]
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`
}

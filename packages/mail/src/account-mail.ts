import type { WriteAccountMail } from '@oka/api/ports'

import { writeAccountLetter } from './account-letter.ts'
import type { AccountLetter } from './account-letter.ts'

/** Writes a mail on an account: an invitation, a link to a new password, word that it was changed. */
export const writeAccountMail: WriteAccountMail = async (mail) => {
  const letter = writeAccountLetter(mail)
  // Read with the first mail: react-email would cost every start of the server 0.3 s.
  const { accountHtml } = await import('./account-html.ts')
  return { subject: letter.subject, html: await accountHtml(letter), text: accountText(letter) }
}

function accountText({ link, ...letter }: AccountLetter): string {
  const paragraphs = [
    letter.greeting,
    letter.happened,
    letter.meaning,
    link && `${link.label}\n${link.address}`,
    link?.until,
    letter.unexpected,
    `${letter.closing}\n${letter.signature}`,
  ]
  return `${paragraphs.filter(Boolean).join('\n\n')}\n`
}

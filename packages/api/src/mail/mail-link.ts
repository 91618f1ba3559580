import type { MailRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import { linkPlaceholder } from '../ports/mail.ts'

/**
 * Both bodies with the link in place of the placeholder, if the mail has one. Undefined when the
 * link was encrypted under another JWT_SECRET.
 */
export function withLink(
  { vault }: Pick<Deps, 'vault'>,
  { html, text, link }: Pick<MailRow, 'html' | 'text' | 'link'>,
): { html: string; text: string } | undefined {
  if (link === null) return { html, text }
  const opened = vault.open(link)
  if (opened === undefined) return undefined
  return {
    html: html.replaceAll(linkPlaceholder, opened),
    text: text.replaceAll(linkPlaceholder, opened),
  }
}

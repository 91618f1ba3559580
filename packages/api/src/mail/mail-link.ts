import type { MailRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import { linkPlaceholder } from '../ports.ts'

/** Both bodies with the link in the place that was left for it, if the mail has one. */
export function withLink(
  { vault }: Pick<Deps, 'vault'>,
  { html, text, link }: Pick<MailRow, 'html' | 'text' | 'link'>,
): { html: string; text: string } {
  if (link === null) return { html, text }
  const opened = vault.open(link)
  if (opened === undefined)
    throw new Error('The link of this mail was made with another JWT_SECRET.')
  return {
    html: html.replaceAll(linkPlaceholder, opened),
    text: text.replaceAll(linkPlaceholder, opened),
  }
}

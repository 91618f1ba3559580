import type { VisibleText } from '@oka/api/ports/mail'
import EmailReplyParser from 'email-reply-parser'
import { convert } from 'html-to-text'

/**
 * Characters that are read of a mail: several times the longest message. The parser's patterns take
 * time by the square of what they read.
 */
const readMax = 16_000
/** Characters of HTML. */
const htmlMax = 100_000

/** Programs that quote in HTML mark what is quoted, which is left out before anything is read. */
const skipped = [
  'blockquote',
  '.gmail_quote',
  '.gmail_signature',
  '.yahoo_quoted',
  '.moz-cite-prefix',
  '.moz-signature',
  '#divRplyFwdMsg',
  '#appendonsend',
  '#mail-editor-reference-message-container',
  'style',
  'script',
  'img',
]

const reader = new EmailReplyParser()

/**
 * What somebody has written in a mail: the plain text, or else the HTML as text, without what is
 * quoted from former mails and without a signature.
 */
export const visibleText: VisibleText = ({ text, html }) => {
  const isPlain = text !== null && text.trim() !== ''
  const whole = isPlain ? text : toText(html ?? '')
  return reader.read(withoutBlankRuns(whole).slice(0, readMax)).getVisibleText().trim()
}

/** Lines without blanks at their ends, and one empty line at most between two. */
const withoutBlankRuns = (text: string): string =>
  text
    .slice(0, htmlMax)
    .split(/\r?\n|\r/)
    .map((each) => each.trimEnd())
    .join('\n')
    .replaceAll(/\n{3,}/g, '\n\n')

const toText = (html: string): string =>
  convert(html.slice(0, htmlMax), {
    wordwrap: false,
    limits: { maxDepth: 100, maxChildNodes: 5000 },
    selectors: [
      ...skipped.map((selector) => ({ selector, format: 'skip' })),
      { selector: 'a', options: { ignoreHref: true } },
    ],
  })

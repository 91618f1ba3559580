import { createElement as h } from 'react'
import type { CSSProperties, ReactElement, ReactNode } from 'react'
import {
  Body,
  Container,
  Head,
  Heading,
  Hr,
  Html,
  Preview,
  Section,
  Text,
  render,
} from 'react-email'

import { readableOn, readableOnDark } from '@oka/contract/contrast'
import type { Locale } from '@oka/contract/locale'

const fonts = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
export const paragraph: CSSProperties = {
  margin: '0 0 16px',
  fontSize: '16px',
  lineHeight: '25px',
  color: '#16202E',
  // An unbreakable word, such as an address, must not widen the page on a phone.
  overflowWrap: 'anywhere',
}
const heading: CSSProperties = { ...paragraph, margin: '24px 0 8px', fontWeight: 600 }

/** Of our own mails; those to clients are in the colour of the letterhead. */
export const ownColor = '#0f5f6b'

/** A colour in which text can be read on all grounds of a mail. */
const accentOf = (color: string): string => readableOn('#f4f6f9', color)

/** For mail programs that support it; others keep the light colours, which are inline. */
const darkStyle = (accent: string): string => `
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: #10161F !important; }
  .card { background-color: #19222E !important; border-color: ${accent} #2B3847 #2B3847 !important; }
  .ink { color: #E8EDF3 !important; }
  .accent { color: ${accent} !important; border-color: ${accent} !important; }
  .button { background-color: ${accent} !important; border-color: ${accent} !important; color: #10161F !important; }
  .muted { color: #A3AFBD !important; }
  .note { background-color: #223042 !important; }
  .rule { border-color: #2B3847 !important; }
}`

/** The content of every mail, before it becomes HTML or plain text. */
export type Letter = {
  locale: Locale
  company: string
  subject: string
  greeting: string
  closing: string
  signature: string
}

type Framed = Omit<Letter, 'greeting'> & {
  /** Shown in a list of mails beside the subject. */
  preview: string
  /** Such as `#1f4e79`. */
  color: string
}

/**
 * A mail as a page for mail programs: tables, inline styles, nothing fetched. The company is above
 * the content, the signature below.
 */
export function letterFrame(letter: Framed, content: ReactNode[]): Promise<string> {
  return render(
    h(
      Html,
      { lang: letter.locale },
      h(
        Head,
        null,
        h('meta', { name: 'color-scheme', content: 'light dark' }),
        h('meta', { name: 'supported-color-schemes', content: 'light dark' }),
        h('meta', {
          name: 'format-detection',
          content: 'telephone=no, date=no, address=no, email=no, url=no',
        }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', null, letter.subject),
        h('style', null, darkStyle(readableOnDark('#223042', letter.color))),
      ),
      h(
        Body,
        {
          lang: letter.locale,
          className: 'page',
          style: { margin: 0, padding: '24px 8px', backgroundColor: '#F4F6F9', fontFamily: fonts },
        },
        h(Preview, { useTitleTag: false, children: letter.preview }),
        h(
          Container,
          {
            className: 'card',
            style: {
              maxWidth: '580px',
              padding: '28px 24px',
              backgroundColor: '#FFFFFF',
              border: '1px solid #DDE3EA',
              borderTop: `3px solid ${letter.color}`,
              borderRadius: '6px',
            },
          },
          h(
            Text,
            { className: 'ink', style: { ...paragraph, marginBottom: '28px', fontWeight: 600 } },
            letter.company,
          ),
          ...content,
          h(Hr, { className: 'rule', style: { margin: '24px 0 16px', borderColor: '#DDE3EA' } }),
          h(
            Text,
            { className: 'muted', style: { ...paragraph, margin: 0, color: '#5B6675' } },
            letter.closing,
            ...withBreaks(`\n${letter.signature}`),
          ),
        ),
      ),
    ),
  )
}

/** A text with its line breaks. */
const withBreaks = (words: string): ReactNode[] =>
  words.split('\n').flatMap((each, index) => (index === 0 ? [each] : [h('br'), each]))

export const line = (words: string, key: string | number = words): ReactElement =>
  h(Text, { key, className: 'ink', style: paragraph }, ...withBreaks(words))

/** Links as buttons, the first one filled. */
export const actions = (
  links: readonly { href: string; text: string }[],
  color: string,
): ReactElement =>
  h(
    Section,
    { key: 'actions', style: { margin: '0 0 8px' } },
    links.map(({ href, text }, index) =>
      h(
        'a',
        {
          key: href,
          href,
          className: index === 0 ? 'button' : 'accent',
          style: {
            display: 'inline-block',
            margin: '0 12px 12px 0',
            padding: '10px 16px',
            border: `1px solid ${accentOf(color)}`,
            borderRadius: '6px',
            fontSize: '15px',
            fontWeight: 600,
            textDecoration: 'none',
            ...(index === 0
              ? { backgroundColor: accentOf(color), color: '#FFFFFF' }
              : { color: accentOf(color) }),
          },
        },
        text,
      ),
    ),
  )

export const title = (words: string, color: string): ReactElement =>
  h(
    Heading,
    {
      key: words,
      as: 'h2',
      className: 'accent',
      style: { ...heading, color: accentOf(color) },
    },
    words,
  )

/** A highlighted paragraph, with a background of its own. */
export const note = (words: string): ReactElement =>
  h(
    Section,
    {
      className: 'note',
      style: {
        margin: '24px 0',
        padding: '16px 18px',
        backgroundColor: '#F4F6F9',
        borderRadius: '4px',
      },
    },
    h(
      Text,
      {
        className: 'ink',
        style: { ...paragraph, margin: 0, fontSize: '15px', lineHeight: '23px' },
      },
      words,
    ),
  )

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

import type { Locale } from '@oka/contract/locale'

import { accentOf, dark, darkAccentOf, light } from './colors.ts'

const fonts = "-apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', Arial, sans-serif"
export const paragraph: CSSProperties = {
  margin: '0 0 16px',
  fontSize: '16px',
  lineHeight: '25px',
  color: light.ink,
  // An unbreakable word, such as an address, must not widen the page on a phone.
  overflowWrap: 'anywhere',
}
const heading: CSSProperties = { ...paragraph, margin: '24px 0 8px', fontWeight: 600 }

/** For mail programs that support it; others keep the light colours, which are inline. */
const darkStyle = (accent: string): string => `
@media (prefers-color-scheme: dark) {
  .page, .page > table > tbody > tr > td { background-color: ${dark.ground} !important; }
  .card { background-color: ${dark.card} !important; border-color: ${accent} ${dark.line} ${dark.line} !important; }
  .ink { color: ${dark.ink} !important; }
  .accent { color: ${accent} !important; border-color: ${accent} !important; }
  .button { background-color: ${accent} !important; border-color: ${accent} !important; color: ${dark.ground} !important; }
  .muted { color: ${dark.muted} !important; }
  .note { background-color: ${dark.note} !important; }
  .rule { border-color: ${dark.line} !important; }
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
        h('style', null, darkStyle(darkAccentOf(letter.color))),
      ),
      h(
        Body,
        {
          lang: letter.locale,
          className: 'page',
          style: {
            margin: 0,
            padding: '24px 8px',
            backgroundColor: light.ground,
            fontFamily: fonts,
          },
        },
        h(Preview, { useTitleTag: false, children: letter.preview }),
        h(
          Container,
          {
            className: 'card',
            style: {
              maxWidth: '580px',
              padding: '28px 24px',
              backgroundColor: light.card,
              border: `1px solid ${light.line}`,
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
          h(Hr, { className: 'rule', style: { margin: '24px 0 16px', borderColor: light.line } }),
          h(
            Text,
            { className: 'muted', style: { ...paragraph, margin: 0, color: light.muted } },
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
              ? { backgroundColor: accentOf(color), color: light.card }
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
        backgroundColor: light.note,
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

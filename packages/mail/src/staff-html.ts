import { createElement as h } from 'react'
import { Button, Link, Section, Text } from 'react-email'

import type { StaffLetter, StaffLink } from './staff-letter.ts'
import { letterFrame, note, paragraph, text } from './letter-frame.ts'

/** A mail to staff as HTML; it links to what its letter names, and to nothing else. */
export function staffHtml(letter: StaffLetter): Promise<string> {
  return letterFrame({ ...letter, preview: letter.happened }, [
    text(letter.greeting),
    text(letter.happened),
    ...letter.list.map(listed),
    letter.meaning && text(letter.meaning),
    ...(letter.link ? linked(letter.link) : []),
    note(letter.unexpected),
  ])
}

/** A sentence with its link below. */
const listed = ({ text: words, address, label }: StaffLetter['list'][number]) =>
  h(
    Text,
    { key: address, className: 'ink', style: paragraph },
    words,
    h('br'),
    h(
      Link,
      { href: address, className: 'accent', style: { color: '#0F5F6B', fontWeight: 600 } },
      label,
    ),
  )

/** A button, and its address to copy where the button does nothing. */
const linked = ({ address, label, until, copy }: StaffLink) => [
  h(
    Section,
    { style: { margin: '28px 0 24px' } },
    h(
      Button,
      {
        href: address,
        style: {
          padding: '13px 24px',
          fontSize: '16px',
          lineHeight: '22px',
          fontWeight: 600,
          color: '#FFFFFF',
          backgroundColor: '#0F5F6B',
          borderRadius: '4px',
        },
      },
      label,
    ),
  ),
  until && text(until),
  h(
    Text,
    {
      className: 'muted',
      style: { ...paragraph, fontSize: '14px', lineHeight: '21px', color: '#5B6675' },
    },
    copy,
    h('br'),
    address,
  ),
]

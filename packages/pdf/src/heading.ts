import { View } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ReactElement } from 'react'

import { style } from './style.ts'
import { text } from './text.ts'

/** Points below a heading that must be on its page: a line of text, less than the shortest claim. */
const presence = 16

export function heading(title: string): ReactElement {
  // Any node may be an entry of the PDF's outline; the renderer's types know it of pages only.
  const outlined = { minPresenceAhead: presence, bookmark: title }
  return h(View, { key: title, ...outlined }, text({ style: style.heading }, title))
}

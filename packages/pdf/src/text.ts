import { Text } from '@react-pdf/renderer'
import type { View } from '@react-pdf/renderer'
import { createElement as h } from 'react'
import type { ComponentProps, ReactElement, ReactNode } from 'react'

type TextProps = Pick<ComponentProps<typeof View>, 'style' | 'minPresenceAhead'> & {
  key?: string | number
}

/**
 * What the renderer's line breaker takes for "never": it would else put a hyphen wherever the font
 * changes within a word, as it does in Łódź and at the narrow space of an amount.
 */
const never = 10_000

/** Text within a page; all of the report's is made with it. */
export function text(props: TextProps, ...content: ReactNode[]): ReactElement {
  return h(Text, { ...props, hyphenationPenalty: never }, ...content)
}

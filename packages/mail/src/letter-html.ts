import { createElement as h } from 'react'

import { letterFrame, note, paragraph, text, title } from './letter-frame.ts'
import type { Letter } from './letter.ts'

/** The letter that carries a report, as HTML; it holds no link. */
export function letterHtml(letter: Letter): Promise<string> {
  const { understood, nextStep } = letter
  return letterFrame({ ...letter, preview: letter.thanks }, [
    text(letter.greeting),
    text(letter.thanks),
    understood.points.length > 0 && [
      title(understood.title),
      h(
        'ul',
        { key: 'points', style: { margin: '0 0 16px', paddingLeft: '22px' } },
        understood.points.map((point, index) =>
          h(
            'li',
            { key: index, className: 'ink', style: { ...paragraph, marginBottom: '6px' } },
            point,
          ),
        ),
      ),
    ],
    title(nextStep.title),
    text(nextStep.text),
    note(letter.attached),
    text(letter.correct),
  ])
}

import type { NamedCriterion } from '@oka/contract/score'

import { drawLine, fullWidth, heading, lineHeightOf, paragraph, styleOf } from './blocks.ts'
import { type Draft, span } from './draft.ts'
import type { Slice } from './flow.ts'
import { tag } from './tagged-file.ts'
import { breakLines } from './text/lines.ts'

/** The score as bars, for staff alone. */
export function scorePage(draft: Draft): Slice[] {
  const { document, label, file } = draft
  const { total, criteria } = document.score
  const words = label.score
  const text = total === null ? words.unscored : words.total(total)
  return [
    ...heading(draft, words.title, 'score'),
    ...paragraph(draft, [span(words.note, styleOf(draft, 'small', 'amber'))], fullWidth, {
      tag: tag('P', file.root),
    }),
    ...paragraph(draft, [span(text, styleOf(draft, 'lead', 'ink', 600))], fullWidth, {
      tag: tag('P', file.root),
      gap: 8,
      keepNext: true,
    }),
    ...criteria.map((one) => bar(draft, one)),
  ]
}

const nameOf = ({ label }: Draft, criterion: string): string =>
  label.score.criteria[criterion as NamedCriterion] ?? criterion.replace('own:', '')

function bar(
  draft: Draft,
  { criterion, points, max }: Draft['document']['score']['criteria'][number],
): Slice {
  const { file, fonts, palette, label } = draft
  const style = styleOf(draft, 'body')
  const [name] = breakLines([span(nameOf(draft, criterion), style)], { width: 120, max: 1 }, fonts)
  const [value] = breakLines(
    [span(label.score.points(points, max), style)],
    { width: 80, max: 1 },
    fonts,
  )
  const of = tag('P', file.root)
  const left = fullWidth.x + 130
  const width = fullWidth.width - 130 - 90
  return {
    height: lineHeightOf(style),
    gap: 5,
    keepNext: true,
    draw(y) {
      drawLine(draft, name!, { x: fullWidth.x, y }, of)
      file.artifact(() => {
        file.rectangle({ x: left, y: y + 3, width, height: 8 }, palette.rule)
        const share = max === 0 ? 0 : Math.min(1, points / max)
        if (share > 0)
          file.rectangle({ x: left, y: y + 3, width: width * share, height: 8 }, palette.accent)
      })
      drawLine(draft, value!, { x: left + width + 12, y }, of)
    },
  }
}

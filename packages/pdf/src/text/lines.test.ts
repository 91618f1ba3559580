import { expect, test } from 'vitest'

import { openFonts } from '../fonts.ts'
import { breakLines } from './lines.ts'

const style = { size: 10, weight: 400, color: '#000000' } as const

test.each(['יעל כהן', 'ليلى بن يوسف', 'Yael Cohen'])(
  'a name of any direction stands before the day that follows it: %s',
  async (name) => {
    const fonts = await openFonts(`${name}  ·  29 November 2026`)
    const spans = [
      { text: name, style, isIsolated: true },
      { text: '  ·  ', style },
      { text: '29 November 2026', style },
    ]
    const [line] = breakLines(spans, { width: 400 }, fonts)
    const seen = line!.pieces.toSorted((one, other) => one.x - other.x)
    const own = seen.filter(({ isRtl }) => !isRtl).map(({ text }) => text)
    expect(own.join('')).toMatch(/ · {2}29 November 2026$/)
    expect(seen.at(-1)!.text).toBe('29 November 2026')
    expect(line!.width).toBeGreaterThan(50)
  },
)

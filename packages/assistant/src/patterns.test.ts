import { expect, test } from 'vitest'

import { apart, matchesIn } from './patterns.ts'

const texts = ['', 'aXbX', 'aab a', '😀a😀', '\uD83D', 'un, deux et trois 3 12 345', 'x'.repeat(50)]

test.each([/a/g, /a*/g, /a*/gu, /(?:)/g, /(?:)/gu, /(?<n>\d+)|X/g, /\p{L}+/gu, /(?=x)/g, /$/gm])(
  'the matches of %s are those of matchAll',
  (pattern) => {
    for (const text of texts) {
      const found = matchesIn(text, pattern)

      expect(found).toEqual([...text.matchAll(pattern)])
      // Asked again it begins again.
      expect(matchesIn(text, pattern)).toEqual(found)
    }
  },
)

test('the end of a pattern that is compiled by itself matches the same', () => {
  const numbers = '(?:deux|deux cents|a|[0-9]+)'
  const end = String.raw`(?:plombiers?|aides? a domicile|a)\b(?! (?:par )?jour)|(?=\s?[.,]|$)`
  const whole = new RegExp(`(?<low>${numbers}) ?(?:${end})`, 'gu')
  const parted = new RegExp(`(?<low>${numbers}) ?${apart(end)}`, 'gu')
  const said = [
    'deux plombiers par jour',
    'deux cents plombier',
    '3 aides a domicile',
    'a a a',
    '12',
  ]
  for (const text of [...said, ...texts]) {
    const places = (pattern: RegExp) =>
      matchesIn(text, pattern).map(({ index, 0: match, groups }) => [index, match, groups?.['low']])

    expect(places(parted)).toEqual(places(whole))
  }
})

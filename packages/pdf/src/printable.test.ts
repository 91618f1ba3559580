import { beforeAll, expect, test } from 'vitest'

import { loadFonts } from './fonts.ts'
import { printable } from './printable.ts'

beforeAll(loadFonts)

test.each([
  ['Łódź, 12\u202F345\u00A0€ « oui »', 'Łódź, 12\u202F345\u00A0€ « oui »'],
  ['e\u0301te\u0301', 'été'],
  ['one\r\n\ttwo', 'one two'],
  ['a\u0000b\u200Bc\u202Ed\uFEFFe\u00ADf', 'abcdef'],
  ['d’accord 👍🏽', 'd’accord'],
  ['merci ❤️ ✓', 'merci ❤ ✓'],
  ['👩‍💻 et 🇫🇷 et 3️⃣', 'et et 3'],
  ['👍', '□'],
  ['名前 Kato', '□□ Kato'],
  ['', ''],
])('prints %j as %j', (text, printed) => {
  expect(printable(text)).toBe(printed)
})

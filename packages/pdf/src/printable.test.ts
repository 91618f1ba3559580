import { beforeAll, describe, expect, test } from 'vitest'

import { openFonts } from './fonts.ts'
import { type Printer, UnprintableText, createPrinter } from './printable.ts'

/** Names in the scripts that people write them in. */
const names = [
  '山田太郎',
  'やまだ タロウ',
  '王小明',
  '陳大文',
  '𠮷野家',
  '김철수',
  'मोहन शर्मा',
  'সুমন',
  'ਗੁਰਪ੍ਰੀਤ',
  'સુરેશ',
  'ସୁରେଶ',
  'முருகன்',
  'రాము',
  'ಕುಮಾರ್',
  'കൃഷ്ണൻ',
  'නිමල්',
  'สมชาย ใจดี',
  'ສົມຊາຍ',
  'សុខា',
  'အောင်ကျော်',
  'محمد عبد الله',
  'رضا پهلوی',
  'שרה כהן',
  'አበበ',
  'გიორგი',
  'Արամ',
  'ޢަލީ',
  'Юрий Ґудзь',
  'Ελένη',
  'Nguyễn Thị Hạnh',
  'Żaneta Łódź',
  'Ōtani Kēhaulani Tūī',
]

const texts = [
  ['Łódź, 12\u202F345\u00A0€ « oui »', 'Łódź, 12\u202F345\u00A0€ « oui »'],
  ['e\u0301te\u0301', 'été'],
  ['one\r\n\ttwo', 'one two'],
  ['a\u0000b\u200Bc\u202Ed\uFEFFe\u00ADf\uE000\uD800', 'abcdef'],
  ['d’accord 👍🏽', 'd’accord'],
  ['merci ❤️ ✓', 'merci ❤ ✓'],
  ['👩‍💻 et 🇫🇷 et 3️⃣', 'et et 3'],
  ['👍', ''],
  ['𝓕𝓪𝓷𝓬𝔂', 'Fancy'],
  ['', ''],
  ...names.map((name) => [name, name] as const),
] as const

const hieroglyph = '\u{13000}'

let printer: Printer
beforeAll(async () => {
  const all = `${texts.flat().join('')}${hieroglyph}`
  printer = createPrinter(await openFonts(all.normalize('NFC') + all.normalize('NFKC')))
})

test.each(texts)('prints %j as %j', (text, printed) => {
  expect(printer.print(text)).toBe(printed.normalize('NFC'))
})

describe('what no font has', () => {
  test('is refused by its character', () => {
    expect(() => printer.print(`Aa ${hieroglyph}`)).toThrow(UnprintableText)
    expect(() => printer.print(`Aa ${hieroglyph}`)).toThrow(`${hieroglyph} (U+13000)`)
  })

  test('is marked in the words of others', () => {
    expect(printer.quote(`Aa ${hieroglyph}${hieroglyph} bb`)).toBe('Aa […] bb')
  })
})

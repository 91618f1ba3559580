import { describe, expect, test } from 'vitest'

import { visibleText } from './visible-text.ts'

const plain = (text: string) => visibleText({ text, html: null })

describe('what was written', () => {
  test.each([
    ['Yes, Monday at ten.', 'Yes, Monday at ten.'],
    [
      'Yes, Monday.\r\n\r\nOn Sat, Nov 28, 2026 at 10:12 AM OKA Tech <hello@oka.example> wrote:\r\n> Hello Jo,\r\n> Thank you.',
      'Yes, Monday.',
    ],
    [
      'Oui, lundi.\n\nLe sam. 28 nov. 2026 à 10:12, OKA Tech <hello@oka.example> a écrit :\n\n> Bonjour Jo,\n> Merci.',
      'Oui, lundi.',
    ],
    [
      'Fine.\n\n________________________________\nFrom: OKA Tech <hello@oka.example>\nSent: Saturday, November 28, 2026 10:12\nTo: Jo Reed\nSubject: A report\n\nHello Jo',
      'Fine.',
    ],
    ['Agreed.\n\n-- \nJo Reed\nAcme Ltd', 'Agreed.'],
    ['One line\n\nand another, of 30 > 20.', 'One line\n\nand another, of 30 > 20.'],
    ['', ''],
  ])('of %j is %j', (mail, words) => {
    expect(plain(mail)).toBe(words)
  })

  test('in HTML alone is its text, without what is quoted', () => {
    const html =
      '<html><head><style>p{color:red}</style></head><body><p>Oui, <b>lundi</b> à 10&nbsp;h.</p><p>À bientôt</p>' +
      '<div class="gmail_quote"><div>Le sam. 28 nov. OKA a écrit :</div><blockquote>Bonjour</blockquote></div></body></html>'
    const words = visibleText({ text: '  ', html })
    expect(words).toMatch(/^Oui, lundi à 10\s?h\.\n+À bientôt$/)
    expect(visibleText({ text: null, html: '<script>alert(1)</script>' })).toBe('')
    expect(visibleText({ text: null, html: null })).toBe('')
  })
})

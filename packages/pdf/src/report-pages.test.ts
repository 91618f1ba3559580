import { deflateSync } from 'node:zlib'

import type { ReportDocument } from '@oka/contract/report'
import PdfKit from 'pdfkit'
import { describe, expect, test } from 'vitest'

import { labels } from './labels.ts'
import { drawReport } from './report-pages.ts'
import { checkPdf } from './testing/check-pdf.ts'
import { readPdf } from './testing/read-pdf.ts'
import { bakery, claim, extreme, long, newcomer, withOptions } from './testing/report-documents.ts'

const draw = (document: ReportDocument, copy: 'client' | 'staff' = 'client', logo = null) =>
  drawReport({ document, logo, copy })
const read = async (document: ReportDocument, copy: 'client' | 'staff' = 'client') =>
  readPdf(await draw(document, copy))

/** A transparent pixel. */
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const logo = { hash: 'f'.repeat(64), type: 'image/png', width: 1, height: 1 } as const
const withLogo = { ...bakery, letterhead: { ...bakery.letterhead, logo } }
const withTallLogo = {
  ...bakery,
  letterhead: { ...bakery.letterhead, logo: { ...logo, width: 200, height: 600 } },
}
const named = (name: string) => ({ ...bakery, lead: { ...bakery.lead, name, company: '' } })

describe('a machine finds nothing amiss in', () => {
  test.each([
    ['a usual report', bakery],
    ['its copy for staff', bakery, 'staff'],
    ['a report in English', { ...bakery, locale: 'en' }],
    ['one of several options', withOptions],
    ['one on hardly anything', newcomer],
    ['a long one', long],
    ['a long one for staff', long, 'staff'],
    ['the largest values', extreme],
    ['one with a logo', withLogo],
    ['one with a tall logo', withTallLogo],
    [
      'a letterhead in yellow',
      { ...bakery, letterhead: { ...bakery.letterhead, color: '#ffe600' } },
    ],
    ['a title with marks of XML', named('Smith & Sons <b> "x"')],
    ['a Japanese name', named('山田太郎')],
    ['an Arabic name', named('محمد عبد الله (مدير)')],
    ['a Hindi name', named('मोहन शर्मा')],
    ['a Thai name', named('สมชาย ใจดี')],
  ] as [string, ReportDocument, ('client' | 'staff')?][])(
    '%s',
    async (_, document, copy = 'client') => {
      const bytes = document.letterhead.logo ? pixel : null
      expect(await checkPdf(await drawReport({ document, logo: bytes, copy }))).toEqual([])
    },
  )

  test('but much in a file that has no tags and no fonts', async () => {
    const file = new PdfKit({ size: 'A4' })
    const whole = new Promise<Buffer>((resolve) => {
      const chunks: Buffer[] = []
      file.on('data', (chunk: Buffer) => chunks.push(chunk))
      file.on('end', () => resolve(Buffer.concat(chunks)))
    })
    file.fillColor('#c0c0c0').text('Pale', 590, 100, { lineBreak: false })
    file.link(10, 10, 20, 20, 'https://oka.example')
    file.end()

    expect(await checkPdf(await whole)).toEqual([
      'it is not marked as tagged',
      'it has no language',
      'it has no title',
      'viewers do not show its title',
      'its metadata do not name PDF/UA-1',
      'page 1: a link has no description',
      'page 1: a link is in no Link element',
      'page 1: the font Helvetica is not embedded',
      'page 1: content is neither tagged nor an artifact',
      'page 1: text in #c0c0c0 is too pale',
      'page 1: text is cut by an edge',
      'tabs do not follow the structure',
      'the first heading is no H1',
    ])
  })
})

describe('the French report', () => {
  test('keeps accents, Polish letters, amounts and quotations', async () => {
    const { text } = await read(bakery)

    expect(text).toContain('Boulangerie L’Épi d’Or')
    expect(text).toContain('Żaneta Łódź-Brunel')
    // The reader tells every kind of space as a plain one.
    expect(text).toContain('Budget 20 000–30 000 € 3')
    expect(text).toContain('Décision Vous décidez seule 4 « c’est moi qui décide »')
    expect(text).toContain('Effectif 12 boutiques Noté par Marie Dupont')
    expect(text).toContain('22 novembre 2026')
    expect(text).toContain('+33 6 12 34 56 78')
  })

  test('has who and when of the next steps, and the assumptions under one heading', async () => {
    const { text } = await read(bakery)

    expect(text).toContain('Quoi Qui Quand Fixer la date d’un premier atelier Marie Dupont')
    expect(text).toMatch(/Hypothèses Rien de ce que .* vous\. • Votre logiciel de caisse propose/)
    expect(text).toContain('4 « c’est moi qui décide » 21 novembre 2026')
  })

  test('names its title, author, language, date and sections, and counts its pages', async () => {
    const { info, language, outline, pages } = await read(bakery)

    expect(info).toMatchObject({
      Title: 'Compte rendu de notre échange – Boulangerie L’Épi d’Or',
      Author: 'OKA Tech',
      CreationDate: 'D:20261122140500Z',
    })
    expect(language).toBe('fr')
    expect(outline).toContain('Prochaines étapes')
    expect(pages.map((lines) => lines.at(-1)!.slice(-5))).toEqual(['1 / 2', '2 / 2'])
  })

  test('leads to the consultant, the company and nowhere else', async () => {
    const { urls } = await read(bakery)

    expect(new Set(urls)).toEqual(
      new Set([
        'mailto:bonjour@oka.example',
        'https://oka.example/',
        'mailto:marie@oka.example',
        'https://oka.example/marie',
      ]),
    )
  })
})

/** Pixels that cannot be decompressed, and pixels whose row begins with a filter that there is not. */
const unreadable = Buffer.from(pixel)
unreadable.fill(0xff, pixel.indexOf('IDAT') + 4, pixel.indexOf('IDAT') + 10)
const unknownFilter = Buffer.concat([
  pixel.subarray(0, pixel.indexOf('IDAT') - 4),
  chunkOf('IDAT', deflateSync(Buffer.from([9, 0, 0, 0, 0, 0, 0, 0, 0]))),
  chunkOf('IEND', Buffer.alloc(0)),
])

function chunkOf(name: string, content: Buffer): Buffer {
  const head = Buffer.alloc(4)
  head.writeUInt32BE(content.length)
  return Buffer.concat([head, Buffer.from(name), content, Buffer.alloc(4)])
}

test.for([
  ['cannot be decompressed', unreadable],
  ['have an unknown filter', unknownFilter],
] as const)('a logo whose pixels %s gives way to the name', async ([, broken]) => {
  const { text } = await readPdf(
    await drawReport({ document: withLogo, logo: broken, copy: 'client' }),
  )

  expect(text).toMatch(/^OKA Tech 12 rue de la Paix/)
})

test.each(['山田太郎', '김철수', 'محمد', 'رضا', 'שרה', 'Юрий', 'สมชาย'])(
  'the name %s is found in the file as it was written',
  async (name) => {
    const { text, info } = await read(named(name))

    expect(text.match(new RegExp(name, 'g'))?.length).toBeGreaterThanOrEqual(2)
    expect(info).toMatchObject({ Title: `Compte rendu de notre échange – ${name}` })
  },
)

test('phones are grouped as their country writes them, and nothing else is touched', async () => {
  const withPhone = (phone: string) => read({ ...bakery, lead: { ...bakery.lead, phone } })

  expect((await withPhone('+33612345678;ext=12')).text).toContain('+33 6 12 34 56 78, poste 12')
  expect((await withPhone('+442079460018')).text).toContain('+44 20 7946 0018')
  expect((await withPhone('poste 12, après 18h')).text).toContain('poste 12, après 18h')
})

test('a long name is whole, at the top and in the letterhead', async () => {
  const company =
    'Société coopérative agricole interdépartementale des producteurs de fruits et légumes de la Basse-Durance et du Comtat'
  const name =
    'Cabinet de conseil en organisation et systèmes d’information Vauban, Aubry, Lefèvre & Associés'
  const { pages } = await read({
    ...bakery,
    lead: { ...bakery.lead, company },
    letterhead: { ...bakery.letterhead, name },
  })
  const words = pages[0]!.join(' ').replaceAll(/\s+/g, ' ').replaceAll('- ', '-')
  expect(words.split(company)).toHaveLength(3)
  expect(words).toContain(name)
})

test('an address of the letterhead and the groups of a number are on one line, and two sources are no larger number', async () => {
  const name = 'atelier-vauban-et-associes.example'
  const head = { email: `bonjour@${name}`, website: `https://www.${name}`, phone: '04 72 00 18 18' }
  const phone = '01 44 55 66 77'
  const quote = `${'Nous tenons la boutique et les commandes. '.repeat(2)} Appelez le ${phone}.`
  const sources = bakery.sources.map((source) => ({ ...source, quote }))
  const { pages, text } = await read({
    ...bakery,
    letterhead: { ...bakery.letterhead, ...head },
    sources,
  })
  const lines = pages.flat().map((line) => line.replaceAll(/\s/g, ' '))
  expect(lines.some((line) => line.endsWith(`bonjour@${name}`))).toBe(true)
  expect(lines).toContain(name)
  expect(lines.filter((line) => line.includes(phone)).length).toBe(sources.length)
  expect(text).toMatch(/deux heures par jour\.\s*1,\s*2/)
})

test('options stand side by side, each with what the catalogue says', async () => {
  const { text } = await read(withOptions)

  expect(text).toContain('Option 1 : Outil de commandes')
  expect(text).toContain('Option 2 : Audit')
  expect(text).toMatch(/Les options en regard Option Durée Ordre de prix .*Audit 3 semaines –/)
})

test('the client is not told the score: the same report without one is the same to the byte', async () => {
  const unscored = { ...bakery, score: { total: null, criteria: [] } }

  expect((await draw(bakery)).equals(await draw(unscored))).toBe(true)
})

test('the copy for staff is the client’s, and a last page with the score', async () => {
  const client = await read(bakery)
  const staff = await read(bakery, 'staff')
  const withoutCount = (pages: string[][]) => pages.map((lines) => lines.slice(0, -1))

  expect(withoutCount(staff.pages).slice(0, -1)).toEqual(withoutCount(client.pages))
  expect(staff.pages.at(-1)!.join(' ')).toContain('82 points sur 100')
})

test('a report on hardly anything says so, in English', async () => {
  const { text, pages, language } = await read(newcomer)

  expect(language).toBe('en')
  expect(pages).toHaveLength(1)
  expect(text).toContain('Report of our conversation ada@example.com')
  expect(text).toContain('Our conversation does not yet allow for a report.')
  expect(text).toContain('22 November 2026')
})

test('a long report has a cover, whose contents name the pages', async () => {
  const { pages } = await read(long)
  const [cover = [], ...body] = pages
  const headings = ['Votre situation', 'Questions ouvertes', 'Hypothèses', 'Vos messages']

  expect(cover).toContain('Sommaire')
  for (const heading of headings) {
    const number = body.findIndex((lines) => lines.includes(heading)) + 2
    expect(number).toBeGreaterThan(1)
    expect(cover.join(' ')).toContain(`${heading} ${number}`)
  }
})

test('the largest values wrap, every alphabet prints, and nothing links out', async () => {
  const { pages, text, urls } = await read(extreme)
  const withoutBreaks = pages.flat().join('').replaceAll(/\s/g, '')

  expect(withoutBreaks).toContain('DonaudampfschifffahrtDonaudampfschifffahrt'.repeat(20))
  expect(withoutBreaks).toContain(`${'a'.repeat(64)}@${'b'.repeat(63)}.example`)
  expect(text).toContain('Привет, мир')
  expect(text).toContain('Γειά σου Κόσμε')
  expect(text).toContain('Tiếng Việt')
  expect(text).toContain('中文名字')
  expect(text).toContain('<b>gras</b> & « guillemets » javascript:alert(1)')
  expect(text).toContain('été')
  expect(text).not.toContain(labels.fr.sections.options)
  expect(urls.filter((url) => !url.includes('oka.example'))).toEqual([])
})

test('a typical report and a long one stay under 200 kB', async () => {
  expect((await draw(bakery)).byteLength).toBeLessThan(60_000)
  expect((await draw(long)).byteLength).toBeLessThan(200_000)
})

test('no heading stands alone at the bottom of a page', async () => {
  const label = labels.fr
  const headings = new Set([...Object.values(label.sections), label.goOn, label.sources])
  const lastLines: string[] = []
  for (let count = 0; count < 24; count += 1) {
    const [situation, ...others] = bakery.sections
    const claims = Array.from({ length: count }, () => claim('Une ligne de plus.', []))
    const section = { kind: 'openQuestions', claims } as const
    const { pages } = await read({ ...bakery, sections: [situation!, section, ...others] })
    lastLines.push(...pages.map((lines) => lines.at(-2)!))
  }

  expect(lastLines.length).toBeGreaterThanOrEqual(48)
  expect(lastLines.filter((line) => headings.has(line))).toEqual([])
})

test('a table that goes on has its head on each page, and no row is torn', async () => {
  const rows = Array.from({ length: 60 }, (_, index) => ({
    ...claim(`Étape ${index} : ${'mot '.repeat(20)}fin${index}`),
    who: 'Vous',
    when: null,
  }))
  const { pages } = await read({ ...bakery, sections: [{ kind: 'nextSteps', claims: rows }] })
  const texts = pages.map((lines) => lines.join(' '))
  const withRows = texts.filter((text) => /Étape \d/.test(text))

  expect(withRows.length).toBeGreaterThan(2)
  for (const text of withRows) expect(text).toContain('Quoi Qui Quand')
  for (const [index] of rows.entries())
    expect(
      withRows.some((text) => text.includes(`Étape ${index} `) && text.includes(`fin${index}`)),
    ).toBe(true)
})

test('no hyphen is put into a name, an amount or an address, and they stay on one line', async () => {
  const words = 'à Łódź 12\u202F345\u00A0€ anticonstitutionnellement '
  const claims = Array.from({ length: 24 }, (_, index) =>
    claim(`${'i'.repeat(index + 1)} ${words.repeat(8)}`),
  )
  const { pages, text } = await read({ ...newcomer, sections: [{ kind: 'wanted', claims }] })

  expect(pages.flat().filter((line) => line.endsWith('-'))).toEqual([])
  expect(text.match(/Łódź/g)).toHaveLength(24 * 8)
  expect(text.match(/12 345 €/g)).toHaveLength(24 * 8)
  expect(pages.flat().filter((line) => /12 345 €/.test(line)).length).toBeGreaterThan(24)
  expect(pages.flat().filter((line) => /^(345|€)|12$|345$/.test(line))).toEqual([])
})

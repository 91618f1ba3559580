import type { ReportDocument } from '@oka/contract/report'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { labels } from './labels.ts'
import { openReportPdf } from './report-pdf.ts'
import type { ReportPdf } from './report-pdf.ts'
import { readPdf } from './testing/read-pdf.ts'
import { bakery, claim, extreme, long, newcomer } from './testing/report-documents.ts'

let reportPdf: ReportPdf
beforeAll(() => {
  reportPdf = openReportPdf()
})
afterAll(() => reportPdf[Symbol.asyncDispose]())

const read = async (document: ReportDocument) => readPdf(await reportPdf.render(document, null))

describe('the French report', () => {
  test('keeps accents, Polish letters, amounts and quotations', async () => {
    const { text } = await read(bakery)

    expect(text).toContain('Boulangerie L’Épi d’Or')
    expect(text).toContain('Żaneta Łódź-Brunel')
    // The reader tells every kind of space as a plain one.
    expect(text).toContain('Budget – 20 000–30 000 €')
    expect(text).toContain('Échéance – D’ici le 28 mars 2027')
    expect(text).toContain('22 novembre 2026')
  })

  test('names the sources of what was said, and has the assumptions under one heading', async () => {
    const { text } = await read(bakery)

    expect(text).toContain('ce qui vous coûte deux heures par jour.[1][2]')
    expect(text).toMatch(/Hypothèses Une hypothèse ne repose .* • Votre logiciel de caisse propose/)
    expect(text).toContain('[4] « c’est moi qui décide » 21 novembre 2026')
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
})

test('the lead is not told the score: the same report without one is the same to the byte', async () => {
  const scored = await reportPdf.render(bakery, null)
  const unscored = await reportPdf.render({ ...bakery, score: { total: null, criteria: [] } }, null)

  expect(scored.equals(unscored)).toBe(true)
})

test('a report on hardly anything says so, in English', async () => {
  const { text, pages, language } = await read(newcomer)

  expect(language).toBe('en')
  expect(pages).toHaveLength(1)
  expect(text).toContain('Report of our conversation ada@example.com')
  expect(text).toContain('Phone Not given')
  expect(text).toContain('Our conversation does not yet allow for findings.')
  expect(text).toContain('November 22, 2026')
})

test('the largest values wrap, every alphabet prints, and nothing links out', async () => {
  const { pages, text, urls } = await read(extreme)
  const withoutBreaks = pages.flat().join('').replaceAll(/\s/g, '')

  expect(withoutBreaks).toContain('N'.repeat(255))
  expect(withoutBreaks).toContain('DonaudampfschifffahrtDonaudampfschifffahrt'.repeat(20))
  expect(withoutBreaks).toContain(`${'a'.repeat(64)}@${'b'.repeat(63)}.example`)
  expect(text).toContain('Привет, мир')
  expect(text).toContain('Γειά σου Κόσμε')
  expect(text).toContain('Tiếng Việt')
  expect(text).toContain('<b>gras</b> & "guillemets" javascript:alert(1)')
  expect(text).toContain('été')
  expect(text).not.toContain('Ce que nous proposons')
  expect(urls).toEqual([])
})

test('a typical report and a long one stay under 200 kB', async () => {
  expect((await reportPdf.render(bakery, null)).byteLength).toBeLessThan(60_000)
  expect((await reportPdf.render(long, null)).byteLength).toBeLessThan(200_000)
})

test('the same document gives the same bytes, also in another thread', async () => {
  await using another = openReportPdf()
  const [first, second, third] = await Promise.all([
    reportPdf.render(bakery, null),
    reportPdf.render(bakery, null),
    another.render(bakery, null),
  ])

  expect(second.equals(first)).toBe(true)
  expect(third.equals(first)).toBe(true)
})

test('no heading stands alone at the bottom of a page', async () => {
  const label = labels.fr
  const headings = new Set([...Object.values(label.sections), label.sources])
  const lastLines: string[] = []
  for (let count = 0; count < 24; count += 1) {
    const [situation, ...others] = bakery.sections
    const claims = Array.from({ length: count }, () => claim('Une ligne de plus.'))
    const { pages } = await read({
      ...bakery,
      sections: [{ kind: 'situation', claims: [...situation!.claims, ...claims] }, ...others],
    })
    lastLines.push(...pages.map((lines) => lines.at(-2)!))
  }

  expect(lastLines.length).toBeGreaterThanOrEqual(48)
  expect(lastLines.filter((line) => headings.has(line))).toEqual([])
})

test('a document that cannot be drawn rejects, and the next one is drawn', async () => {
  const broken = { ...bakery, createdAt: 'yesterday' }

  await expect(reportPdf.render(broken, null)).rejects.toThrow(
    /^The report was not drawn: Invalid time/,
  )
  expect((await reportPdf.render(newcomer, null)).subarray(0, 5).toString()).toBe('%PDF-')
})

async function draw(pdf: ReportPdf, company = ''): Promise<string> {
  const letterhead = { ...newcomer.letterhead, name: company }
  return String(await pdf.render({ ...newcomer, letterhead }, null))
}

describe('the thread', () => {
  const script = new URL('./testing/faulty-worker.ts', import.meta.url)

  test('is kept, and replaced after its number of reports', async () => {
    await using pdf = openReportPdf({ script, rendersPerThread: 2 })
    const threads = await Promise.all([draw(pdf), draw(pdf), draw(pdf)])

    expect(threads[1]).toBe(threads[0])
    expect(threads[2]).not.toBe(threads[0])
  })

  test('is replaced when it takes too long', async () => {
    await using pdf = openReportPdf({ script, timeout: 1500 })
    const before = await draw(pdf)
    const late = draw(pdf, 'hang')
    const after = draw(pdf)

    await expect(late).rejects.toThrow('The report was not drawn: it took more than 1500 ms')
    expect(await after).toMatch(/^thread \d+$/)
    expect(await after).not.toBe(before)
  })

  test.each([
    ['exit', 'the thread ended'],
    ['crash', 'crashed'],
    ['fill', 'memory limit'],
  ])('is replaced after it failed: %s', async (fault, reason) => {
    await using pdf = openReportPdf({ script, memory: 32 })

    await expect(draw(pdf, fault)).rejects.toThrow(reason)
    expect(await draw(pdf)).toMatch(/^thread \d+$/)
  })

  test('takes its requests with it when it is closed', async () => {
    const pdf = openReportPdf({ script })
    const outcomes = Promise.allSettled([draw(pdf, 'hang'), draw(pdf)])
    await Promise.resolve()
    await pdf[Symbol.asyncDispose]()

    const reason = 'The report was not drawn: the server is stopping'
    expect(await outcomes).toMatchObject([
      { status: 'rejected', reason: { message: reason } },
      { status: 'rejected', reason: { message: reason } },
    ])
    await expect(draw(pdf)).rejects.toThrow(reason)
  })
})

test('no hyphen is put into a name, an amount or an address, and they stay on one line', async () => {
  const words = 'à Łódź 12\u202F345\u00A0€ anticonstitutionnellement '
  const claims = Array.from({ length: 24 }, (_, index) =>
    claim(`${'i'.repeat(index + 1)} ${words.repeat(8)}`, [1]),
  )
  const { pages, text } = await read({ ...newcomer, sections: [{ kind: 'wanted', claims }] })

  expect(pages.flat().filter((line) => line.endsWith('-'))).toEqual([])
  expect(text.match(/Łódź/g)).toHaveLength(24 * 8)
  expect(text.match(/12 345 €/g)).toHaveLength(24 * 8)
  expect(pages.flat().filter((line) => /12 345 €/.test(line)).length).toBeGreaterThan(24)
  expect(pages.flat().filter((line) => /^(345|€)|12$|345$/.test(line))).toEqual([])
})

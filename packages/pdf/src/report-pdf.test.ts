import { afterAll, beforeAll, describe, expect, test } from 'vitest'

import { openReportPdf } from './report-pdf.ts'
import type { ReportPdf } from './report-pdf.ts'
import { bakery, newcomer } from './testing/report-documents.ts'

let reportPdf: ReportPdf
beforeAll(() => {
  reportPdf = openReportPdf()
})
afterAll(() => reportPdf[Symbol.asyncDispose]())

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

test('a document that cannot be drawn rejects, and the next one is drawn', async () => {
  const broken = { ...bakery, createdAt: 'yesterday' }

  await expect(reportPdf.render(broken, null)).rejects.toThrow(
    /^The report was not drawn: Invalid time/,
  )
  expect((await reportPdf.render(newcomer, null)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a name in a script that no font has is refused by its character', async () => {
  const lead = { ...bakery.lead, name: 'Ani \u{13000}' }

  await expect(reportPdf.render({ ...bakery, lead }, null)).rejects.toMatchObject({
    message: 'The report was not drawn: no font has \u{13000} (U+13000)',
    unprintable: '\u{13000} (U+13000)',
  })
  expect((await reportPdf.render(newcomer, null)).subarray(0, 5).toString()).toBe('%PDF-')
})

test('a report that is far too long is refused before it is laid out', async () => {
  const sections = [{ ...bakery.sections[0]!, claims: [] }] as typeof bakery.sections
  const source = bakery.sources[0]!
  const sources = Array.from({ length: 1000 }, () => ({ ...source, quote: 'mot '.repeat(100) }))

  await expect(reportPdf.render({ ...bakery, sections, sources }, null)).rejects.toThrow(
    'The report was not drawn: it has more than 300000 characters',
  )
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

import { createHash } from 'node:crypto'

import type { ReportPage } from '@oka/api/ports/report'
import { describe, expect, test } from 'vitest'

import { writeGonePage, writeReportPage } from './report-page.ts'
import { makeReport } from './testing/report-document.ts'

const reportDocument = makeReport()

const page = (changes: Partial<ReportPage> = {}): ReportPage => ({
  document: reportDocument,
  logo: null,
  pdfUrl: '/api/reports/7/pdf?token=t',
  answer: { action: '/report/answer', token: 't', key: 'k', typed: '' },
  chatUrl: 'https://www.acme.example/pricing',
  notice: null,
  ...changes,
})

describe('the page of a report', () => {
  test('is complete in itself: no script, no request, its style by its hash', () => {
    const { html, styleHash } = writeReportPage(page())
    expect(html).toMatch(/^<!doctype html>\n<html lang="(en|fr)">/)
    expect(html).not.toMatch(/<script|<link|<iframe|@import|url\(|style="|\son\w+=/i)
    expect(html.match(/src="(?!data:)/)).toBeNull()
    const style = /<style>([\s\S]*)<\/style>/.exec(html)![1]!
    expect(createHash('sha256').update(style).digest('base64')).toBe(styleHash)
  })

  test('shows every section, and neither score nor points', () => {
    const { html } = writeReportPage(page())
    for (const section of reportDocument.sections) {
      if (section.kind === 'options') continue
      for (const { text } of section.claims) expect(html).toContain(text.split(/['"&<]/)[0])
    }
    expect(html).not.toMatch(/fit score|score d’adéquation/i)
  })

  test('keeps what was typed, and says what is wrong with it', () => {
    const typed = '</textarea><img src=x onerror=alert(1)>'
    const answer = { action: '/report/answer', token: 't', key: 'k', typed }
    const { html } = writeReportPage(page({ answer, notice: 'too_long' }))
    expect(html).toContain('&#x3C;/textarea>')
    expect(html).not.toContain('<img src=x')
    expect(html).toMatch(/aria-invalid="true"[^>]*aria-describedby="problem"/)
    expect(html).toMatch(/id="problem" role="alert"/)
  })

  test('makes no markup of what people typed', () => {
    const hostile = '<b onclick=x>"&\u0000'
    const letterhead = { ...reportDocument.letterhead, name: hostile }
    const document = {
      ...reportDocument,
      letterhead,
      lead: { ...reportDocument.lead, company: hostile },
    }
    expect(writeReportPage(page({ document })).html).not.toMatch(/<b /)
  })
})

test('a link that does not open any more says so, in either language', () => {
  expect(writeGonePage({ locale: 'en' }).html).toContain('does not open any more')
  expect(writeGonePage({ locale: 'fr' }).html).toContain('ne s’ouvre plus')
})

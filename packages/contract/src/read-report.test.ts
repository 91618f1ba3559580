import { expect, test } from 'vitest'

import { type FormerReport, readReport } from './read-report.ts'
import { reportDocument } from './report.ts'

const messageId = '0199aa00-0000-7000-8000-000000000001'

/** As the release 0.1 stored it. */
const former: FormerReport = {
  locale: 'fr',
  company: 'OKA Tech',
  createdAt: '2026-11-22T14:05:00.000Z',
  lead: { name: 'Ana Roy', company: 'L’Épi', email: 'ana@epi.example', phone: null },
  score: { total: 60, criteria: [] },
  facts: [
    { field: 'name', value: 'Ana Roy', quote: 'Ana Roy' },
    { field: 'budget', value: '20000 EUR', quote: '20k' },
    { field: 'horizon', value: '2027-03-31', quote: 'fin mars' },
    { field: 'size', value: '12', quote: null },
    { field: 'unknown', value: '?', quote: null },
  ],
  sections: [
    { kind: 'context', claims: [{ text: 'Douze boutiques.', sources: [1], assumption: false }] },
    { kind: 'needs', claims: [] },
    {
      kind: 'findings',
      claims: [
        { text: 'Un export existe sans doute.', sources: [], assumption: true },
        { text: 'La décision vous revient.', sources: [2], assumption: false },
      ],
    },
    {
      kind: 'recommendations',
      claims: [{ text: 'Commencer petit.', sources: [], assumption: true }],
    },
    { kind: 'nextSteps', claims: [{ text: 'Un atelier.', sources: [], assumption: true }] },
  ],
  sources: [
    { number: 1, messageId, quote: 'Douze boutiques', createdAt: '2026-11-21T09:12:00.000Z' },
    { number: 2, messageId, quote: 'je décide, 20k', createdAt: '2026-11-21T09:13:00.000Z' },
  ],
}

test('a document of an earlier release is read as one of this release', () => {
  const read = readReport(former)

  expect(reportDocument.parse(read)).toEqual(read)
  expect(read.letterhead).toMatchObject({ name: 'OKA Tech', address: [], logo: null })
  expect(read.sections.map(({ kind }) => kind)).toEqual([
    'situation',
    'understood',
    'options',
    'nextSteps',
    'assumptions',
  ])
  const [situation, understood, options, steps, assumptions] = read.sections
  const ours = { kind: 'ours', service: null }
  expect(situation?.claims).toEqual([
    {
      id: 'context.1',
      text: 'Douze boutiques.',
      origin: { kind: 'theirs', sources: [1], quote: null },
      field: null,
    },
  ])
  expect(understood?.claims.map(({ id, text, origin }) => [id, text, origin])).toEqual([
    ['findings.2', 'La décision vous revient.', { kind: 'theirs', sources: [2], quote: null }],
    ['fact.budget', '20\u202F000\u00A0€', { kind: 'theirs', sources: [2], quote: '20k' }],
    ['fact.horizon', 'D’ici le 31 mars 2027', { kind: 'theirs', sources: [], quote: 'fin mars' }],
    ['fact.size', '12 personnes', { kind: 'staff', author: 'OKA Tech' }],
  ])
  expect(options).toMatchObject({
    options: [],
    claims: [{ text: 'Commencer petit.', origin: ours }],
  })
  expect(steps?.claims).toMatchObject([
    { text: 'Un atelier.', origin: ours, who: null, when: null },
  ])
  expect(assumptions?.claims).toMatchObject([
    { text: 'Un export existe sans doute.', origin: { kind: 'assumption' } },
  ])
})

test('a document of this release is read as it is', () => {
  const read = readReport(former)
  expect(readReport(read)).toBe(read)
})

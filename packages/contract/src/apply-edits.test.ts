import { expect, test } from 'vitest'

import { applyEdits } from './apply-edits.ts'
import { claimsOf, noEdits, type ReportDocument, type ReportEdits } from './report.ts'
import { emptyReport as empty } from './testing/empty-report.ts'

const claim = (id: string) => ({
  id,
  text: `Text of ${id}`,
  origin: { kind: 'ours' as const, service: null },
  field: null,
})
const service = { id: 'shop', name: 'Online shop' }
const generated: ReportDocument = {
  ...empty,
  sections: [
    { kind: 'situation', claims: [claim('one'), claim('two')] },
    {
      kind: 'options',
      options: [{ service, claims: [{ ...claim('fit'), part: 'fit' }] }],
      claims: [],
    },
    { kind: 'nextSteps', claims: [{ ...claim('step'), who: 'You', when: 'now' }] },
  ],
}
const edit = (changes: Partial<ReportEdits>) => applyEdits(generated, { ...noEdits, ...changes })
const none = { text: null, who: null, when: null, isHidden: false, author: 'Marie' }
const textsOf = (document: ReportDocument) =>
  document.sections.flatMap(claimsOf).map(({ text }) => text)

test('without edits a document stays as it was generated', () => {
  expect(edit({})).toEqual(generated)
})

test('a reworded claim has its author, and a step keeps what was not changed', () => {
  const document = edit({
    claims: { one: { ...none, text: 'Better' }, step: { ...none, when: 'on Monday' } },
  })

  expect(document.sections[0]?.claims[0]).toEqual({
    ...claim('one'),
    text: 'Better',
    origin: { kind: 'staff', author: 'Marie' },
  })
  expect(document.sections[2]?.claims[0]).toMatchObject({
    text: 'Text of step',
    who: 'You',
    when: 'on Monday',
  })
})

test('a hidden claim is not in the document, nor is a section or an option without one', () => {
  const hidden = { ...none, isHidden: true }
  expect(textsOf(edit({ claims: { two: hidden, fit: hidden } }))).toEqual([
    'Text of one',
    'Text of step',
  ])
  expect(edit({ claims: { fit: hidden } }).sections.map(({ kind }) => kind)).toEqual([
    'situation',
    'nextSteps',
  ])
})

test('an added claim stands at the end of its section, also of one that was not generated', () => {
  const added = (section: 'nextSteps' | 'assumptions') => ({
    id: `0199aa00-0000-7000-8000-00000000000${section === 'nextSteps' ? 1 : 2}`,
    section,
    text: `Added to ${section}`,
    who: null,
    when: null,
    author: 'Marie',
  })
  const document = edit({ added: [added('nextSteps'), added('assumptions')] })

  expect(textsOf(document).slice(-3)).toEqual([
    'Text of step',
    'Added to nextSteps',
    'Added to assumptions',
  ])
})

test('sections are in the given order, and those it does not name behind them', () => {
  expect(edit({ order: ['nextSteps', 'situation'] }).sections.map(({ kind }) => kind)).toEqual([
    'nextSteps',
    'situation',
    'options',
  ])
})

test('an edit of a claim that is not generated any more changes nothing', () => {
  expect(edit({ claims: { gone: { ...none, text: 'Kept for later' } } })).toEqual(generated)
})

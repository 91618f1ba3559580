import { emptyReport as empty } from '@oka/contract/testing/empty-report'
import type { ReportDocument } from '@oka/contract/report'
import { expect, test } from 'vitest'

import { compareDocuments, isReordered } from './compare-documents.ts'

const claim = (id: string, text: string) => {
  return { id, text, origin: { kind: 'ours' as const, service: null }, field: null }
}
const withClaims = (...claims: [string, string][]): ReportDocument => ({
  ...empty,
  sections: [{ kind: 'situation', claims: claims.map(([id, text]) => claim(id, text)) }],
})

test('claims are compared by their ids, word by word', () => {
  const before = withClaims(['one', 'Le budget est de 15 000 €.'], ['gone', 'Ancien.'])
  const after = withClaims(['new', 'Nouveau.'], ['one', 'Le budget est de 20 000 €.'])

  const changes = compareDocuments(before, after)

  expect(changes.map(({ id, kind }) => [id, kind])).toEqual([
    ['new', 'added'],
    ['one', 'changed'],
    ['gone', 'removed'],
  ])
  const words = (kind: string) =>
    changes[1]!.parts.filter((part) => part.kind === kind).map(({ text }) => text.trim())
  expect(words('removed').join(' ')).toContain('15')
  expect(words('added').join(' ')).toContain('20')
  expect(words('same').join(' ')).toContain('Le budget est de')
})

test('versions that say the same have no change', () => {
  expect(compareDocuments(withClaims(['one', 'Same.']), withClaims(['one', 'Same.']))).toEqual([])
})

test('sections in another order are told', () => {
  const steps = {
    kind: 'nextSteps' as const,
    claims: [{ ...claim('s', 'Call'), who: null, when: null }],
  }
  const before = { ...empty, sections: [...withClaims(['one', 'A']).sections, steps] }
  expect(isReordered(before, { ...before, sections: before.sections.toReversed() })).toBe(true)
  expect(isReordered(before, withClaims(['one', 'A']))).toBe(false)
})

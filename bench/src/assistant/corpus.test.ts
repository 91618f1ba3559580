import { type PromiseKind, readPromises } from '@oka/api/chat/promises'
import { score } from '@oka/api/score'
import { defaultRubric } from '@oka/contract/rubric'
import { locales } from '@oka/contract/known-values'
import { describe, expect, test } from 'vitest'

import { playCorpus, rates, sum } from './corpus.ts'
import { refused, startedAt, toKnown } from './play-script.ts'
import { type Part, parts } from './read-corpus.ts'

const all = playCorpus(parts)
const partOf = new Map(all.map(({ script, part }) => [script.id, part]))
const findings = all.flatMap(({ verdict }) => verdict.findings)
const found = (kind: RegExp) => findings.filter((finding) => kind.test(finding.kind))

test('the corpus is as large as it says', () => {
  expect(all.length).toBeGreaterThanOrEqual(471)
})

describe('what is extracted', () => {
  test('is right, and most of it is found', () => {
    const { right, found: share } = rates(sum(all))

    expect(right).toBeGreaterThanOrEqual(0.98)
    expect(share).toBeGreaterThanOrEqual(0.965)
  })

  test.each(locales)('in %s as well', (locale) => {
    const { right, found: share } = rates(sum(all.filter(({ script }) => script.locale === locale)))

    expect(right).toBeGreaterThanOrEqual(0.97)
    expect(share).toBeGreaterThanOrEqual(0.96)
  })

  test.each(parts)('in the part %s as well', (part) => {
    const { right, found: share } = rates(sum(all.filter((one) => one.part === part)))

    expect(right).toBeGreaterThanOrEqual(0.95)
    expect(share).toBeGreaterThanOrEqual(0.93)
  })

  test('in the fifty of blind-three, by somebody who had not seen the extractors', () => {
    const { right, found: share } = rates(sum(all.filter(({ part }) => part === 'blind-three')))

    expect(right).toBeGreaterThanOrEqual(0.96)
    expect(share).toBeGreaterThanOrEqual(0.96)
  })

  test('is nothing that must not be learnt', () => {
    expect(found(/^forbidden/)).toEqual([])
  })
})

describe('the score', () => {
  test('is in the band that a salesperson would choose, nine times of ten', () => {
    const inBand = all.filter(({ verdict }) => verdict.inBand).length

    expect(inBand / all.length).toBeGreaterThanOrEqual(0.9)
  })

  test('is for buyers alone', () => {
    expect(found(/^scored$/)).toEqual([])
  })

  test('is the sum of its points, each of which stands on a quotation', () => {
    for (const { facts } of all) {
      const { total, criteria } = score(toKnown(facts), defaultRubric, startedAt.slice(0, 10))
      const points = criteria.reduce((whole, criterion) => whole + criterion.points, 0)

      expect(total ?? 0).toBe(points)
      for (const criterion of criteria) {
        if (criterion.points > 0) expect(criterion.facts.length).toBeGreaterThan(0)
      }
    }
  })
})

describe('evidence', () => {
  test('every quotation is an exact part of its message', () => {
    expect(found(/^invented$/)).toEqual([])
  })

  test('everything that the assistant proposes is taken by the server', () => {
    expect(refused).toEqual([])
  })
})

describe('replies', () => {
  test.each([/^asks a third time/, /^asks no buyer/, /^two questions/, /^wrong language/])(
    'none %s',
    (kind) => {
      expect(found(kind)).toEqual([])
    },
  )

  test.each([/^passed over/, /^asks what was told/])(
    'none %s, and at most one in twenty of those that were written last',
    (kind) => {
      const newer = new Set<Part>(['blind-four', 'blind-five', 'phones', 'blind-six'])
      const isNew = (id: string) => newer.has(partOf.get(id)!)
      const replies = all.flatMap(({ part, said }) => (newer.has(part) ? said : []))

      expect(found(kind).filter(({ id }) => !isNew(id))).toEqual([])
      expect(found(kind).length / replies.length).toBeLessThanOrEqual(0.05)
    },
  )

  test('none promises what there is no row of', () => {
    for (const { script, said, extractions } of all) {
      const isBacked: Record<PromiseKind, boolean> = {
        question: false,
        call_back: false,
        person: false,
        contact: false,
        // No visitor of the corpus is known to agree to one.
        copy: false,
        mail: false,
      }
      for (const [index, { reply, known }] of said.entries()) {
        const { questions, callBack, wantsPerson, facts } = extractions[index]!
        isBacked.question = questions.length > 0
        isBacked.call_back ||= callBack !== null
        isBacked.person ||=
          (wantsPerson && callBack === null) ||
          facts.some(({ field, value }) => field === 'intent' && value === 'customer')
        isBacked.contact =
          isBacked.question ||
          isBacked.call_back ||
          known.some(({ field }) => field === 'email' || field === 'phone')
        const promised = readPromises(reply, script.locale)
        const broken = promised.filter(({ promises }) => promises.some((kind) => !isBacked[kind]))
        expect(broken, `${script.id}: ${reply}`).toEqual([])
      }
    }
  })

  test('none says that something is noted', () => {
    const replies = all.flatMap(({ said }) => said.map(({ reply }) => reply))

    for (const reply of replies) expect(reply).not.toMatch(/\bnoté|\bnoted\b/i)
  })
})

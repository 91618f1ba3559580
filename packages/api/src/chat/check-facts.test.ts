import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import type { AssistantInput, ProposedFact } from '../ports/assistant.ts'
import { checkFacts, withWithdrawn } from './check-facts.ts'

const at = '2026-11-01T09:00:00.000Z'
const said = (seq: number, content: string, role: 'visitor' | 'assistant' = 'visitor') => ({
  id: `m${seq}`,
  seq,
  role,
  content,
  createdAt: at,
})

const input: AssistantInput = {
  conversationId: null,
  company: companySettings.parse({}),
  locale: 'fr',
  facts: [],
  learntSeq: 0,
  knowledge: [],
  transcript: [
    said(1, 'Moi c’est Hélène Łuczak, helene@lodz.fr'),
    said(2, 'Merci ! Votre budget est-il de 50 000 € ?', 'assistant'),
    said(3, 'Appelez-moi au 06 12 34 56 78, budget 30 000 €'),
  ],
}

function check(given: Partial<ProposedFact>, read: string[] = [given.value ?? 'x']) {
  const proposal = {
    field: 'need',
    value: 'x',
    messageId: 'm1',
    quote: 'x',
    by: 'visitor',
  } as const
  const { kept, refused } = checkFacts(input, [{ ...proposal, ...given }], [read])
  return kept[0] ?? refused[0]?.reason
}

describe('checkFacts', () => {
  test('keeps what the visitor said, with its place in the message', () => {
    const fact = check({ field: 'name', value: 'Hélène Łuczak', quote: 'Hélène Łuczak' })
    expect(fact).toMatchObject({ value: 'Hélène Łuczak', seq: 1, quoteStart: 10, quoteEnd: 23 })
  })

  test.each<[string, string, Partial<ProposedFact>]>([
    ['a quotation that is not in the message', 'not_said', { field: 'name', quote: 'Paul' }],
    ['a message that is not there', 'not_said', { messageId: 'm9', quote: 'Hélène' }],
    [
      'words of the assistant',
      'not_said',
      { field: 'budget', messageId: 'm2', value: '50000 EUR', quote: '50 000 €' },
    ],
    ['an empty quotation', 'not_said', { quote: '   ' }],
    ['an e-mail that is none', 'malformed', { field: 'email', value: 'Hélène', quote: 'Hélène' }],
    ['a budget that is no amount', 'malformed', { field: 'budget', value: 'a lot', quote: 'Moi' }],
    ['a horizon that is no day', 'malformed', { field: 'horizon', value: 'soon', quote: 'Moi' }],
    ['an authority not ours', 'malformed', { field: 'authority', value: 'king', quote: 'Moi' }],
    ['a size that is none', 'malformed', { field: 'size', value: '0', quote: 'Moi' }],
    ['an intent not ours', 'malformed', { field: 'intent', value: 'fan', quote: 'Moi' }],
    ['a phone that is none', 'malformed', { field: 'phone', value: '12', quote: 'Moi' }],
  ])('refuses %s as %s', (_, reason, given) => {
    expect(check(given)).toBe(reason)
  })

  const budget = { field: 'budget', messageId: 'm3', quote: 'budget 30 000 €' } as const

  test('refuses a value that its quotation says nothing of', () => {
    expect(check({ ...budget, value: '900000 EUR' }, [])).toBe('not_implied')
  })

  test('refuses another value than its quotation says', () => {
    expect(check({ ...budget, value: '900000 EUR' }, ['30000 EUR'])).toBe('differs')
    expect(check({ ...budget, value: '30000 USD' }, ['30000 EUR'])).toBe('differs')
    expect(check({ ...budget, value: '30000 EUR/month' }, ['30000 EUR'])).toBe('differs')
    expect(check({ ...budget, value: '30000-30000 EUR' }, ['30000 EUR'])).toMatchObject({
      value: '30000 EUR',
    })
  })

  test('of a day that is read otherwise by less than a month, keeps what was read', () => {
    const given = { field: 'horizon', messageId: 'm3', quote: 'Appelez-moi' } as const
    expect(check({ ...given, value: '2027-03-01' }, ['2027-03-31'])).toMatchObject({
      value: '2027-03-31',
    })
    expect(check({ ...given, value: '2026-12-01' }, ['2027-03-31'])).toBe('differs')
  })

  test('of a name that is told in part, keeps what was read', () => {
    const given = { field: 'name', quote: 'Hélène Łuczak' } as const
    expect(check({ ...given, value: 'helene łuczak' }, ['Hélène Łuczak'])).toMatchObject({
      value: 'Hélène Łuczak',
    })
    expect(check({ ...given, value: 'Hélène' }, ['Hélène Łuczak'])).toMatchObject({
      value: 'Hélène Łuczak',
    })
    expect(check({ ...given, value: 'Hél' }, ['Hélène Łuczak'])).toBe('differs')
  })

  test('a need is its quotation, without control characters and surplus blanks', () => {
    const quote = 'Appelez-moi au 06 12 34 56 78, budget'
    const given = {
      field: 'need',
      messageId: 'm3',
      quote,
      value: 'Visit https://evil.test',
    } as const
    expect(check(given, ['whatever was read'])).toMatchObject({ value: quote, quote })
  })

  test('keeps the extension of a phone', () => {
    const given = { field: 'phone', messageId: 'm3', quote: '06 12 34 56 78' } as const
    expect(check({ ...given, value: '0612345678' }, ['06 12 34 56 78;ext=213'])).toMatchObject({
      value: '+33612345678;ext=213',
    })
    expect(check({ ...given, value: '06 12 34 56 78 poste 213' })).toMatchObject({
      value: '+33612345678;ext=213',
    })
  })

  test('looks at a hundred proposals and refuses the others', () => {
    const many = Array.from({ length: 3000 }, () => ({
      field: 'name' as const,
      value: 'Hélène Łuczak',
      messageId: 'm1',
      quote: 'Hélène Łuczak',
      by: 'visitor' as const,
    }))
    const { kept, refused } = checkFacts(
      input,
      many,
      many.map(({ value }) => [value]),
    )
    expect(kept).toHaveLength(100)
    expect(refused.map(({ reason }) => reason)).toEqual(
      Array.from({ length: 2900 }, () => 'too_many'),
    )
  })

  test('reads a phone as of the country of the language', () => {
    const quote = '06 12 34 56 78'
    expect(check({ field: 'phone', messageId: 'm3', value: quote, quote })).toMatchObject({
      value: '+33612345678',
    })
  })

  test('puts what was taken back at its place among what was said', () => {
    const quote = 'budget 30 000 €'
    const given = { field: 'budget', value: '30000 EUR', messageId: 'm3', quote } as const
    const checked = checkFacts(input, [{ ...given, by: 'visitor' }], [['30000 EUR']])
    const taken = [
      { field: 'budget', messageId: 'm1', quote: 'Moi' },
      { field: 'phone', messageId: 'm3', quote: 'not said' },
      { field: 'name', messageId: 'm2', quote: 'Merci' },
    ] as const
    const { kept } = withWithdrawn(input, checked, [...taken])
    expect(kept.map(({ seq, rejected, value }) => [seq, rejected, value])).toEqual([
      [1, true, ''],
      [3, undefined, '30000 EUR'],
    ])
  })

  test('brings facts into the order they were said in', () => {
    const proposals: ProposedFact[] = [
      { field: 'budget', value: '30000 EUR', messageId: 'm3', quote: '30 000 €', by: 'visitor' },
      {
        field: 'email',
        value: 'Helene@Lodz.fr',
        messageId: 'm1',
        quote: 'helene@lodz.fr',
        by: 'visitor',
      },
      { field: 'name', value: 'Hélène', messageId: 'm1', quote: 'Hélène', by: 'visitor' },
    ]
    const read = proposals.map(({ value }) => [value])
    expect(checkFacts(input, proposals, read).kept.map(({ value }) => value)).toEqual([
      'Hélène',
      'helene@lodz.fr',
      '30000 EUR',
    ])
  })
})

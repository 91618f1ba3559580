import { companySettings } from '@oka/contract/settings'
import { describe, expect, test } from 'vitest'

import type { AssistantInput, ProposedFact } from '../ports.ts'
import { checkFacts } from './check-facts.ts'

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
  transcript: [
    said(1, 'Moi c’est Hélène Łuczak, helene@lodz.fr'),
    said(2, 'Merci ! Votre budget est-il de 50 000 € ?', 'assistant'),
    said(3, 'Appelez-moi au 06 12 34 56 78, budget 30 000 €'),
  ],
}

function check(given: Partial<ProposedFact>) {
  const proposal = {
    field: 'need',
    value: 'x',
    messageId: 'm1',
    quote: 'x',
    by: 'visitor',
  } as const
  return checkFacts(input, [{ ...proposal, ...given }])
}

describe('checkFacts', () => {
  test('keeps what the visitor said, with its place in the message', () => {
    const [fact] = check({ field: 'name', value: 'Hélène Łuczak', quote: 'Hélène Łuczak' })
    expect(fact).toMatchObject({ value: 'Hélène Łuczak', seq: 1, quoteStart: 10, quoteEnd: 23 })
  })

  test.each<[string, Partial<ProposedFact>]>([
    ['a quotation that is not in the message', { field: 'name', value: 'Paul', quote: 'Paul' }],
    ['a message that is not there', { messageId: 'm9', quote: 'Hélène' }],
    [
      'words of the assistant',
      { field: 'budget', messageId: 'm2', value: '50000 EUR', quote: '50 000 €' },
    ],
    [
      'a value its quotation does not carry',
      { field: 'email', value: 'a@b.fr', quote: 'helene@lodz.fr' },
    ],
    [
      'a name its quotation does not carry',
      { field: 'name', value: 'Marie Curie', quote: 'Hélène' },
    ],
    ['an e-mail that is none', { field: 'email', value: 'Hélène', quote: 'Hélène' }],
    [
      'a budget that is no amount',
      { field: 'budget', messageId: 'm3', value: 'a lot', quote: 'budget' },
    ],
    ['a horizon that is no duration', { field: 'horizon', value: 'soon', quote: 'Moi' }],
    ['an authority that is not ours', { field: 'authority', value: 'king', quote: 'Moi' }],
    [
      'a phone that is none',
      { field: 'phone', messageId: 'm3', value: '12', quote: '06 12 34 56 78' },
    ],
    ['an empty quotation', { quote: '   ' }],
  ])('drops %s', (_, given) => {
    expect(check(given)).toEqual([])
  })

  test('reads a phone as of the country of the language', () => {
    const quote = '06 12 34 56 78'
    expect(check({ field: 'phone', messageId: 'm3', value: quote, quote })).toMatchObject([
      { value: '+33612345678' },
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
    expect(checkFacts(input, proposals).map(({ value }) => value)).toEqual([
      'Hélène',
      'helene@lodz.fr',
      '30000 EUR',
    ])
  })
})

import { ratedAnswerFilter } from '@oka/contract/answer'
import { inboxFilter } from '@oka/contract/chat'
import { eventFilter } from '@oka/contract/event'
import { followUpFilter } from '@oka/contract/follow-up'
import { articleFilter } from '@oka/contract/knowledge-article'
import { leadFilter } from '@oka/contract/lead'
import { mailFilter } from '@oka/contract/mail'
import { expect, test } from 'vitest'
import type { ZodObject } from 'zod'

import { parseSearch, searches, stringifySearch } from './search.ts'

test('a wrong value falls back to its default and the others stay', () => {
  const { leads, inbox, lead } = searches
  expect(leads.parse({ status: 'won', q: 'nord' })).toEqual({
    status: 'won',
    q: 'nord',
    sort: 'newest',
  })
  // Also as undefined, or the router would keep what stood in the address.
  expect(Object.keys(leads.parse({ status: 'gone', sort: 'up', q: 'nord' }))).toContain('status')
  expect(leads.parse({ status: 'gone', sort: 'up', q: 'nord' })).toEqual({
    status: undefined,
    sort: 'newest',
    q: 'nord',
  })
  expect(leads.parse({ q: 'n'.repeat(121), status: ['won'], sort: 'score' })).toEqual({
    q: undefined,
    status: undefined,
    sort: 'score',
  })
  expect(inbox.parse({ mode: 'asleep' })).toEqual({ mode: undefined })
  expect(lead.parse({ tab: 'secrets', message: 'm1' })).toEqual({ tab: undefined, message: 'm1' })
})

test('the way back after the sign-in is a path of ours', () => {
  const { signIn } = searches
  const back = (redirect: unknown) => signIn.parse({ redirect, ended: true })
  expect(back('/leads/5?tab=report')).toEqual({ redirect: '/leads/5?tab=report', ended: true })
  for (const elsewhere of ['//evil.example', '/\\evil.example', 'https://evil.example', 7]) {
    expect(back(elsewhere)).toEqual({ redirect: undefined, ended: true })
  }
})

test.for(['33612', '1e5', 'true', '"exactly"', 'a&b=c', '12345678901234567890', '+33 6 & é'])(
  'a search for %s is that text, in the address and back',
  (q) => {
    expect(searches.leads.parse(parseSearch(stringifySearch({ q })))).toMatchObject({ q })
  },
)

test('what is not given does not stand in the address', () => {
  expect(stringifySearch({ q: undefined, status: '' })).toBe('')
  expect(stringifySearch({ leadId: 7, q: undefined })).toBe('?leadId=7')
})

/** Of each of these some filter takes some, others are nearly right. */
const words = [
  'open',
  'call_back',
  'closed',
  'wrong',
  'human',
  'page',
  'fr',
  'won',
  'score',
  'report',
  'lead.updated',
]
const texts = ['', ' ', ' north ', '\n', '\u202E', '\u0007', '\uD83D', '\u200B'].concat(
  [40, 41, 120, 121].map((length) => 'n'.repeat(length)),
)
const numbers = [0, 1, -1, 1.5, 2_147_483_647, 2_147_483_648]
const others = ['07', '1e3', Number.NaN, true, null, undefined, ['won'], { a: 1 }]
const values: unknown[] = [words, texts, numbers, numbers.map(String), others].flat()

const filters: [keyof typeof searches, ZodObject, string[]][] = [
  ['inbox', inboxFilter, ['mode']],
  ['toDo', followUpFilter, ['view']],
  ['knowledge', articleFilter, ['q', 'kind', 'locale']],
  ['ratedAnswers', ratedAnswerFilter, ['view']],
  ['mails', mailFilter, ['kind', 'status', 'q']],
  ['leads', leadFilter, ['status', 'q', 'tag', 'sort']],
  ['audit', eventFilter, ['name', 'adminId', 'leadId']],
]

test.for(filters)(
  'the address of %s is read as the server reads its filter',
  ([page, filter, names]) => {
    for (const name of names) {
      const field = filter.shape[name]!
      for (const value of values) {
        const taken = field.safeParse(value)
        const expected = taken.success ? taken.data : field.parse(undefined)
        const read: Record<string, unknown> = searches[page].parse({ [name]: value })
        expect([name, value, read[name]]).toEqual([name, value, expected])
      }
    }
  },
)

import { expect, test } from 'vitest'

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

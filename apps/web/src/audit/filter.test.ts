import { eventFilter } from '@oka/contract/event'
import { expect, test } from 'vitest'

import { isFiltered, readAuditFilter, toQuery } from './filter.ts'

test('an address is read as far as it is understood', () => {
  const address = {
    name: 'lead.updated',
    person: 3,
    lead: '12',
    from: '2026-03-05',
    to: '2026-03-06',
  }
  expect(readAuditFilter(address)).toEqual({ ...address, lead: 12 })
  expect(readAuditFilter({ from: '0002-03-05', to: '9999-12-31' })).toEqual({})
  expect(
    readAuditFilter({
      name: 'lead.sold',
      person: -1,
      lead: 'x',
      from: '2026-13-01',
      to: 5,
      page: 2,
    }),
  ).toEqual({})
})

test('a filter is one only if something in it filters', () => {
  expect(isFiltered({})).toBe(false)
  expect(isFiltered({ name: undefined })).toBe(false)
  expect(isFiltered({ lead: 12 })).toBe(true)
})

test('days are asked for whole, in local time, also when the clocks change', () => {
  const day = (from: string, to: string) => toQuery({ from, to })
  expect(day('2026-03-05', '2026-03-05')).toMatchObject({
    from: new Date(2026, 2, 5).toISOString(),
    to: new Date(2026, 2, 6).toISOString(),
  })
  expect(day('2026-10-25', '2026-12-31')).toMatchObject({
    from: new Date(2026, 9, 25).toISOString(),
    to: new Date(2027, 0, 1).toISOString(),
  })
})

test('what is asked is what the server takes', () => {
  const query = toQuery(
    readAuditFilter({ person: '3', lead: 12, from: '1971-01-01', to: '9998-12-31' }),
  )
  expect(eventFilter.parse(query)).toMatchObject({ adminId: 3, leadId: 12, limit: 50 })
})

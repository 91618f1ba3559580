import { listEvents } from '@oka/contract/event'
import { expect, test } from 'vitest'

import { searches } from '../search.ts'
import { isFiltered, toQuery } from './filter.ts'

const read = (search: unknown) => searches.audit.parse(search)

test('an address is read as far as it is understood', () => {
  const address = {
    name: 'lead.updated',
    adminId: 3,
    leadId: '12',
    from: '2026-03-05',
    to: '2026-03-06',
  }
  expect(read(address)).toEqual({ ...address, leadId: 12 })
  expect(read({ from: '0002-03-05', to: '9999-12-31' })).toEqual({})
  expect(
    read({
      name: 'lead.sold',
      adminId: -1,
      leadId: 'x',
      from: '2026-02-30',
      to: 5,
      page: 2,
    }),
  ).toEqual({})
})

test('a filter is one only if something in it filters', () => {
  expect(isFiltered({})).toBe(false)
  expect(isFiltered({ name: undefined })).toBe(false)
  expect(isFiltered({ leadId: 12 })).toBe(true)
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
  const query = toQuery(read({ adminId: '3', leadId: 12, from: '1971-01-01', to: '9998-12-31' }))
  expect(listEvents.parse(query)).toMatchObject({ adminId: 3, leadId: 12, limit: 50 })
})

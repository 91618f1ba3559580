import type { EventFilter } from '@oka/contract/event'

import type { Search } from '../search.ts'

export function isFiltered(filter: Search<'audit'>): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

/** The filter as input of the server: both days are inclusive, from their first moment to their last. */
export function toQuery({ from, to, ...filter }: Search<'audit'>): EventFilter {
  return { ...filter, from: from && startOf(from, 0), to: to && startOf(to, 1) }
}

/** The start of a day, or of one some days later. Not a multiple of 24 hours: some days have 23 or 25. */
function startOf(day: string, later: number): string {
  const date = new Date(`${day}T00:00`)
  date.setDate(date.getDate() + later)
  return date.toISOString()
}

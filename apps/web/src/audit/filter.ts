import { type EventFilter, type EventName, eventNames } from '@oka/contract/event'

/** What the address says is to be seen; days are those of the place one looks from. */
export type AuditFilter = {
  name?: EventName | undefined
  person?: number | undefined
  lead?: number | undefined
  from?: string | undefined
  to?: string | undefined
}

/** Reads the address, leaving out what is unknown: an old link opens the page without it. */
export function readAuditFilter(search: Record<string, unknown>): AuditFilter {
  const found = {
    name: eventNames.find((name) => name === search['name']),
    person: readId(search['person']),
    lead: readId(search['lead']),
    from: readDay(search['from']),
    to: readDay(search['to']),
  }
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined))
}

export function isFiltered(filter: AuditFilter): boolean {
  return Object.values(filter).some((value) => value !== undefined)
}

/** The filter as the server takes it: both days are included, from their first moment to their last. */
export function toQuery({
  name,
  person,
  lead,
  from,
  to,
}: AuditFilter): Pick<EventFilter, 'name' | 'adminId' | 'leadId' | 'from' | 'to'> {
  return {
    name,
    adminId: person,
    leadId: lead,
    from: from && startOf(from, 0),
    to: to && startOf(to, 1),
  }
}

/** The first moment of a day, or of one some days later. Not 24 hours later: some days have 23 or 25. */
function startOf(day: string, later: number): string {
  const date = new Date(`${day}T00:00`)
  date.setDate(date.getDate() + later)
  return date.toISOString()
}

function readId(value: unknown): number | undefined {
  const id = typeof value === 'string' ? Number(value) : value
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : undefined
}

/** A day that there is, and whose first and last moments the server takes wherever one looks from. */
export function readDay(value: unknown): string | undefined {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return undefined
  const isDay = !Number.isNaN(new Date(`${value}T00:00`).getTime())
  return isDay && value >= '1971' && value < '9999' ? value : undefined
}

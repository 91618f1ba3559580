import { auth, team } from './account-rows.ts'
import type { Row } from './row.ts'
import { chat, inbox, leads, reports } from './work-rows.ts'

/** The specification: every procedure by its name, and the routes that are none by method and path. */
export const rows: Record<string, Row> = {
  'analytics.stats': { who: 'viewer' },
  'analytics.leadsByStatus': { who: 'viewer' },
  'analytics.avgScore': { who: 'viewer' },
  'analytics.refusedFacts': { who: 'admin' },
  'audit.list': { who: 'admin', input: () => ({}) },
  'audit.check': { who: 'admin' },
  ...auth,
  ...chat,
  ...inbox,
  ...leads,
  ...reports,
  ...team,
}

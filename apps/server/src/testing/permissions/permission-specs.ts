import { auth, team } from './account-specs.ts'
import type { PermissionSpec } from './permission-spec.ts'
import { leads, reports } from './lead-specs.ts'
import { chat, inbox } from './work-specs.ts'

/** The specification: every procedure by its name, and the routes that are none by method and path. */
export const permissionSpecs: Record<string, PermissionSpec> = {
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

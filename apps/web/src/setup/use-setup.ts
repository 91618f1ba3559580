import type { Setup } from '@oka/contract/settings'
import { useQuery } from '@tanstack/react-query'

import { usePreferences } from '../preferences.ts'
import { useMay } from '../session/use-session.ts'
import { trpc } from '../trpc.ts'

export const setupSteps = [
  'companyNamed',
  'siteAllowed',
  'chatSeen',
  'mailConfigured',
  'colleagueInvited',
] as const

/** The remaining steps; null for a role without access, when all are done, or after dismissal. */
export function useSetup(): Setup | null {
  const { setup: isWanted } = usePreferences()
  const isAdmin = useMay('admin')
  const { data } = useQuery({
    ...trpc.settings.setup.queryOptions(),
    enabled: isAdmin && isWanted,
    // A step may just have been done on another page.
    refetchOnMount: 'always',
  })
  if (!isAdmin || !isWanted || !data) return null
  return setupSteps.every((step) => data[step]) ? null : data
}

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

/** What is left to do; null for whoever it is not for, and once it is done or was put away. */
export function useSetup(): Setup | null {
  const { setup: isWanted } = usePreferences()
  const isAdmin = useMay('admin')
  const { data } = useQuery({
    ...trpc.settings.setup.queryOptions(),
    enabled: isAdmin && isWanted,
    // It was perhaps done just now, on another page.
    refetchOnMount: 'always',
  })
  if (!isAdmin || !isWanted || !data) return null
  return setupSteps.every((step) => data[step]) ? null : data
}

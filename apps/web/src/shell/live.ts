import { inboxEvents } from '@oka/client/inbox'
import type { InboxEvent } from '@oka/contract/chat'
import type { QueryFilters } from '@tanstack/react-query'
import { useEffect } from 'react'

import { client, live, queryClient, trpc } from '../trpc.ts'
import { createRefresher } from './refresher.ts'

/** One subscription for the whole app, which refetches visible data that has changed. */
export function useLiveUpdates(): void {
  useEffect(() => {
    const refresher = createRefresher(queryClient)
    const stop = live.subscribe(
      inboxEvents({
        check: () => client.auth.me.query(),
        onEvent: (event) => refresher.refresh(...outdatedBy(event)),
        onLost: () => undefined,
        onRefused: () => true,
        pollWhileHidden: true,
      }),
    )
    return () => {
      stop()
      refresher.stop()
    }
  }, [])
}

/** Queries that are stale after the event. */
function outdatedBy(event: InboxEvent): QueryFilters[] {
  switch (event.type) {
    case 'resync':
      // An open conversation has a subscription of its own, which misses nothing.
      return [{ predicate: ({ queryKey }) => queryKey[0] !== 'conversation' }]
    case 'notification':
      return [trpc.notification.pathFilter()]
    case 'conversation':
      return [
        trpc.chat.list.pathFilter(),
        trpc.chat.history.pathFilter(),
        trpc.chat.facts.queryFilter({ conversationId: event.conversationId }),
        trpc.note.pathFilter(),
        trpc.followUp.pathFilter(),
        trpc.analytics.pathFilter(),
      ]
    case 'scoring':
      // The versions and the calibration follow it where it says that they have changed.
      return [trpc.rubric.read.pathFilter()]
    case 'lead': {
      const { leadId } = event
      return [
        trpc.chat.list.pathFilter(),
        trpc.followUp.pathFilter(),
        trpc.analytics.pathFilter(),
        trpc.leads.list.pathFilter(),
        trpc.leads.listDeleted.pathFilter(),
        trpc.mail.pathFilter(),
        trpc.leads.byId.queryFilter({ id: leadId }),
        trpc.leads.scoreHistory.queryFilter({ id: leadId }),
        trpc.report.byLead.queryFilter({ leadId }),
        trpc.report.versions.queryFilter({ leadId }),
        trpc.report.links.queryFilter({ leadId }),
      ]
    }
  }
}

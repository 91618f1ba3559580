import type { InboxEvent } from '@oka/contract/chat'
import { useEffect } from 'react'

import { client, queryClient, trpc } from '../trpc.ts'
import { keepSubscribed } from './keep-subscribed.ts'

/** Changes come in bursts: an answer is a message, its facts, a lead and a score. */
const gatherMs = 120

/** One subscription for the whole app: whatever is on the screen and has changed is fetched again. */
export function useLiveUpdates(): void {
  useEffect(() => {
    let news: InboxEvent[] = []
    let timer: ReturnType<typeof setTimeout> | undefined
    const gather = (event: InboxEvent): void => {
      news.push(event)
      timer ??= setTimeout(() => {
        refetch(news)
        news = []
        timer = undefined
      }, gatherMs)
    }
    const stop = keepSubscribed(({ alive, ended }) =>
      client.chat.inbox.subscribe(undefined, {
        onData: (event) => {
          alive()
          gather(event)
        },
        onError: ended,
        onComplete: ended,
      }),
    )
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [])
}

function refetch(news: readonly InboxEvent[]): void {
  if (news.some(({ type }) => type === 'resync')) {
    // An open conversation has a subscription of its own, which misses nothing.
    void queryClient.invalidateQueries({
      predicate: ({ queryKey }) => queryKey[0] !== 'conversation',
    })
    return
  }
  if (news.some(({ type }) => type === 'notification')) {
    void queryClient.invalidateQueries(trpc.notification.pathFilter())
    if (news.every(({ type }) => type === 'notification')) return
  }
  const leads = new Set(news.map((event) => (event.type === 'lead' ? event.leadId : null)))
  leads.delete(null)
  const stale = [trpc.chat.list.pathFilter(), trpc.analytics.pathFilter()]
  if (news.some(({ type }) => type === 'conversation')) {
    stale.push(trpc.chat.history.pathFilter(), trpc.note.pathFilter())
  }
  if (leads.size > 0) stale.push(trpc.leads.list.pathFilter(), trpc.mail.pathFilter())
  for (const id of leads) {
    if (id === null) continue
    stale.push(trpc.leads.byId.queryFilter({ id }), trpc.report.byLead.queryFilter({ leadId: id }))
  }
  for (const filter of stale) void queryClient.invalidateQueries(filter)
}

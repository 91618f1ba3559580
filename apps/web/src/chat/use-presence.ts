import { useEffect, useState } from 'react'

import { client, lastWord } from '../trpc.ts'
import { useVisible } from '../ui/use-visible.ts'
import { createPresenceReport, type PresenceReport } from './presence-report.ts'

/** Lets the others in a conversation know that one is there, for as long as it can be seen. */
export function usePresence(conversationId: string): PresenceReport {
  const isVisible = useVisible()
  const [report] = useState(() =>
    createPresenceReport((state) => {
      // Told again in a moment; nobody is to be bothered with one that was lost.
      const options = state === 'away' ? lastWord : {}
      client.chat.setPresence.mutate({ conversationId, state }, options).catch(() => undefined)
    }),
  )
  useEffect(() => {
    report.look(isVisible)
    return () => report.look(false)
  }, [report, isVisible])
  return report
}

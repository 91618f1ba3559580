import { createPresenceReporter, type PresenceReporter } from '@oka/client/presence'
import { useEffect, useState } from 'react'

import { client, keepalive } from '../trpc.ts'
import { useVisible } from '../ui/use-visible.ts'

/** Reports the user's presence in a conversation while it is visible. */
export function usePresence(conversationId: string): PresenceReporter {
  const isVisible = useVisible()
  const [report] = useState(() =>
    createPresenceReporter({
      // A lost report is ignored: the next one is soon due.
      setPresence: (state) =>
        client.chat.setPresence
          .mutate({ conversationId, state }, state === 'away' ? keepalive : {})
          .catch(() => undefined),
    }),
  )
  useEffect(() => {
    report.setViewing(isVisible)
    return () => report.setViewing(false)
  }, [report, isVisible])
  return report
}

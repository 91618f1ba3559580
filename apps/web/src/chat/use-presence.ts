import { createPresenceReporter, type PresenceReporter } from '@oka/client/presence'
import { useEffect, useState } from 'react'

import { client, keepalive } from '../trpc.ts'
import { useVisible } from '../ui/use-visible.ts'

/** Lets the others in a conversation know that one is there, for as long as it can be seen. */
export function usePresence(conversationId: string): PresenceReporter {
  const isVisible = useVisible()
  const [report] = useState(() =>
    createPresenceReporter({
      // The next report is soon due: one that was lost is not worth a word.
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

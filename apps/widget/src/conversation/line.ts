import type { AppRouter } from '@oka/api/router'
import { classifyError, type Failure, unanswered } from '@oka/client/failure'
import type { Message } from '@oka/contract/chat'
import { createTRPCClient } from '@trpc/client'

import type { Carrier } from './carrier.ts'
import type { StateEvent } from './transport-port.ts'

/** A line on which nothing was heard for so long is given up: a proxy may swallow it without a word. */
const openMs = 8_000

type LineInput = {
  open: (end: (failure: Failure) => void) => Carrier | Promise<Carrier>
  conversation: { id: string; cursor: () => number }
  onMessage: (message: Message) => void
  onState: (event: StateEvent) => void
  /** The line is of no use any more. */
  onEnd: (failure: Failure) => void
}

/** Subscribes to a conversation over one carrier; returns how to leave. A line that was left says nothing more. */
export function openLine({ open, conversation, onMessage, onState, onEnd }: LineInput): () => void {
  let left = false
  const leaving: (() => void)[] = []
  let silent: ReturnType<typeof setTimeout> | undefined

  function leave() {
    left = true
    clearTimeout(silent)
    for (const act of leaving.splice(0)) act()
  }

  function end(failure: Failure = unanswered) {
    if (left) return
    leave()
    onEnd(failure)
  }

  function begin({ link, close }: Carrier) {
    if (left) return close()
    silent = setTimeout(end, openMs)
    leaving.push(close)
    const subscription = createTRPCClient<AppRouter>({ links: [link] }).chat.events.subscribe(
      {
        conversationId: conversation.id,
        // Read each time the library sends it again: what it remembers by itself is gone as soon as
        // an event without an id, such as a draft, has come.
        get lastEventId() {
          return conversation.cursor()
        },
      },
      {
        onData(event) {
          if (left) return
          clearTimeout(silent)
          if ('id' in event) onMessage(event.data)
          else onState(event)
        },
        onConnectionStateChange: ({ error }) => error && end(),
        onError: (error) => end(classifyError(error)),
        onComplete: () => end(),
      },
    )
    // Before the carrier is closed.
    leaving.unshift(() => subscription.unsubscribe())
  }

  void Promise.resolve(open(end)).then(begin, () => end())
  return leave
}

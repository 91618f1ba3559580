import type { AppRouter } from '@oka/api/router'
import type { ConversationEvent, InboxEvent } from '@oka/contract/chat'
import {
  createTRPCClient,
  httpLink,
  type Operation,
  type OperationResultEnvelope,
  TRPCClientError,
} from '@trpc/client'
import { observable } from '@trpc/server/observable'

import type { Carrier, CarrierOptions } from './carrier.ts'

/** Milliseconds between two polls of an open conversation, and of the inbox, which fetches what is on screen anew. */
const conversationMs = 2_500
const inboxMs = 5_000

type Tracked = { id: string; data: Extract<ConversationEvent, { seq: number }> }
type Polled = Exclude<ConversationEvent, { seq: number }> | Tracked | InboxEvent
type Poll = { everyMs: number; ask: () => Promise<Polled[]> }
type Envelope = OperationResultEnvelope<unknown, TRPCClientError<AppRouter>>

/**
 * Subscriptions by polling, for where neither a socket nor a stream is heard: short calls with a complete answer pass
 * wherever anything does.
 */
export function createPollCarrier({ url, authorizedFetch }: CarrierOptions): Carrier {
  const { auth, chat } = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: new URL(url, location.href).href,
        fetch: (input, init) => authorizedFetch(input, init as object),
      }),
    ],
  })

  function pollOf({ path, input }: Operation): Poll {
    if (path === 'chat.inbox') {
      const ask = async () => auth.me.query().then(() => [{ type: 'resync' } as const])
      return { everyMs: inboxMs, ask }
    }
    const following = input as { conversationId: string; lastEventId?: number }
    const ask = async () => {
      const { conversationId, lastEventId: after = 0 } = following
      const { snapshot, messages } = await chat.messages.query({ conversationId, after })
      return [snapshot, ...messages.map((data) => ({ id: String(data.seq), data }))]
    }
    return { everyMs: conversationMs, ask }
  }

  return {
    link: ({ op }) =>
      observable<Envelope, TRPCClientError<AppRouter>>((observer) => {
        const { everyMs, ask } = pollOf(op)
        let timer: ReturnType<typeof setTimeout> | undefined
        let isStopped = false
        async function next() {
          try {
            const polled = await ask()
            if (isStopped) return
            tellState(null)
            for (const data of polled) observer.next({ result: { type: 'data', data } })
            timer = setTimeout(() => void next(), everyMs)
          } catch (cause) {
            if (isStopped) return
            const error = TRPCClientError.from<AppRouter>(cause as Error)
            // What the server refuses ends the subscription; what passes is for the line to try again.
            if (error.data?.problem) observer.error(error)
            else tellState(error)
          }
        }
        function tellState(error: TRPCClientError<AppRouter> | null) {
          observer.next({
            result: error
              ? { type: 'state', state: 'connecting', error }
              : { type: 'state', state: 'pending', error },
          })
        }
        void next()
        return () => {
          isStopped = true
          clearTimeout(timer)
        }
      }),
    close: () => undefined,
  }
}

import { setTimeout as pause } from 'node:timers/promises'

import type { AppRouter } from '@oka/api/router'
import type { Message } from '@oka/contract/chat'
import { admin } from '@oka/e2e/testing/server'
import {
  createTRPCClient,
  createWSClient,
  httpLink,
  type TRPCClient,
  TRPCClientError,
  wsLink,
} from '@trpc/client'

/** A stock client for calls with that token. */
export function createCaller(url: string, token?: string): TRPCClient<AppRouter> {
  const headers = token ? { authorization: `Bearer ${token}` } : {}
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/trpc`, headers })] })
}

/** The access token of the server's first admin. */
export async function signIn(url: string, options: { signal?: AbortSignal } = {}): Promise<string> {
  const answer = await createCaller(url).auth.login.mutate(admin, options)
  if (!('accessToken' in answer)) throw new Error('A second factor was asked for.')
  return answer.accessToken
}

/** Refusals that pass. */
const passing = new Set<unknown>(['database_unavailable', 'too_many_requests'])

/**
 * Calls until there is an answer, as every client does. Throws a refusal that would be the same the
 * next time; an error of the server's own is one, since it must never be seen.
 */
export async function persist<Answer>(
  call: (signal: AbortSignal) => Promise<Answer>,
): Promise<Answer> {
  for (;;) {
    try {
      return await call(AbortSignal.timeout(10_000))
    } catch (error) {
      const problem: unknown =
        error instanceof TRPCClientError
          ? (error as TRPCClientError<AppRouter>).data?.problem
          : undefined
      if (problem !== undefined && !passing.has(problem)) throw error
      await pause(20 + Math.random() * 200)
    }
  }
}

export type Follower = {
  /** In the order in which they came. */
  received: Message[]
  /** The drafts of answers, in the order in which they came. */
  written: string[]
  stop: () => void
}

/** Follows a conversation over a stock WebSocket client, and comes back whenever the line breaks. */
export function followConversation(url: string, token: string, conversationId: string): Follower {
  const received: Message[] = []
  const written: string[] = []
  const socket = createWSClient({
    url: `${url.replace('http', 'ws')}/trpc`,
    connectionParams: () => ({ token }),
    retryDelayMs: () => 50 + Math.random() * 300,
    keepAlive: { enabled: true, intervalMs: 5000, pongTimeoutMs: 5000 },
  })
  const client = createTRPCClient<AppRouter>({ links: [wsLink({ client: socket })] })
  let stopped = false
  let again: ReturnType<typeof setTimeout>
  let current: { unsubscribe: () => void }
  const subscribe = () => {
    current = client.chat.events.subscribe(
      {
        conversationId,
        // Read whenever the library sends it, which forgets what it saw when a draft comes.
        get lastEventId() {
          return received.at(-1)?.seq ?? 0
        },
      },
      {
        onData: (event) => {
          if ('id' in event) received.push(event.data)
          else if (event.type === 'draft') written.push(event.text)
          else if (event.type === 'snapshot' && event.draft) written.push(event.draft.text)
        },
        onError: () => {
          if (!stopped) again = setTimeout(subscribe, 100)
        },
      },
    )
  }
  subscribe()
  return {
    received,
    written,
    stop: () => {
      stopped = true
      clearTimeout(again)
      current.unsubscribe()
      void socket.close()
    },
  }
}

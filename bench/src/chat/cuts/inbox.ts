import { cursorOf } from '@oka/client/timeline'
import type { AppRouter } from '@oka/api/router'
import { admin } from '@oka/e2e/testing/server'
import { nothingYet, receive } from '@oka/web/chat/conversation'
import { follow } from '@oka/web/chat/follow'
import { createAuthorizedFetch } from '@oka/web/session/authorized-fetch'
import { createSessionCalls } from '@oka/web/session/session-calls'
import { createSession, type SessionStore } from '@oka/web/session/session'
import { createLiveConnection } from '@oka/web/shell/live-connection'
import { createTRPCClient, httpLink } from '@trpc/client'

import { counted, type Look, type Screen } from './clients.ts'

export type AppSession = Pick<SessionStore, 'token' | 'tokenInsteadOf'>

/** Signs in as the app does. */
export async function signInToApp(url: string): Promise<AppSession> {
  const session = createSession({
    calls: createSessionCalls(`${url}/trpc`),
    now: Date.now,
    alone: (run) => run(),
  })
  const challenge = await session.signIn(admin)
  if (challenge !== undefined) throw new Error('A second factor was asked for.')
  return session
}

/**
 * A conversation in the inbox: the app's own connection, subscription and list. All that is said here is what
 * `use-conversation.ts` says in an effect of React, over the `trpc.ts` that only a browser can load.
 */
export function openInbox(
  { url, conversationId, onEvent }: Omit<Look, 'visitorToken'>,
  session: AppSession,
): Screen {
  const authorizedFetch = createAuthorizedFetch(session)
  const connection = createLiveConnection({
    url: `${url}/trpc`,
    session,
    authorizedFetch,
    loadStreams: () => import('@oka/client/event-stream'),
  })
  const client = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/trpc`,
        fetch: (input, init) => authorizedFetch(input, init as object),
      }),
    ],
  })
  let conversation = nothingYet
  const stop = follow({
    connection,
    conversationId,
    read: (input) => client.chat.messages.query(input),
    cursor: () => cursorOf(conversation),
    onEvent: (event) => {
      conversation = receive(conversation, event)
      if (!('type' in event) || counted.has(event.type)) onEvent()
    },
    onReload: () => false,
  })
  return {
    messages: () => conversation.messages,
    mode: () => conversation.state?.mode,
    stop,
  }
}

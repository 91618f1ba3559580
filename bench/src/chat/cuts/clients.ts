import type { AppRouter } from '@oka/api/router'
import type { Message } from '@oka/contract/chat'
import { createTransport } from '@oka/widget/conversation/transport'
import { createTRPCClient, createWSClient, wsLink } from '@trpc/client'

/** What a client has on its screen. */
export type Screen = { messages: Message[]; mode: string | undefined; stop: () => void }

type Look = {
  url: string
  conversationId: string
  visitorToken: string
  staffToken: string
  /** Called after each snapshot, draft and message. */
  onEvent: () => void
}

const counted = new Set<unknown>(['snapshot', 'draft'])

/** The widget's own code; it takes an event stream where WebSockets are blocked. */
export function openWidget({ url, conversationId, visitorToken, onEvent }: Look): Screen {
  const messages: Message[] = []
  const screen: Screen = { messages, mode: undefined, stop: () => {} }
  const transport = createTransport(url, {
    check: () => Promise.reject(new Error('Nobody asks for it here.')),
    stream: () => import('@oka/widget/conversation/event-stream'),
  })
  const following = transport.follow(
    visitorToken,
    { id: conversationId, cursor: () => messages.at(-1)?.seq ?? 0 },
    {
      onMessage: (message) => {
        messages.push(message)
        onEvent()
      },
      onState: (event) => {
        if (event.type === 'snapshot') screen.mode = event.mode
        if (counted.has(event.type)) onEvent()
      },
      onLost: () => {},
      onRefused: (failure) => {
        throw new Error(`The server will not have it: ${JSON.stringify(failure)}`)
      },
    },
  )
  screen.stop = () => following.stop()
  return screen
}

/**
 * The stock client as the admin app uses it: it resumes by what the library remembers, may be told
 * things twice, and drops what it has.
 */
export function openInbox({ url, conversationId, staffToken, onEvent }: Look): Screen {
  const messages: Message[] = []
  const socket = createWSClient({
    url: `${url.replace('http', 'ws')}/trpc`,
    connectionParams: () => ({ token: staffToken }),
    retryDelayMs: () => Math.random() * 300,
  })
  const subscription = createTRPCClient<AppRouter>({
    links: [wsLink({ client: socket })],
  }).chat.events.subscribe(
    { conversationId },
    {
      onData: (event) => {
        if ('id' in event) {
          const { data } = event
          if (data.seq > (messages.at(-1)?.seq ?? 0)) messages.push(data)
        } else if (event.type === 'snapshot') screen.mode = event.mode
        if ('id' in event || counted.has(event.type)) onEvent()
      },
    },
  )
  const screen: Screen = {
    messages,
    mode: undefined,
    stop: () => {
      subscription.unsubscribe()
      void socket.close()
    },
  }
  return screen
}

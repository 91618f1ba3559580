import type { AppRouter } from '@oka/api/router'
import type { Message } from '@oka/contract/chat'
import type { PresenceState } from '@oka/contract/presence'
import { createTRPCClient, httpLink } from '@trpc/client'

import { backoff } from './backoff.ts'
import { createConnection } from './connection.ts'
import { conversationEvents } from './conversation.ts'
import { openStream } from './event-stream.ts'
import { outcome, type Outcome } from './failure.ts'
import { createOutbox, type OutboxItem } from './outbox.ts'
import { createPresenceReporter } from './presence.ts'
import { cursorOf, insertMessage } from './timeline.ts'
import type { OpenConversation, OutboxStorage, VisitorState } from './visitor-types.ts'
import { openSocket, probeSocket } from './web-socket.ts'

export type * from './visitor-types.ts'

type VisitorMessage = OutboxItem & { content: string }

export const openConversation: OpenConversation = async (options) => {
  const {
    server,
    startKey = crypto.randomUUID(),
    storage = createMemoryStorage(),
    ...about
  } = options
  const url = new URL('/trpc', server).href
  let token = ''
  const authorized = (init?: RequestInit) => ({
    ...init,
    headers: { ...(init?.headers as Record<string, string>), authorization: `Bearer ${token}` },
  })
  const { chat } = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url,
        fetch: (input, init) =>
          fetch(input, token ? authorized(init as RequestInit) : (init as RequestInit)),
      }),
    ],
  })

  /** A repeated start opens the same conversation, with another token. */
  async function start() {
    token = ''
    const started = await chat.start.mutate({ startKey, ...about })
    token = started.visitorToken
    return started.conversationId
  }

  const conversationId = await repeat(start)
  let state: VisitorState = {
    messages: [],
    outgoing: [],
    mode: 'assistant',
    holder: null,
    draft: null,
    isLive: false,
    firstSeq: 1,
  }
  const listeners = new Set<() => void>()
  function change(to: Partial<VisitorState>) {
    state = { ...state, ...to }
    for (const listener of listeners) listener()
  }

  const addMessage = (message: Message) =>
    change({ messages: insertMessage(state.messages, message), draft: null })

  async function renewing<Data>(call: () => Promise<Data>): Promise<Outcome<Data>> {
    const done = await outcome(call())
    if ('data' in done || done.failure.kind !== 'renew') return done
    return await outcome(start().then(call))
  }

  const outbox = createOutbox<VisitorMessage>({
    storage,
    parse: (value) => (isMessage(value) && value.conversationId === conversationId ? value : null),
    async send({ id, content }) {
      const sent = await renewing(() => chat.send.mutate({ clientMessageId: id, content }))
      if ('data' in sent) addMessage(sent.data.message)
      return sent
    },
  })
  outbox.subscribe(() => change({ outgoing: outbox.of(conversationId) }))

  const { acknowledge, ...presence } = createPresenceReporter({
    setPresence: (presenceState: PresenceState) =>
      outcome(chat.setPresence.mutate({ conversationId, state: presenceState })),
    markRead: (seq) => outcome(chat.markRead.mutate({ conversationId, seq })),
  })

  const connection = createConnection({
    openSocket: (onUnauthenticated) => openSocket({ url, token: () => token, onUnauthenticated }),
    probeSocket: (onHeard) => probeSocket(url, onHeard),
    openStream: (onYield) =>
      openStream({
        url,
        fetch: (input, init) => fetch(input, authorized(init)),
        turns: ['oka-visitor-stream'],
        onYield,
      }),
  })
  const unsubscribe = connection.subscribe(
    conversationEvents({
      conversationId,
      cursor: () => cursorOf(state),
      read: (input) => chat.messages.query(input),
      onEvent(event) {
        if (!('type' in event)) addMessage(event)
        else if (event.type === 'draft') change({ draft: event.text })
        else if (event.type === 'presence') acknowledge(event.visitorReadSeq)
        else {
          const { mode, holder, draft, firstSeq = 1 } = event
          change({ mode, holder, draft: draft?.text ?? null, firstSeq })
        }
        if (!state.isLive) change({ isLive: true })
      },
      onLost: () => change({ isLive: false }),
      onRefused(failure) {
        change({ isLive: false })
        if (failure.kind === 'renew') start().catch(() => undefined)
        // The server has less than was received, as after restoring a backup: everything is fetched
        // again.
        if (failure.kind === 'refused') change({ messages: [] })
        return failure.kind !== 'gone'
      },
    }),
  )

  return {
    ...presence,
    conversationId,
    state: () => state,
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    send(content) {
      const createdAt = new Date().toISOString()
      outbox.post({ id: crypto.randomUUID(), conversationId, content, createdAt })
    },
    retry: outbox.retry,
    wake() {
      outbox.wake()
      connection.wake(true)
    },
    stop() {
      presence.setViewing(false)
      outbox.stop()
      unsubscribe()
    },
  }
}

/** Retries a call until it is answered; throws the server's refusal. */
async function repeat<Data>(call: () => Promise<Data>): Promise<Data> {
  for (let attempt = 0; ; attempt += 1) {
    const done = await outcome(call())
    if ('data' in done) return done.data
    if (done.failure.kind !== 'again')
      throw new Error('problem' in done.failure ? done.failure.problem : done.failure.kind)
    const waitMs = Math.max(done.failure.waitMs, backoff(attempt))
    await new Promise((resolve) => setTimeout(resolve, waitMs))
  }
}

function createMemoryStorage(): OutboxStorage {
  const stored = new Map<string, string>()
  return {
    read: (name) => stored.get(name) ?? null,
    write: (name, text) => void (text === null ? stored.delete(name) : stored.set(name, text)),
    names: (start) => [...stored.keys()].filter((name) => name.startsWith(start)),
  }
}

function isMessage(value: unknown): value is VisitorMessage {
  const { id, conversationId, content, createdAt } = Object(value) as Record<string, unknown>
  return [id, conversationId, content, createdAt].every((part) => typeof part === 'string')
}

import type { AppRouter } from '@oka/api/router'
import type { StartChat } from '@oka/contract/chat'
import type { Problem } from '@oka/contract/problem'
import { socketClose } from '@oka/contract/socket'
import { createTRPCClient, createWSClient, httpLink, TRPCClientError, wsLink } from '@trpc/client'

import type * as CheckModule from '../human-check/answer-check.ts'
import { importModule } from '../import-module.ts'
import { backoff } from './backoff.ts'
import { judge } from './judge.ts'
import type { Failure, FollowHandlers, Following, Outcome, Transport } from './transport-port.ts'

/** A call that got no answer in this time is tried again; the server knows it by its key. */
const callMs = 20_000
/** A line that is silent for so long is asked whether it still lives, and given up after `pongMs`. */
const pingMs = 20_000
const pongMs = 5_000

/** The file that passes the check before a conversation, put in by the build. */
declare const OKA_CHECK_FILE: string

/**
 * Speaks tRPC with the server at `origin`: calls over HTTP, what happens over a WebSocket.
 *
 * @param loadCheck fetches what passes the check before a conversation; called when one is asked for
 */
export function createTransport(
  origin: string,
  loadCheck = () => importModule<typeof CheckModule>(`${origin}/widget/${OKA_CHECK_FILE}`),
): Transport {
  const http = createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${origin}/trpc`,
        headers: ({ op }) => {
          const token = op.context['visitorToken']
          return typeof token === 'string' ? { authorization: `Bearer ${token}` } : {}
        },
      }),
    ],
  })

  const begin = (input: StartChat) => http.chat.start.mutate(input, { signal: timeout() })

  /** Whether there is a check is found out by trying: where there is none, a start is one call as ever. */
  async function start(input: StartChat) {
    try {
      return await begin(input)
    } catch (refusal) {
      if (readFailure(refusal).problem !== 'human_check_failed') throw refusal
      const [check, { answerCheck }] = await Promise.all([
        http.chat.humanCheck.query(undefined, { signal: timeout() }),
        loadCheck(),
      ])
      const humanCheck = await answerCheck(check).catch(() => Promise.reject(refusal))
      return await begin({ ...input, humanCheck })
    }
  }

  return {
    start: (input) => outcome(start(input)),
    send: (visitorToken, input) =>
      outcome(
        http.chat.send
          .mutate(input, { context: { visitorToken }, signal: timeout() })
          .then((sent) => sent.message),
      ),
    follow: (visitorToken, conversation, handlers) =>
      follow({
        url: `${origin.replace(/^http/, 'ws')}/trpc`,
        visitorToken,
        conversation,
        handlers,
      }),
  }
}

function timeout(): AbortSignal {
  return AbortSignal.timeout(callMs)
}

async function outcome<Data>(call: Promise<Data>): Promise<Outcome<Data>> {
  try {
    return { data: await call }
  } catch (error) {
    return { failure: readFailure(error) }
  }
}

function readFailure(error: unknown): Failure {
  if (!(error instanceof TRPCClientError)) return { problem: null, waitMs: 0 }
  const data = error.data as { problem?: Problem; retryAfter?: number | null } | undefined
  // A limit before tRPC, such as a proxy's, says it in the header only (RFC 9110, section 10.2.3).
  const response = error.meta?.['response']
  const header = response instanceof Response ? response.headers.get('retry-after') : null
  const seconds = data?.retryAfter ?? Number(header)
  return { problem: data?.problem ?? null, waitMs: seconds > 0 ? seconds * 1000 : 0 }
}

type FollowInput = {
  url: string
  visitorToken: string
  conversation: { id: string; cursor: () => number }
  handlers: FollowHandlers
}

function follow({ url, visitorToken, conversation, handlers }: FollowInput): Following {
  let attempt = 0
  let live = false
  let again: ReturnType<typeof setTimeout> | undefined
  let disconnect: (() => void) | undefined

  function lose() {
    live = false
    handlers.onLost()
  }

  function refuse(problem: Problem) {
    disconnect?.()
    handlers.onRefused(problem)
  }

  function connect() {
    disconnect?.()
    // Ending a subscription also calls its own handlers back; a connection given up is not heard.
    let current = true
    const socket = createWSClient({
      url,
      connectionParams: () => ({ token: visitorToken }),
      keepAlive: { enabled: true, intervalMs: pingMs, pongTimeoutMs: pongMs },
      // The library counts from 0 after each handshake; a server that accepts and hangs up is also
      // one to keep away from, so we count until it has said something.
      retryDelayMs: () => backoff(attempt++),
      onClose: (cause) => {
        if (current && cause?.code === socketClose.unauthenticated) refuse('unauthenticated')
      },
    })
    const retry = () => {
      if (!current) return
      disconnect?.()
      lose()
      again = setTimeout(connect, backoff(attempt++))
    }
    const subscription = createTRPCClient<AppRouter>({
      links: [wsLink({ client: socket })],
    }).chat.events.subscribe(
      {
        conversationId: conversation.id,
        // Read each time the library sends it again: what it remembers by itself is gone as soon as
        // an event without an id, such as a draft, has come.
        get lastEventId() {
          return conversation.cursor()
        },
      },
      {
        onData: (event) => {
          if (!current) return
          live = true
          attempt = 0
          if ('id' in event) handlers.onMessage(event.data)
          else handlers.onState(event)
        },
        onConnectionStateChange: ({ error }) => {
          if (current && error) lose()
        },
        onError: (error) => {
          if (!current) return
          const failure = readFailure(error)
          if (judge(failure).kind === 'again' || failure.problem === null) retry()
          else refuse(failure.problem)
        },
        onComplete: retry,
      },
    )
    disconnect = () => {
      current = false
      clearTimeout(again)
      subscription.unsubscribe()
      void socket.close()
    }
  }

  connect()
  return {
    wake(stale) {
      if (live && !stale) return
      attempt = 0
      connect()
    },
    stop: () => disconnect?.(),
  }
}

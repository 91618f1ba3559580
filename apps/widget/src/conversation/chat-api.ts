import type { AppRouter } from '@oka/api/router'
import { createConnection } from '@oka/client/connection'
import { conversationEvents } from '@oka/client/conversation'
import { outcome, type Outcome, problemOf } from '@oka/client/failure'
import { createPresenceReporter } from '@oka/client/presence'
import { openSocket, probeSocket } from '@oka/client/web-socket'
import type { StartChat } from '@oka/contract/chat'
import { createTRPCClient } from '@trpc/client'

import type * as CheckModule from '../human-check/answer-check.ts'
import { importInTime } from '../import-module.ts'
import { callLink } from './call-link.ts'
import type * as StreamModule from './event-stream.ts'
import { isSiteRefused } from './site-check.ts'
import type { ChatApi } from './chat-api-port.ts'

/** Timeout of a call, which is then retried; its key makes it idempotent. */
const callMs = 20_000
/** The longest rate limit of a call for a person that is waited for; beyond it the visitor may retry. */
const maxCallWaitMs = 60_000
/** Milliseconds until an undelivered presence report is obsolete. */
const noticeMs = 5_000

/** The file that solves the check before a conversation, inserted by the build. */
declare const OKA_CHECK_FILE: string
/** The file for networks that block WebSockets, inserted by the build. */
declare const OKA_STREAM_FILE: string

function unlessFar<Data>(called: Outcome<Data>): Outcome<Data> {
  const isFar =
    'failure' in called && called.failure.kind === 'again' && called.failure.waitMs > maxCallWaitMs
  return isFar ? { failure: { kind: 'refused', problem: 'too_many_requests' } } : called
}

type Files = {
  check: () => Promise<typeof CheckModule>
  stream: () => Promise<typeof StreamModule>
}

/** Talks tRPC with the server at `origin`. `files` are loaded lazily. */
export function createChatApi(
  origin: string,
  files: Files = {
    check: () => importInTime(`${origin}/widget/${OKA_CHECK_FILE}`),
    stream: () => importInTime(`${origin}/widget/${OKA_STREAM_FILE}`),
  },
): ChatApi {
  const url = `${origin}/trpc`
  const { chat } = createClient(url, {})
  // Still delivered when the page is left.
  const notice = createClient(url, { keepalive: true }).chat

  const begin = (input: StartChat) => chat.start.mutate(input, { signal: within(callMs) })

  /** Tries to start without a check first: where none is required, a start is one call. */
  async function start(input: StartChat) {
    try {
      return await begin(input)
    } catch (refusal) {
      if (problemOf(refusal) !== 'human_check_failed') throw refusal
      const [check, { answerCheck }] = await Promise.all([
        chat.humanCheck.query(undefined, { signal: within(callMs) }),
        files.check(),
      ])
      const humanCheck = await answerCheck(check).catch(() => Promise.reject(refusal))
      return await begin({ ...input, humanCheck })
    }
  }

  /** Retrying is useless where the server refuses this site. */
  async function unlessRefused<Data>(call: Promise<Data>): Promise<Outcome<Data>> {
    const done = await outcome(call)
    const isUnanswered =
      'failure' in done && done.failure.kind === 'again' && done.failure.waitMs === 0
    if (!isUnanswered || !(await isSiteRefused(origin))) return done
    return { failure: { kind: 'refused', problem: 'origin_not_allowed' } }
  }

  return {
    start: (input) => unlessRefused(start(input)),
    send: (visitorToken, input) =>
      unlessRefused(chat.send.mutate(input, as(visitorToken, callMs)).then((sent) => sent.message)),
    requestPerson: (visitorToken, conversationId) =>
      unlessRefused(chat.requestPerson.mutate({ conversationId }, as(visitorToken, callMs))).then(
        unlessFar,
      ),
    follow(visitorToken, { id: conversationId, cursor }, handlers) {
      const { acknowledge, ...presence } = createPresenceReporter({
        setPresence: (state) =>
          outcome(notice.setPresence.mutate({ conversationId, state }, as(visitorToken, noticeMs))),
        markRead: (seq) =>
          outcome(notice.markRead.mutate({ conversationId, seq }, as(visitorToken, noticeMs))),
      })
      const { wake, subscribe } = createConnection({
        openSocket: (onUnauthenticated) =>
          openSocket({ url, token: () => visitorToken, onUnauthenticated }),
        probeSocket: (onHeard) => probeSocket(url, onHeard),
        openStream: async (onYield) =>
          (await files.stream()).openStream(url, visitorToken, onYield),
      })
      const unsubscribe = subscribe(
        conversationEvents({
          conversationId,
          cursor,
          read: (input) => chat.messages.query(input, as(visitorToken, callMs)),
          onEvent(event) {
            if ('type' in event && event.type === 'presence') acknowledge(event.visitorReadSeq)
            handlers.onEvent(event)
          },
          onLost(failure) {
            handlers.onLost()
            if (failure.kind !== 'again') return
            void isSiteRefused(origin).then((refused) => refused && handlers.onBlocked())
          },
          onRefused: handlers.onRefused,
        }),
      )
      return {
        ...presence,
        wake,
        stop() {
          presence.setViewing(false)
          unsubscribe()
        },
      }
    },
  }
}

const createClient = (url: string, init: RequestInit) =>
  createTRPCClient<AppRouter>({ links: [callLink(url, init)] })

const within = (ms: number) => AbortSignal.timeout(ms)

const as = (visitorToken: string, ms: number) => ({ context: { visitorToken }, signal: within(ms) })

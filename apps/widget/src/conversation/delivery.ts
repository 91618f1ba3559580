import { createDelivery, type Delivery } from '@oka/client/delivery'
import { type Failure, type Outcome, unanswered } from '@oka/client/failure'
import type { Problem } from '@oka/contract/problem'

import type { Follower } from './follower.ts'
import type { Outbox } from './outbox.ts'
import type { OutgoingMessage } from './record.ts'
import type { Session } from './session.ts'
import type { Conversing } from './state.ts'
import type { ChatApi } from './chat-api-port.ts'

export type LoadChatApi = () => Promise<ChatApi>

type Parts = {
  state: Conversing
  session: Session
  outbox: Outbox
  follower: Follower
  api: LoadChatApi
}

/**
 * Subscribes to the conversation and sends the outbox in order, then calls the person who was asked
 * for. Transient failures are retried with the same idempotency key until they succeed.
 */
export function deliverConversation(parts: Parts): Delivery {
  const { state, session, outbox, follower } = parts
  const { store, record } = state
  /** The message being sent, if any. */
  let message: OutgoingMessage | undefined
  /** The token of the call in progress. */
  let token: string | null = null

  /** Sends one message, or else calls the person, if one is wanted. */
  async function step(): Promise<Outcome<unknown>> {
    token = null
    const api = await load(parts.api)
    if ('failure' in api) return api
    const { start, send, requestPerson } = api.data
    const ids = await session.ensure(start)
    if ('failure' in ids) return ids
    const { conversationId, visitorToken } = ids.data
    token = visitorToken
    follower.follow(api.data)

    if (message) {
      const { clientMessageId, content } = message
      const sent = await send(visitorToken, { clientMessageId, content })
      if ('data' in sent) {
        session.confirm()
        follower.receive(sent.data)
      }
      return sent
    }
    if (!record.read().wantsPerson) return ids
    const called = await requestPerson(visitorToken, conversationId)
    if ('data' in called) {
      session.confirm()
      endCall('called')
    }
    return called
  }

  /** Reacts to a failure; returns the milliseconds to wait at least, null for no wait. */
  function react(failure: Failure): number | null {
    // The conversation was discarded during the call.
    if (token && token !== record.read().visitorToken) return 0
    if (failure.kind === 'refused' && (message || record.read().wantsPerson)) {
      refuse(failure.problem)
      return null
    }
    if (failure.kind === 'gone' || (failure.kind === 'renew' && token)) {
      follower.stop()
      if (session.discard(failure.kind, token)) {
        outbox.adopt()
        return 0
      }
    }
    return retryLater(failure)
  }

  /** Also when the refusal concerns no message: a conversation that is unavailable now is not gone. */
  function retryLater(failure: Failure): number {
    store.set({ delayed: true })
    if (store.get().connection !== 'live') store.set({ connection: 'lost' })
    return failure.kind === 'again' ? failure.waitMs : 0
  }

  function refuse(problem: Problem) {
    if (problem === 'conversation_closed') store.set({ mode: 'closed' })
    if (problem === 'origin_not_allowed') store.set({ connection: 'blocked' })
    if (message) outbox.refuse(message.clientMessageId, problem)
    else endCall('failed')
  }

  function endCall(person: 'called' | 'failed') {
    record.update(() => ({ wantsPerson: false }))
    store.set({ person: store.get().mode === 'assistant' ? person : null })
    // By then the call has expired, and another one can be made.
    setTimeout(() => store.set({ person: null }), callRepeatMs)
  }

  return createDelivery({
    next() {
      message = outbox.next()
      return message || record.read().wantsPerson || follower.isDue() ? step() : null
    },
    onFailure: react,
    // Also when a delayed message arrived over the connection as stored.
    onIdle: () => store.set({ delayed: false }),
  })
}

/** Milliseconds until the server lets an unacknowledged call be repeated. */
const callRepeatMs = 600_000

/** A module that does not load counts as a server that does not respond. */
async function load(api: LoadChatApi): Promise<Outcome<ChatApi>> {
  try {
    return { data: await api() }
  } catch {
    return { failure: unanswered }
  }
}

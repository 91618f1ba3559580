import { createDelivery, type Delivery } from '@oka/client/delivery'
import { type Failure, type Outcome, unanswered } from '@oka/client/failure'
import type { Problem } from '@oka/contract/problem'

import type { Follower } from './follower.ts'
import type { Outbox } from './outbox.ts'
import type { OutgoingMessage } from './record.ts'
import type { Session } from './session.ts'
import type { Conversing } from './state.ts'
import type { Transport } from './transport-port.ts'

export type LoadTransport = () => Promise<Transport>

type Parts = {
  state: Conversing
  session: Session
  outbox: Outbox
  follower: Follower
  transport: LoadTransport
}

/**
 * Follows the conversation there is and sends the outbox, one message after the other, then calls the person who was
 * asked for. What fails in a way that passes is repeated under the same key for as long as it takes.
 */
export function deliverConversation(parts: Parts): Delivery {
  const { state, session, outbox, follower } = parts
  const { store, record } = state
  /** What is being sent, if it is a message. */
  let message: OutgoingMessage | undefined
  /** What the call under way is made with. */
  let token: string | null = null

  /** Stores one message, or else calls the person, if one is wanted. */
  async function step(): Promise<Outcome<unknown>> {
    token = null
    const transport = await load(parts.transport)
    if ('failure' in transport) return transport
    const { start, send, requestPerson } = transport.data
    const ids = await session.ensure(start)
    if ('failure' in ids) return ids
    const { conversationId, visitorToken } = ids.data
    token = visitorToken
    follower.follow(transport.data)

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

  /** Does what a failure calls for; returns how long to wait at least, null for not at all. */
  function react(failure: Failure): number | null {
    // The conversation was left while the call was under way.
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
    return putOff(failure)
  }

  /** Also what was refused to nobody in particular: a conversation that is not to be had now is not gone. */
  function putOff(failure: Failure): number {
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
    // By then it may be asked again, and calls anew.
    setTimeout(() => store.set({ person: null }), callLastsMs)
  }

  return createDelivery({
    next() {
      message = outbox.next()
      return message || record.read().wantsPerson || follower.isDue() ? step() : null
    },
    onFailure: react,
    // Also what was late and came back over the connection as stored.
    onIdle: () => store.set({ delayed: false }),
  })
}

/** What the server takes for a call that nobody has heard. */
const callLastsMs = 600_000

/** A module that does not arrive is a server that does not answer. */
async function load(transport: LoadTransport): Promise<Outcome<Transport>> {
  try {
    return { data: await transport() }
  } catch {
    return { failure: unanswered }
  }
}

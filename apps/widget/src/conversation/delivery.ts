import { backoff } from './backoff.ts'
import type { Follower } from './follower.ts'
import { judge } from './judge.ts'
import type { Outbox } from './outbox.ts'
import type { Pause } from './pause.ts'
import type { OutgoingMessage } from './record.ts'
import type { Session } from './session.ts'
import type { Conversing } from './state.ts'
import type { Failure, Outcome, Transport } from './transport-port.ts'

export type LoadTransport = () => Promise<Transport>

type Parts = {
  state: Conversing
  session: Session
  outbox: Outbox
  follower: Follower
  pause: Pause
  transport: LoadTransport
}

type Failed = {
  failure: Failure
  message: OutgoingMessage | undefined
  visitorToken: string | null
}

/**
 * Returns what sends the outbox, one message after the other, until it is empty or `stopped`. What
 * fails in a way that passes is repeated under the same key for as long as it takes.
 */
export function createDelivery(parts: Parts, stopped: () => boolean): () => void {
  const { state, session, outbox, follower, pause } = parts
  const { store, record } = state
  let running = false

  async function deliver(): Promise<void> {
    let attempt = 0
    while (!stopped() && (outbox.next() || session.lacksToken())) {
      const failed = await step(outbox.next())
      if (failed) {
        const waitMs = react(failed)
        if (waitMs !== null) await pause.wait(Math.max(waitMs, backoff(attempt++)))
      } else {
        attempt = 0
        if (store.get().delayed) store.set({ delayed: false })
      }
    }
    running = false
  }

  /** One message stored, or why it is not. */
  async function step(message: OutgoingMessage | undefined): Promise<Failed | null> {
    const transport = await load(parts.transport)
    if ('failure' in transport) return { ...transport, message, visitorToken: null }
    const ids = await session.ensure(transport.data)
    if ('failure' in ids) return { ...ids, message, visitorToken: null }
    const { visitorToken } = ids.data
    follower.follow(transport.data)
    if (!message) return null

    const { clientMessageId, content } = message
    const sent = await transport.data.send(visitorToken, { clientMessageId, content })
    if ('failure' in sent) return { ...sent, message, visitorToken }
    session.confirm()
    follower.receive([sent.data])
    return null
  }

  /** Does what a failure calls for; returns how long to wait at least, null for not at all. */
  function react({ failure, message, visitorToken }: Failed): number | null {
    // The conversation was left while the call was under way.
    if (visitorToken && visitorToken !== record.read().visitorToken) return 0
    const verdict = judge(failure)
    if (verdict.kind === 'again') {
      store.set({ delayed: true })
      return verdict.waitMs
    }
    if (verdict.kind === 'refused' && message) {
      if (verdict.problem === 'conversation_closed') store.set({ mode: 'closed' })
      outbox.refuse(message.clientMessageId, verdict.problem)
      return null
    }
    follower.stop()
    if (verdict.kind === 'renew' && visitorToken) session.renew(visitorToken)
    else session.forget(store.get().messages.length > 0)
    outbox.adopt()
    return 0
  }

  return () => {
    if (running) return
    running = true
    void deliver()
  }
}

/** A module that does not arrive is a server that does not answer. */
export async function load(transport: LoadTransport): Promise<Outcome<Transport>> {
  try {
    return { data: await transport() }
  } catch {
    return { failure: { problem: null, waitMs: 0 } }
  }
}

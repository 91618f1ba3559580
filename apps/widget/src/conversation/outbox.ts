import type { Problem } from '@oka/contract/problem'

import type { OutgoingMessage } from './record.ts'
import type { Conversing } from './state.ts'
import { uuid } from './uuid.ts'

export type Outbox = {
  add: (content: string) => void
  /** The next message to send. Those of another tab are left to it. */
  next: () => OutgoingMessage | undefined
  refuse: (clientMessageId: string, problem: Problem) => void
  /** Sends a refused message again, under a new key only where the old one belongs to another text. */
  renew: (clientMessageId: string) => void
  /** Adopts unsent messages of other tabs, which may be closed. */
  adopt: () => void
}

/** Messages that the server does not have yet. The record is the source of truth. */
export function createOutbox({ store, record }: Conversing): Outbox {
  const own = new Set<string>()

  function change(to: (outbox: OutgoingMessage[]) => OutgoingMessage[]) {
    store.set({ outbox: record.update(({ outbox }) => ({ outbox: to(outbox) })).outbox })
  }

  function replace(id: string, by: (message: OutgoingMessage) => OutgoingMessage) {
    change((outbox) =>
      outbox.map((message) => (message.clientMessageId === id ? by(message) : message)),
    )
  }

  return {
    add(content) {
      const clientMessageId = uuid()
      own.add(clientMessageId)
      const createdAt = new Date().toISOString()
      change((outbox) => [...outbox, { clientMessageId, content, createdAt, refused: null }])
    },
    next: () =>
      store
        .get()
        .outbox.find(({ clientMessageId, refused }) => !refused && own.has(clientMessageId)),
    refuse: (id, refused) => replace(id, (message) => ({ ...message, refused })),
    renew: (id) =>
      replace(id, (message) => {
        const clientMessageId = message.refused === 'message_differs' ? uuid() : id
        own.add(clientMessageId)
        return { ...message, clientMessageId, refused: null }
      }),
    adopt() {
      for (const { clientMessageId } of record.read().outbox) own.add(clientMessageId)
    },
  }
}

import type { Admin } from '@oka/contract/auth'
import type { InboxEvent } from '@oka/contract/chat'
import { hasRole } from '@oka/contract/has-role'
import { setAvailable } from '@oka/db/accounts/admins'
import { notificationTopic, scoringTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Seconds an account counts as available after its last heartbeat, and between two heartbeats. */
const availableSeconds = 75
const heartbeatSeconds = 30

/**
 * Reports which conversations and leads have changed and which calls are for the caller, while the
 * caller is subscribed. Starts with `resync`, and repeats it whenever notifications may have been
 * missed: there is no cursor, the client fetches its lists again. A subscriber who may chat counts
 * as available.
 */
export async function* followInbox(
  { db, bus }: Pick<Deps, 'db' | 'bus'>,
  admin: Admin,
  signal: AbortSignal,
): AsyncGenerator<InboxEvent> {
  using subscription = bus.subscribe('*')
  using _signs = hasRole(admin.role, 'agent') ? await startHeartbeat({ db }, admin.id) : null
  const calls = new Set([notificationTopic(null), notificationTopic(admin.id)])
  yield { type: 'resync' }
  for (;;) {
    const changes = await subscription.next(signal)
    if (!changes) return
    if (changes.everything) yield { type: 'resync' }
    else {
      for (const topic of changes.topics) yield* toEvent(topic, admin)
      if ([...calls].some((call) => changes.topics.has(call))) yield { type: 'notification' }
    }
  }
}

async function startHeartbeat({ db }: Pick<Deps, 'db'>, adminId: number): Promise<Disposable> {
  // When the database is away for a moment, the next heartbeat succeeds.
  const beat = () => setAvailable(db, adminId, availableSeconds).catch(() => {})
  await beat()
  const timer = setInterval(() => void beat(), heartbeatSeconds * 1000)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

function* toEvent(topic: string, admin: Admin): Generator<InboxEvent> {
  const [kind, id, conversationId] = topic.split(':')
  if (kind === 'conversation') yield { type: 'conversation', conversationId: id! }
  // A read receipt from one tab updates the others.
  if (kind === 'read' && Number(id) === admin.id) {
    yield { type: 'conversation', conversationId: conversationId! }
  }
  if (kind === 'lead') yield { type: 'lead', leadId: Number(id) }
  if (topic === scoringTopic) yield { type: 'scoring' }
}

import type { Admin } from '@oka/contract/auth'
import type { InboxEvent } from '@oka/contract/chat'
import { hasRole } from '@oka/contract/role'
import { setAvailable } from '@oka/db/accounts/admins'
import { notificationTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Seconds somebody counts as there after the last sign of it, and between two signs. */
const availableSeconds = 75
const signEverySeconds = 30

/**
 * Tells which conversations and leads have changed and that somebody calls on the caller, for as
 * long as the caller stays. Opens with `resync`, and says it again whenever wake-ups may have been
 * missed: there is no cursor, the client fetches its lists again. Who may chat counts as there
 * meanwhile.
 */
export async function* followInbox(
  { db, bus }: Pick<Deps, 'db' | 'bus'>,
  admin: Admin,
  signal: AbortSignal,
): AsyncGenerator<InboxEvent> {
  using subscription = bus.subscribe('*')
  using _signs = hasRole(admin.role, 'agent') ? await giveSigns({ db }, admin.id) : null
  const calls = new Set([notificationTopic(null), notificationTopic(admin.id)])
  yield { type: 'resync' }
  for (;;) {
    const news = await subscription.next(signal)
    if (!news) return
    if (news.everything) yield { type: 'resync' }
    else {
      for (const topic of news.topics) yield* toEvent(topic, admin)
      if ([...calls].some((call) => news.topics.has(call))) yield { type: 'notification' }
    }
  }
}

async function giveSigns({ db }: Pick<Deps, 'db'>, adminId: number): Promise<Disposable> {
  // A database that is away for a moment is told with the next sign.
  const sign = () => setAvailable(db, adminId, availableSeconds).catch(() => {})
  await sign()
  const timer = setInterval(() => void sign(), signEverySeconds * 1000)
  return { [Symbol.dispose]: () => clearInterval(timer) }
}

function* toEvent(topic: string, admin: Admin): Generator<InboxEvent> {
  const [kind, id, conversationId] = topic.split(':')
  if (kind === 'conversation') yield { type: 'conversation', conversationId: id! }
  // Read in one tab, it is not unread in another.
  if (kind === 'read' && Number(id) === admin.id) {
    yield { type: 'conversation', conversationId: conversationId! }
  }
  if (kind === 'lead') yield { type: 'lead', leadId: Number(id) }
}

import type { Deps } from '@oka/api/deps'
import { findOpenSession, type OpenSession } from '@oka/db/accounts/sessions'
import { sessionsTopic } from '@oka/db/topics'

/**
 * Milliseconds a session is remembered. It bounds what a lost notification can do: with the interval at which sockets
 * are checked it stays below the 5 s in which an ended session is closed everywhere.
 */
const memoryMs = 1000
const maxSessions = 5000

type Known = { session: OpenSession; until: number }

/**
 * Open sessions by their id. All are forgotten when PostgreSQL notifies that sessions have ended, in any process, and
 * by `forget`, which this process calls before it answers the call that ended one.
 */
export function createSessionMemo({
  db,
  bus,
}: Pick<Deps, 'db' | 'bus'>): Deps['sessions'] & Disposable {
  const known = new Map<string, Known>()
  const ended = bus.subscribe(sessionsTopic)
  let generation = 0

  function forget(): void {
    generation += 1
    known.clear()
  }

  function forgetIfNotified(): void {
    if (ended.take()) forget()
  }

  function recall(id: string): OpenSession | undefined {
    forgetIfNotified()
    const remembered = known.get(id)
    return remembered && performance.now() < remembered.until ? remembered.session : undefined
  }

  return {
    forget,
    recall,
    find: async (id) => {
      const remembered = recall(id)
      if (remembered) return remembered
      const asked = generation
      const session = await findOpenSession(db, id)
      forgetIfNotified()
      // What was read before a session ended is not remembered after it.
      if (asked === generation && session) {
        if (known.size >= maxSessions) known.clear()
        known.set(id, { session, until: performance.now() + memoryMs })
      }
      return session
    },
    [Symbol.dispose]: () => ended[Symbol.dispose](),
  }
}

import { setTimeout as pause } from 'node:timers/promises'

import { isVisitorTyping } from '@oka/db/chat/presences'
import { presenceTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Whether the visitor is idle, and a promise that resolves when they are. */
export type VisitorIdle = { isIdle: () => boolean; idle: Promise<void> }

/**
 * Debounce: watches until the visitor is idle, or the signal aborts. `typingMs` for how many milliseconds they count as
 * typing, as a statement has read that was sent when this was called: it need not be asked again while presences stay.
 */
export function watchVisitorIdle(
  deps: Pick<Deps, 'db' | 'bus' | 'debounce'>,
  conversationId: string,
  { typingMs, signal }: { typingMs: Promise<number>; signal: AbortSignal },
): VisitorIdle {
  let isIdle = false
  const watch = async () => {
    // While the database is away nothing is known of the visitor, and nothing can be stored either.
    await waitUntilIdle(deps, conversationId, { typingMs, signal }).catch(() => {})
    isIdle = true
  }
  return { isIdle: () => isIdle, idle: watch() }
}

/** For a visitor who will send nothing more. */
export const alreadyIdle: VisitorIdle = { isIdle: () => true, idle: Promise.resolve() }

async function waitUntilIdle(
  { db, bus, debounce }: Pick<Deps, 'db' | 'bus' | 'debounce'>,
  conversationId: string,
  { typingMs, signal }: { typingMs: Promise<number>; signal: AbortSignal },
): Promise<void> {
  using subscription = bus.subscribe(presenceTopic(conversationId))
  const begun = performance.now()
  // A turn that cannot be read is not answered, whether the visitor types or not.
  const typesUntil = typingMs.then(
    (left) => performance.now() + left,
    () => 0,
  )
  await pause(debounce.quietMs, undefined, { signal }).catch(() => {})
  const isKnownIdle = (await typesUntil) <= performance.now() && !subscription.hasChanges()
  if (isKnownIdle || signal.aborted) return
  const left = Math.max(0, Math.ceil(debounce.typingMs - (performance.now() - begun)))
  const enough = AbortSignal.any([signal, AbortSignal.timeout(left)])
  while (!enough.aborted && (await isVisitorTyping(db, conversationId))) {
    await subscription.next(enough)
  }
}

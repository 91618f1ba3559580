import { setTimeout as pause } from 'node:timers/promises'

import { isVisitorTyping } from '@oka/db/chat/presences'
import { presenceTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Whether the visitor seems to have finished, and when they do. */
export type VisitorIdle = { isIdle: () => boolean; idle: Promise<void> }

/** Watches until the visitor seems to have finished, or the signal aborts. */
export function watchVisitorIdle(
  deps: Pick<Deps, 'db' | 'bus' | 'debounce'>,
  conversationId: string,
  signal: AbortSignal,
): VisitorIdle {
  let quiet = false
  const watch = async () => {
    // Without a database nothing is known of the visitor, and nothing can be stored either.
    await waitUntilIdle(deps, conversationId, signal).catch(() => {})
    quiet = true
  }
  return { isIdle: () => quiet, idle: watch() }
}

/** For a visitor who has said that nothing follows. */
export const alreadyIdle: VisitorIdle = { isIdle: () => true, idle: Promise.resolve() }

async function waitUntilIdle(
  { db, bus, debounce }: Pick<Deps, 'db' | 'bus' | 'debounce'>,
  conversationId: string,
  signal: AbortSignal,
): Promise<void> {
  using subscription = bus.subscribe(presenceTopic(conversationId))
  const enough = AbortSignal.any([signal, AbortSignal.timeout(debounce.typingMs)])
  await pause(debounce.quietMs, undefined, { signal }).catch(() => {})
  while (!enough.aborted && (await isVisitorTyping(db, conversationId))) {
    await subscription.next(enough)
  }
}

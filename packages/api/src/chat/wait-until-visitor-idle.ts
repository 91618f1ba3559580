import { setTimeout as pause } from 'node:timers/promises'

import { isVisitorTyping } from '@oka/db/chat/presences'
import { presenceTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Whether the visitor is idle, and a promise that resolves when they are. */
export type VisitorIdle = { isIdle: () => boolean; idle: Promise<void> }

/** Debounce: watches until the visitor is idle, or the signal aborts. */
export function watchVisitorIdle(
  deps: Pick<Deps, 'db' | 'bus' | 'debounce'>,
  conversationId: string,
  signal: AbortSignal,
): VisitorIdle {
  let isIdle = false
  const watch = async () => {
    // While the database is away nothing is known of the visitor, and nothing can be stored either.
    await waitUntilIdle(deps, conversationId, signal).catch(() => {})
    isIdle = true
  }
  return { isIdle: () => isIdle, idle: watch() }
}

/** For a visitor who will send nothing more. */
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

import { setTimeout as pause } from 'node:timers/promises'

import { isVisitorTyping } from '@oka/db/presences'
import { presenceTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Whether the visitor seems to have finished, and when they do. */
export type Quiet = { isQuiet: () => boolean; come: Promise<void> }

/** Watches until the visitor seems to have finished, or the signal aborts. */
export function awaitQuiet(
  deps: Pick<Deps, 'db' | 'topics' | 'patience'>,
  conversationId: string,
  signal: AbortSignal,
): Quiet {
  let quiet = false
  const watch = async () => {
    // Without a database nothing is known of the visitor, and nothing can be stored either.
    await waitForQuiet(deps, conversationId, signal).catch(() => {})
    quiet = true
  }
  return { isQuiet: () => quiet, come: watch() }
}

/** For a visitor who has said that nothing follows. */
export const alreadyQuiet: Quiet = { isQuiet: () => true, come: Promise.resolve() }

async function waitForQuiet(
  { db, topics, patience }: Pick<Deps, 'db' | 'topics' | 'patience'>,
  conversationId: string,
  signal: AbortSignal,
): Promise<void> {
  using follower = topics.follow(presenceTopic(conversationId))
  const enough = AbortSignal.any([signal, AbortSignal.timeout(patience.typingMs)])
  await pause(patience.quietMs, undefined, { signal }).catch(() => {})
  while (!enough.aborted && (await isVisitorTyping(db, conversationId))) {
    await follower.next(enough)
  }
}

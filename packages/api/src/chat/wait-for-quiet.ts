import { setTimeout as pause } from 'node:timers/promises'

import { isVisitorTyping } from '@oka/db/presences'
import { presenceTopic } from '@oka/db/topics'

import type { Deps } from '../deps.ts'

/** Milliseconds after a message in which the next one of a burst, or the first letter of it, may come. */
const quietMs = 1000
/** Milliseconds that a visitor who goes on typing is waited for. */
const typingMaxMs = 4000

/** Whether the visitor seems to have finished, and when they do. */
export type Quiet = { isQuiet: () => boolean; come: Promise<void> }

/** Watches until the visitor seems to have finished, or the signal aborts. */
export function awaitQuiet(
  deps: Pick<Deps, 'db' | 'topics'>,
  conversationId: string,
  signal: AbortSignal,
): Quiet {
  let quiet = false
  const watch = async () => {
    await waitForQuiet(deps, conversationId, signal)
    quiet = true
  }
  return { isQuiet: () => quiet, come: watch() }
}

/** For a visitor who has said that nothing follows. */
export const alreadyQuiet: Quiet = { isQuiet: () => true, come: Promise.resolve() }

async function waitForQuiet(
  { db, topics }: Pick<Deps, 'db' | 'topics'>,
  conversationId: string,
  signal: AbortSignal,
): Promise<void> {
  using follower = topics.follow(presenceTopic(conversationId))
  const enough = AbortSignal.any([signal, AbortSignal.timeout(typingMaxMs)])
  await pause(quietMs, undefined, { signal }).catch(() => {})
  while (!enough.aborted && (await isVisitorTyping(db, conversationId))) {
    await follower.next(enough)
  }
}

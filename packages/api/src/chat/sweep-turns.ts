import { listOwedTurns } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import { answerVisitor } from './answer-visitor.ts'

/** More than a process has under way when it dies. */
const atOnce = 500

/** Takes up the turns that nobody is at: their process died, stopped or failed. */
export async function sweepTurns(deps: Deps): Promise<void> {
  for (const id of await listOwedTurns(deps.db, atOnce)) {
    deps.runInBackground(() => answerVisitor(deps, id))
  }
}

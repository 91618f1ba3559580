import { listOwedTurns } from '@oka/db/chat/turns'

import type { Deps } from '../deps.ts'
import { answerVisitor } from './answer-visitor.ts'

/** More than a process has in progress when it dies. */
const batchSize = 500

/** Claims turns whose lease has expired or was released, because their process died, stopped or failed. */
export async function sweepTurns(deps: Deps): Promise<void> {
  for (const id of await listOwedTurns(deps.db, batchSize)) {
    deps.runInBackground(() => answerVisitor(deps, id))
  }
}

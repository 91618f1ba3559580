import { writeDraft } from '@oka/db/conversations'
import type { ConversationRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import type { AssistantInput } from '../ports.ts'
import type { VisitorIdle } from './wait-until-visitor-idle.ts'

/** Milliseconds between two states of a draft. */
const draftEvery = 250

export type Reply = { text: string; model: string }

/** Collects the answer and shows it as far as it is written, once the visitor is quiet. */
export async function writeReply(
  { db, assistant }: Pick<Deps, 'db' | 'assistant'>,
  { id, turn }: ConversationRow,
  { input, quiet, signal }: { input: AssistantInput; quiet: VisitorIdle; signal: AbortSignal },
): Promise<Reply> {
  let text = ''
  let { model } = assistant
  let shownAt = -Infinity
  let showing: Promise<unknown> = Promise.resolve()
  for await (const piece of assistant.reply(input, signal)) {
    if (typeof piece === 'string') text += piece
    else {
      text = ''
      model = piece.takenOverBy.model
    }
    if (!quiet.isIdle() || performance.now() - shownAt < draftEvery) continue
    shownAt = performance.now()
    const shown = text
    // A draft that cannot be shown costs nothing but the look.
    showing = showing.then(() => writeDraft(db, id, turn, shown)).catch(() => {})
  }
  await showing
  if (text.trim() === '') throw new Error('The assistant answered nothing.')
  return { text: text.trim(), model }
}

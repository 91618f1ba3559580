import type {
  ConversationDraft,
  ConversationEvent,
  ConversationSnapshot,
  Message,
} from '@oka/contract/chat'
import type { ConversationState } from '@oka/db/chat/conversation-state'

/** Messages read at once, and bytes of their text: what one subscription keeps in memory. */
export const replayPage = { limit: 200, maxBytes: 64 * 1024 }

/** Events other than messages have no position in the order, and are sent untracked. */
export type Untracked = Exclude<ConversationEvent, Message>

/** The snapshot if the state changed; otherwise what was appended to the draft. */
export function* describeChange(
  former: ConversationState | undefined,
  now: ConversationState,
): Generator<ConversationSnapshot | ConversationDraft> {
  if (!former || hasTurned(former, now)) yield snapshot(now)
  else if (now.draft && now.draft.text !== former.draft?.text) yield { type: 'draft', ...now.draft }
}

const hasTurned = (former: ConversationState, now: ConversationState) =>
  former.mode !== now.mode || former.holder?.id !== now.holder?.id

export function snapshot(state: ConversationState): ConversationSnapshot {
  const { mode, turn, holder, draft, firstSeq } = state
  // The visitor gets the name of the person and nothing else.
  return {
    type: 'snapshot',
    mode,
    turn,
    holder: holder && { name: holder.name },
    draft,
    ...(firstSeq > 1 && { firstSeq }),
  }
}

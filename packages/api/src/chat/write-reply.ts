import { messageMaxLength } from '@oka/contract/limits'
import type { TokenCount } from '@oka/contract/model-usage'
import { writeDraft } from '@oka/db/chat/conversations'
import type { ConversationRow } from '@oka/db/schema'

import type { Deps } from '../deps.ts'
import type { Assistant, AssistantInput, Author } from '../ports.ts'
import { ownHosts, withoutForeignLinks } from './own-links.ts'
import type { VisitorIdle } from './wait-until-visitor-idle.ts'

/** Milliseconds between two updates of a draft. */
const draftIntervalMs = 250

export type Reply = Author & {
  text: string
  /** Tokens used; null where the model did not report them. */
  tokens: TokenCount | null
  tookMs: number
}

type Writing = {
  assistant: Assistant
  input: AssistantInput
  visitor: VisitorIdle
  signal: AbortSignal
}

/**
 * Collects the answer and publishes its draft, once the visitor is idle. Links lead to the
 * company's own sites only.
 */
export async function writeReply(
  { db, publicUrl }: Pick<Deps, 'db' | 'publicUrl'>,
  { id, turn, locale }: ConversationRow,
  { assistant, input, visitor, signal }: Writing,
): Promise<Reply> {
  const begun = performance.now()
  const hosts = ownHosts(input.company, publicUrl)
  const own = (written: string) => withoutForeignLinks(written, hosts, locale)
  let text = ''
  let author: Author = assistant
  let tokens: TokenCount | null = null
  let shownAt = -Infinity
  let showing: Promise<unknown> = Promise.resolve()
  for await (const piece of assistant.reply(input, signal)) {
    if (typeof piece === 'string') text += piece
    else if ('used' in piece) tokens = piece.used
    else {
      text = ''
      tokens = null
      author = piece.switchedTo
    }
    if (!visitor.isIdle() || performance.now() - shownAt < draftIntervalMs) continue
    shownAt = performance.now()
    const shown = own(text)
    // A draft that cannot be published does not affect the answer.
    showing = showing.then(() => writeDraft(db, id, turn, shown)).catch(() => {})
  }
  await showing
  const whole = own(text).trim().slice(0, messageMaxLength)
  if (whole === '') throw new Error('The assistant answered nothing.')
  const { model, promptVersion } = author
  const tookMs = Math.round(performance.now() - begun)
  return { text: whole, model, promptVersion, tokens, tookMs }
}

import { messageMaxLength } from '@oka/contract/limits'
import type { MessageSource } from '@oka/contract/knowledge'
import type { Locale } from '@oka/contract/locale'
import type { TokenCount } from '@oka/contract/model-usage'

import type { Deps } from '../deps.ts'
import type { Assistant, AssistantInput, Author, ReplyPiece } from '../ports/assistant.ts'
import { createAnswerCheck, withoutCitations } from './check-answer.ts'
import { ownHosts, withoutForeignLinks } from './own-links.ts'
import type { VisitorIdle } from './wait-until-visitor-idle.ts'

/** Milliseconds between two updates of a draft. */
const draftIntervalMs = 250

export type Reply = Author & {
  text: string
  /** Tokens used; null where the model did not report them. */
  tokens: TokenCount | null
  tookMs: number
  /** What of the company's knowledge it rests on. */
  sources: readonly MessageSource[]
  /** Answers to its question, for the visitor to choose from. */
  choices: readonly string[]
  /** The visitor's question, as typed, that it asks back about instead of answering. */
  asksBack: string | null
}

/** Shows what is written so far. */
export type PublishDraft = (text: string) => Promise<unknown>

type Writing = {
  assistant: Assistant
  /** Answers where nothing of a model's reply is left. */
  offline: Assistant
  input: AssistantInput
  locale: Locale
  visitor: VisitorIdle
  publish: PublishDraft
  signal: AbortSignal
}

type Written = Pick<Reply, 'text' | 'tokens' | 'sources' | 'choices' | 'asksBack'> & {
  author: Author
}

/**
 * Collects the answer and publishes its draft, once the visitor is idle. Links lead to the
 * company's own sites only, and what a model states of the company stands in its sources: where nothing
 * else is left of it, the offline assistant answers.
 */
export async function writeReply(deps: Pick<Deps, 'publicUrl'>, writing: Writing): Promise<Reply> {
  const { offline, input, locale } = writing
  const begun = performance.now()
  const hosts = ownHosts(input.company, deps.publicUrl)
  let check: ReturnType<typeof createAnswerCheck> | undefined
  /** What of it may be shown. */
  const clean = ({ text, author, sources }: Written) => {
    const checked =
      author.model === offline.model
        ? { text, sources, isCut: false, isAnswer: true }
        : (check ??= createAnswerCheck(input))(text)
    return { ...checked, text: withoutForeignLinks(checked.text, hosts, locale) }
  }
  const written = await collect(writing, (some) => clean(some).text)
  const { text, sources, isCut, isAnswer } = clean(written)
  if (isCut && !isAnswer) {
    return writeReply(deps, { ...writing, assistant: offline })
  }
  const whole = text.trim().slice(0, messageMaxLength)
  if (whole === '') throw new Error('The assistant answered nothing.')
  const { model, promptVersion } = written.author
  const tookMs = Math.round(performance.now() - begun)
  const { choices } = cutTo(written, whole)
  const { tokens, asksBack } = written
  return { text: whole, model, promptVersion, tokens, tookMs, sources, choices, asksBack }
}

/** The reply with what is left of its text; answers to choose from go with the question at its end. */
export function cutTo<Cut extends Pick<Reply, 'text' | 'choices'>>(reply: Cut, text: string): Cut {
  const end = text.split(/(?<=[.!?…\n])\s+/).at(-1) ?? ''
  const isAsked = end !== '' && withoutCitations(reply.text).trimEnd().endsWith(end)
  return { ...reply, text, choices: isAsked ? reply.choices : [] }
}

const nothingWritten = { text: '', tokens: null, sources: [], choices: [], asksBack: null }

async function collect(
  { assistant, input, visitor, publish, signal }: Writing,
  shownOf: (written: Written) => string,
): Promise<Written> {
  const { model, promptVersion } = assistant
  // Another provider may be taken meanwhile; this reply is by the one that began it.
  let written: Written = { ...nothingWritten, author: { model, promptVersion } }
  let shownAt = -Infinity
  let showing: Promise<unknown> = Promise.resolve()
  for await (const piece of assistant.reply(input, signal)) {
    written = add(written, piece)
    if (!visitor.isIdle() || performance.now() - shownAt < draftIntervalMs) continue
    shownAt = performance.now()
    const shown = shownOf(written)
    // A draft that cannot be published does not affect the answer.
    showing = showing.then(() => publish(shown)).catch(() => {})
  }
  await showing
  return written
}

function add(written: Written, piece: ReplyPiece): Written {
  if (typeof piece === 'string') return { ...written, text: written.text + piece }
  if ('used' in piece) return { ...written, tokens: piece.used }
  if ('sources' in piece) return { ...written, sources: piece.sources }
  if ('choices' in piece) return { ...written, choices: piece.choices }
  if ('asksBack' in piece) return { ...written, asksBack: piece.asksBack }
  return { ...nothingWritten, author: piece.switchedTo }
}

import { messageMaxLength } from '@oka/contract/limits'
import { isVisible } from '@oka/contract/plain-text'
import { cutText } from '@oka/contract/text'

/** What reasoning models put around their thoughts: DeepSeek, Qwen and Ollama's templates, Mistral, Seed, Kimi, and others after them. */
const names =
  '(?:seed:)?(?:think(?:ing)?|thoughts?|reasoning(?:_content)?|reflection|analysis|scratchpad|inner_monologue)'
/** The channels of gpt-oss (OpenAI's harmony format), of which `final` is for the visitor. */
const channel = String.raw`<\|channel\|>\s?`
const opening = new RegExp(
  String.raw`<\s?(?:${names})(?:\s[^<>]{0,40})?>|<\|(?:begin_of_)?(?:${names})\|>|\[THINK\]|◁think▷|${channel}(?:analysis|commentary)`,
  'i',
)
const closing = new RegExp(
  String.raw`<\s?/\s?(?:${names})\s?>|<\|(?:/|end_of_)(?:${names})\|>|\[/THINK\]|◁/think▷|${channel}final`,
  'i',
)
/** What templates put around an answer, when a server lets it through: "<|im_end|>", "</s>", "<answer>". */
const tokens = /<\|[a-z_]{2,20}\|>|<\/?s>|<\/?(?:final_)?(?:answer|response)>/gi
/** Thoughts before an answer that has come whole. */
export const thoughts = new RegExp(String.raw`^[^]*(?:${closing.source})`, 'i')
/** A mark may come in pieces: so many characters may be the beginning of one. */
const markMaxLength = 64

/** Everything but line breaks that is not to be seen or turns the order of letters, of which PostgreSQL cannot store U+0000. */
const unseen =
  /[^\P{Cc}\n\t]|[\u00AD\u200B\u2028\u2029\u202A-\u202E\u2060\u2066-\u2069\uFEFF\uFFFE\uFFFF]|\p{Surrogate}/gu

/** What is no letter by itself: controls, marks, and the blank of Braille. */
const unreadable = /[\p{C}\p{M}\u2800]/gu

/** Whether there is nothing to be read. */
export const isBlank = (text: string): boolean => !isVisible(text.replaceAll(unreadable, ''))

/** What of a text that has come whole may be stored and read; empty where there is nothing to be read. */
export function cleanText(text: string): string {
  const seen = text.replaceAll(unseen, '').trim()
  return isBlank(seen) ? '' : seen
}

export type ReplyCleaner = {
  /** What of a piece, and of what was held back, may be shown. */
  push: (piece: string) => string
  /** What was held back to the end. */
  end: () => string
  /** A thought ended that had not begun: what was shown before it was none of the reply. */
  isVoid: () => boolean
  /** The reply is as long as a message may be. */
  isFull: () => boolean
}

/**
 * Takes from a reply, as it comes in pieces, what is not for the visitor: thoughts, control characters,
 * blanks before it, and all beyond the length of a message. `thinksFirst` holds everything back until a
 * thought has ended, for models whose template opens it before they write.
 */
export function createReplyCleaner(thinksFirst = false): ReplyCleaner {
  let held = ''
  let isThought = thinksFirst
  let length = 0
  let wasVoid = false

  /** What of the text before the next mark may be shown; undefined when there is no mark. */
  function takeMark(): { shown: string; isVoid: boolean } | undefined {
    const end = closing.exec(held)
    const start = isThought ? null : opening.exec(held)
    const mark = start && (!end || start.index < end.index) ? start : end
    if (!mark) return undefined
    const before = held.slice(0, mark.index)
    held = held.slice(mark.index + mark[0].length)
    const wasThought = isThought
    isThought = mark === start
    // An end without a beginning, which stood in the prompt: all before was thought.
    const isVoid = !wasThought && !isThought
    return { shown: wasThought || isVoid ? '' : before, isVoid }
  }

  /** The text of what is held that is certain to be no thought. */
  function take(isLast: boolean): string {
    let text = ''
    for (let mark = takeMark(); mark; mark = takeMark()) {
      if (mark.isVoid) {
        wasVoid = length > 0
        length = 0
        text = ''
      }
      text += mark.shown
    }
    const kept = isLast ? held.length : certainLength(held)
    if (!isThought) text += held.slice(0, kept)
    held = held.slice(kept)
    return text
  }

  function show(text: string): string {
    const seen = text.replaceAll(tokens, '').replaceAll(unseen, '')
    const begun = length === 0 ? seen.trimStart() : seen
    const shown = cutText(begun, messageMaxLength - length)
    length += shown.length
    return shown
  }

  return {
    push(piece) {
      held += piece
      return show(take(false))
    },
    end: () => show(take(true)),
    isVoid() {
      const was = wasVoid
      wasVoid = false
      return was
    },
    isFull: () => length >= messageMaxLength,
  }
}

/** How much of a text does not change its meaning by what follows: no mark and no character is begun in it. */
function certainLength(text: string): number {
  const from = Math.max(...['<', '[', '◁'].map((mark) => text.lastIndexOf(mark)))
  if (from >= 0 && text.length - from < markMaxLength) return from
  return cutText(text, text.length).length
}

/** The text in what a server sends as content: a string, or parts of which those with text are the answer. */
export function textOfContent(content: unknown): string {
  if (typeof content === 'string') return content
  if (!Array.isArray(content)) return ''
  return content
    .map((part: unknown) => {
      if (typeof part === 'string') return part
      const { type, text } = (part ?? {}) as { type?: unknown; text?: unknown }
      return typeof text === 'string' && (type === undefined || isText(type)) ? text : ''
    })
    .join('')
}

const isText = (type: unknown): boolean => type === 'text' || type === 'output_text'

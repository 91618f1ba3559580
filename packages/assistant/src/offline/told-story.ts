import { classifyNeedOrChat } from './classify.ts'
import { greeting, isHearsay } from './extract-need.ts'
import { quoteOf, type Span } from './fold.ts'
import { isAngry } from './intents.ts'
import { shell, signsOf, swears, toFriend } from './need-signs.ts'
import { isServing } from './no-need.ts'
import { isJoke, ours, type Sentence } from './sentences.ts'
import { saysTheirTrade, saysWhoTheyAre } from './small-talk.ts'
import type { Statement } from './statement.ts'

/** What a visitor told of their work instead of naming what they want. */
export type Story = {
  messageId: string
  quote: string
  /** Log-odds that it is of their work. */
  weight: number
}

/** From which log-odds on it is plainly of their work. */
const plainlyTold = 1.5

/** And from which on it may be. */
const perhapsTold = -1

/** Whether what they told may be of their work. */
export function mayBeTold(story: Story | null): story is Story {
  return story !== null && story.weight >= perhapsTold
}

/** Whether what they told is plainly of their work. */
export function isPlainlyTold(story: Story | null): story is Story {
  return story !== null && story.weight >= plainlyTold
}

/** Characters of a need. */
const maxLength = 400
/** Words from which on a sentence tells something. */
const wordsFrom = 5

const log = (likely: number) => Math.log(likely + 0.001)

/**
 * Log-odds that a sentence describes the visitor's business rather than small talk. The weights are those of a logistic
 * regression on visitors' answers to the question about the need (positive) and on public chats (negative).
 */
function weightOf(sentence: Sentence): number {
  const { plain, act, who } = sentence
  const { need, chat } = classifyNeedOrChat(plain)
  const { business, work, ours: isOurs } = signsOf(plain)
  const isOfWork = business || work > 0
  return (
    (isOfWork ? 1.2 : -0.5) +
    0.3 * (log(need) - log(chat)) +
    0.09 * log(act.need + act.request) -
    0.27 * log(act.chat) +
    0.25 * log(who.buyer) +
    0.16 * log(who.other) +
    (business ? 0.89 : 0) +
    0.38 * Math.min(work, 5) +
    (isOurs ? 0.74 : 0) -
    0.19 * Math.log(plain.split(' ').length)
  )
}

/** Nicknames, commands and addresses of machines. */
const odd = /\p{L}[-_/]?\d|\d\p{L}{5}|[{}<>|=]/u

/** An address or a number to call. */
const reach = /@|\d(?:[ .()/-]{0,3}\d){5}/

/** Addressed to another participant by title, or a question to them. */
const addressed =
  /\b(?:mr|mrs|ms|miss|sir|madam|monsieur|madame)\b|\b(?:are|do|did|have|is|can|will) (?:that |it )?(?:ok(?:ay)? with )?you\b/

const besides = [shell, toFriend, swears, odd, reach, addressed]

/** Whether a sentence is none of their work: of who they are, to others, or about what others say. */
function isBesides(sentence: Sentence): boolean {
  const { plain } = sentence
  if (saysWhoTheyAre(plain) || saysTheirTrade(sentence) || isHearsay(sentence)) return true
  if (isServing(plain) || isJoke(sentence) || isAngry(plain)) return true
  return besides.some((pattern) => pattern.test(plain))
}

function tells(sentence: Sentence): boolean {
  const { act, plain } = sentence
  const words = plain.slice(greeting.exec(plain)?.[0].length ?? 0).split(' ').length
  if (words < wordsFrom || isBesides(sentence)) return false
  if (plain.endsWith('?') && !ours.test(plain)) return false
  return act.leave + act.order + act.person + act.pitch + act.job + act.study < 0.5
}

/** Log-odds added to a message that answers our question about the need. */
const answering = 1
/** Log-odds added once the visitor has said what business they run. */
const ofHouse = 1.5

/** From which log-odds on a later one does not take its place. */
const settled = 2.5

/** Log-odds taken off for each message of small talk after it. */
const talkedAway = 0.5

/** What a message tells, with what surrounds its most telling sentence. */
function storyIn(sentences: readonly Sentence[]): (Span & { weight: number }) | null {
  const telling = sentences.filter(tells)
  const [best] = telling
    .map((sentence) => ({ sentence, weight: weightOf(sentence) }))
    .toSorted((one, other) => other.weight - one.weight)
  if (!best) return null
  const { end } = best.sentence
  const first = telling.find((one) => end - one.start <= maxLength) ?? best.sentence
  const start = first.start + (greeting.exec(first.text)?.[0].length ?? 0)
  const last = sentences.findLast((one) => one.end - start <= maxLength)
  return { start, end: last?.end ?? end, weight: best.weight }
}

/** At most so many characters, up to a word. */
function cut(quote: string): string {
  if (quote.length <= maxLength) return quote
  return quote.slice(0, quote.lastIndexOf(' ', maxLength))
}

/** The most telling of what was told so far; nothing once a need is known. */
export function storyAfter(
  known: Story | null,
  { folded, message, asked }: Statement,
  sentences: readonly Sentence[],
  { isHouse, isKnown, isTalk }: { isHouse: boolean; isKnown: boolean; isTalk: boolean },
): Story | null {
  if (isKnown) return null
  const story = storyIn(sentences)
  const before = known && isTalk ? { ...known, weight: known.weight - talkedAway } : known
  if (!story) return before
  const weight = story.weight + (asked.has('need') ? answering : 0) + (isHouse ? ofHouse : 0)
  // What follows a plain story is about it.
  if (before && before.weight >= Math.min(weight, settled)) return before
  return { messageId: message.id, quote: cut(quoteOf(folded, story)), weight }
}

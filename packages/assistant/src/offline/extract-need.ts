import { classifyNeedOrChat } from './classify.ts'
import { fold, type Folded, quoteOf, type Span } from './fold.ts'
import { ofTheirs, type Signs, signsOf, swears, toFriend } from './need-signs.ts'
import { besides, tells, wishEnglish, wishFrench } from './need-words.ts'
import { listsDwelling, statesNoNeed } from './no-need.ts'
import { isJoke, needOf, readSentences, type Sentence } from './sentences.ts'
import { saysTheirTrade, saysWhoTheyAre } from './small-talk.ts'
import type { Found, Statement } from './statement.ts'
import { topicsOf } from './topics.ts'

/** Characters of a need; what is longer is cut at a word. */
const maxLength = 400

export const greeting =
  /^(?:(?:bonjour|bonsoir|salut|slt|bjr|coucou|hello|hi|hey|hiya|good (?:morning|afternoon|evening)|evening|morning|oui|yes|ok|alors|et|donc|so|well|voila|eh bien|bien sur|sure|bon|ben|bah|anyway)\b(?: (?:there|madame|monsieur|a vous|a tous|all|everyone|team|hun))?[ ,!.:;-]*)+/

type Candidate = Span & { score: number; surplus: number } & Plainness

const introducing = new Set(['name', 'company', 'email', 'phone', 'authority', 'size'])
const wish =
  /\b(?:(?:je|j'|jai|on|nous|ns|il|i|we)\s?(?:\S{1,20}\s){0,2}?(?:cherch\w+|voudr\w+|aimer\w+|souhait\w+|veux|veut|voulons|faut|faudrait|faudra|besoin|need\w*|want\w*|look\w*|like to|are after|hope)|besoin de|besoin d'|looking for|need a|need to|want a)\b/

/** "I'd like to know" wishes for what follows. */
const wondering =
  /^(?:i(?:'d| would) like to know|i want to know|je (?:voudrais|souhaiterais|souhaite|veux) (?:savoir|connaitre)|j'aimerais (?:savoir|connaitre))\s+(?=(?:the|your|le|les|la|l'|vos|votre)\b)/

/** Where the need begins: behind the greeting, and behind an introduction that other facts were read from. */
function beginOf(sentence: Sentence, others: readonly Found[]): number {
  const hello = greeting.exec(sentence.text)?.[0].length ?? 0
  const greeted = hello + (wondering.exec(sentence.text.slice(hello))?.[0].length ?? 0)
  const before = others.filter(
    ({ field, start, end }) =>
      introducing.has(field) && start >= sentence.start && end < sentence.end,
  )
  const wished = sentence.text.search(wish)
  const isBehind = before.some(({ end }) => wished > 0 && end <= sentence.start + wished)
  return sentence.start + (isBehind ? wished : greeted)
}

const toBudget =
  /[ ,;:.(-]{0,4}(?:(?:et|and|avec|with|for|pour|on a|we have|notre|our|un|a|le|the) ){0,4}(?:(?:budget|enveloppe)\s?(?:(?:is|est|serait|would be)\s?)?(?:de|d'environ|of|:|=)?(?: environ| about| around)?\s?)?$/

/** An amount at the end of a sentence is the budget, which may be corrected later: the need ends before it. */
function withoutBudget(text: string, span: Span, others: readonly Found[]): Span {
  const budget = others.find(
    ({ field, start, end }) => field === 'budget' && start > span.start && end >= span.end - 4,
  )
  if (!budget) return span
  const before = text.slice(span.start, budget.start)
  return { start: span.start, end: span.start + before.replace(toBudget, '').length }
}

function spanOf(sentence: Sentence, others: readonly Found[]): Span {
  const from = beginOf(sentence, others)
  // Contact details at the end are no part of it.
  const contact = others.find(
    ({ field, start, end }) =>
      (field === 'email' || field === 'phone') && start > from && end >= sentence.end - 2,
  )
  const said = sentence.text.slice(
    from - sentence.start,
    (contact?.start ?? sentence.end) - sentence.start,
  )
  const end = from + said.replace(/(?<![\s.,;:!])[\s.,;:!]+$/, '').length
  if (end - from <= maxLength) return { start: from, end }
  const cut = said.lastIndexOf(' ', maxLength)
  return { start: from, end: from + (cut > 0 ? cut : maxLength) }
}

/** The rest of what was said before, not an answer. */
const goesOn = /^(?:because|mainly|but|if|and|parce|mais|car|si|et|for)\b/

/** Our question lets a few words do, unless they only go on with what was said. */
function answersShortly({ text }: Sentence, { topics }: Signs, talks: number): boolean {
  return topics > 0 && talks < 2 && text.split(' ').length <= 8 && !goesOn.test(text)
}

const log = (likely: number) => Math.log(likely + 0.001)

/** Words up to which a sentence may be anything: "a chatbot for the hotel". */
const briefMax = 6

/** Log-odds that it is small talk with the words of a need; 0 where a need is likelier. */
function chatOf(plain: string, words: number): number {
  if (words <= briefMax) return 0
  const { chat, need } = classifyNeedOrChat(plain)
  return Math.max(0, log(chat) - log(need))
}

/** "I run a wine house, Courtade's, and I'd like …": what they want begins behind who they are. */
const introduced =
  /^(?:(?:bonjour|bonsoir|hello|hi|hey|salut)[ ,.!]+)*(?:je (?:dirige|tiens|gere|suis|represente)|j'ai|on (?:a|est|tient|gere)|nous (?:sommes|avons|tenons|gerons)|(?:i|we) (?:run|own|manage|have|look after)|i'm|i am|we're|we are)\b.{5,120}?[,;]? (?:et|and|,|so|donc|mais|but) (?=(?:je|j'|on|nous|i|we)(?:'d)? ?(?:voudr|aimer|souhait|cherch|veux|veut|need|want|would like|like|are looking|am looking|'re looking))/

function behindIntroduction(plain: string): number {
  return introduced.exec(plain)?.[0].length ?? 0
}

/**
 * How plainly a sentence states a need, as log-odds: what the classifier makes of it, with what its words are
 * about. Fitted by logistic regression to training sentences that the classifier had not seen, and to real chats;
 * what makes it small talk is taken off as it is.
 */
function plainness({ act, who, plain }: Sentence, signs: Signs): number {
  const words = plain.slice(behindIntroduction(plain)).split(' ').length
  return (
    1.4 +
    1.38 * log(act.need + act.request) -
    0.2 * log(act.pitch + act.job + act.study + act.order) +
    0.53 * (log(who.buyer) - log(who.other)) +
    (signs.topics > 0 ? 1.09 : 0) +
    (signs.business ? 0.93 : 0) +
    (signs.tells ? 0.97 : 0) +
    0.44 * Math.min(signs.work, 5) +
    (signs.ours ? 0.77 : 0) -
    1.61 * Math.log(words) -
    chatOf(plain, words) -
    (toFriend.test(plain) ? 4 : 0) -
    (swears.test(plain) ? 2 : 0)
  )
}

/** What is known where a sentence is read. */
export type NeedContext = {
  /** Messages of small talk before it. */
  talks: number
  /** Something else tells that they come for their work: a company, its size, money, a date. */
  isBusiness: boolean
  /** They have said what kind of house they run or work for. */
  isHouse: boolean
}

/** The threshold after small talk, for who has not said what house they run. */
function afterTalk(isAsked: boolean, { talks, isBusiness }: NeedContext): number {
  if (talks > 1) return isBusiness ? 2 : 5.5
  return isAsked ? 2.4 : 3
}

/** Threshold of the log-odds. */
function plainEnough(isAsked: boolean, context: NeedContext): number {
  const { talks, isBusiness, isHouse } = context
  if (talks > 0 && !isHouse && (talks > 1 || !isBusiness)) return afterTalk(isAsked, context)
  const alone = isBusiness || isHouse ? 0 : 0.3
  return (isAsked ? 0.4 : 0.7) + alone - (isBusiness ? 1.2 : 0) - (isHouse ? 0.6 : 0)
}

/** By how much a sentence may miss the threshold and be taken for the need once a company or a budget is told. */
const possibleMargin = 2.2
/** By how much, where a date or a number of people is all that follows. */
const likelyMargin = 1.2
/** The surplus of what is told as a need and of which no word is known. */
const likely = -1
/** Below this surplus a need may still be small talk; a wish adds to it. */
const faintBelow = 1.3
const wishing = 0.5

/** An offer or an application is no need, however it is worded. */
function isOfAnother({ act }: Sentence): boolean {
  const other = act.pitch + act.job + act.study + act.order
  return other > 0.5 && other > act.need + act.request
}

/** Of who has said what house they run, the rest is about that house. */
function inHouse(signs: Signs, { isHouse }: NeedContext): Signs {
  return isHouse ? { ...signs, business: true, ours: true } : signs
}

/** What was never heard of is told as a need all the same: it is one once a company or a budget follows. */
function isTold({ act, who }: Sentence): boolean {
  return act.need + act.request > 0.6 && who.buyer > 0.7
}

/** Without a word of work or of what is sold here it may be about anything. */
function isOff({ topics, business, work }: Signs): boolean {
  return topics === 0 && !business && work < 2
}

/** Nothing else bears it out, and the classifier hears no wish, nor a question or trouble about what is sold. */
function isUnlikely({ act }: Sentence, { topics, ours }: Signs, context: NeedContext): boolean {
  const about = topics > 0 ? act.question + (ours ? act.trouble : 0) : 0
  return !context.isBusiness && !context.isHouse && act.need + act.request + about < 0.45
}

function unheardOf(sentence: Sentence, surplus: number): number {
  if (surplus >= 0) return surplus - 1
  return isTold(sentence) ? likely : -possibleMargin
}

/** By how much a sentence is plainer than it has to be; negative where it does not state a need. */
function surplusOf(sentence: Sentence, isAsked: boolean, context: NeedContext): number {
  const signs = inHouse(signsOf(sentence.plain), context)
  const surplus = plainness(sentence, signs) - plainEnough(isAsked, context)
  const isShort = isAsked && answersShortly(sentence, signs, context.talks)
  if (isShort && needOf(sentence) >= (context.talks > 0 ? 0.48 : 0.4)) return Math.max(0, surplus)
  if (isOfAnother(sentence)) return -possibleMargin
  if (isOff(signs)) return unheardOf(sentence, surplus)
  return isUnlikely(sentence, signs, context) ? Math.min(surplus, -0.01) : surplus
}

/** A wish says more than how things are; so does each topic. */
function weightOf(sentence: Sentence): number {
  const topics = topicsOf(sentence.plain).length
  return needOf(sentence) + Math.min(3, topics) * 0.5 + (isWish(sentence) ? 0.7 : 0)
}

/** How plainly a need is said, as `Found` has it. */
type Plainness = Required<Pick<Found, 'isFaint' | 'isVague'>>

function plainnessOf(sentence: Sentence, surplus: number, { isHouse }: NeedContext): Plainness {
  const isFaintly = isFaint(sentence, surplus)
  const isOfOffer = signsOf(sentence.plain).topics > 0
  return { isFaint: isFaintly, isVague: isFaintly && !isWish(sentence) && !isOfOffer && !isHouse }
}

/**
 * Whether a need is of low confidence: the classifier alone hears it, with no sign of a business, an owner or a wish; or
 * it is little above the threshold, to which a wish for something that is sold here adds.
 */
function isFaint(sentence: Sentence, surplus: number): boolean {
  const signs = signsOf(sentence.plain)
  if (!signs.ours && !signs.tells && !(signs.business && signs.topics > 0)) return true
  const isWished = signs.topics > 0 && isWish(sentence)
  return surplus + (isWished ? wishing : 0) < faintBelow
}

function isWish({ plain }: Sentence): boolean {
  return wishFrench.test(plain) || wishEnglish.test(plain)
}

/** "Des renseignements pour un site" is a wish for the site. */
function isPlainWish({ act, plain }: Sentence): boolean {
  return act.need > 0.85 && topicsOf(plain).length > 0
}

/** What was only heard of others: "apparently an organization has made a list". */
const hearsay =
  /^(?:(?:and|but|well|oh|so|et|mais|bon|alors|parce que|because),? )?(?:apparently|it (?:seems|is said) (?:that )?|i (?:heard|read|saw)(?: that| on| in)? |they say|people say|(?:il )?parait|apparemment|on dit que|j'ai (?:lu|vu|entendu|regarde))\b/

export function isHearsay({ plain }: Sentence): boolean {
  return hearsay.test(plain) && !ofTheirs.test(plain)
}

/** Words from which on who says what house they run says more than that: at the latest, and where others come into it. */
const introductionMax = { alone: 14, withOthers: 8 }
const othersIn =
  /\b(?:les|mes|nos|the|our|my|qui|who|that|but|mais|sans|without|(?:et|and) (?:on|we|je|i))\b/

/** "We're a vets in Hereford" is no need yet. */
function onlyIntroduces(sentence: Sentence): boolean {
  const { plain } = sentence
  const max = othersIn.test(plain) ? introductionMax.withOthers : introductionMax.alone
  const isIntroduction = saysTheirTrade(sentence) || saysWhoTheyAre(plain)
  return plain.split(' ').length < max && isIntroduction && !tells(plain)
}

function candidateOf(
  sentence: Sentence,
  { asked, text }: Statement,
  others: readonly Found[],
  context: NeedContext,
): Candidate | null {
  if (
    isJoke(sentence) ||
    isHearsay(sentence) ||
    statesNoNeed(sentence) ||
    onlyIntroduces(sentence) ||
    (besides.test(sentence.plain) && !isPlainWish(sentence))
  )
    return null
  const isAsked = asked.has('need')
  const surplus = surplusOf(sentence, isAsked, context)
  if (surplus <= -possibleMargin) return null
  const whole = spanOf(sentence, others)
  const shorter = withoutBudget(text, whole, others)
  const span = topicsOf(text.slice(shorter.start, shorter.end)).length > 0 ? shorter : whole
  const length = text.slice(span.start, span.end).replaceAll(/[^\p{L}]/gu, '').length
  if (length < 3) return null
  const plainly = plainnessOf(sentence, surplus, context)
  return { ...span, score: weightOf(sentence), surplus, ...plainly }
}

/** Whether a text may be a need, read alone: less is asked than where it is found among others. */
export function mayBeNeed(text: string): boolean {
  return readSentences(text).some(
    (sentence) =>
      !isJoke(sentence) &&
      needOf(sentence) >= 0.3 &&
      (topicsOf(sentence.plain).length > 0 || tells(sentence.plain)),
  )
}

/** How much a need says; a later one replaces it only if it says more. */
export function needWeight(folded: Folded, span: Span): number {
  return Math.max(0, ...readSentences(fold(quoteOf(folded, span)).text).map(weightOf))
}

/** "On voudrait le refaire": what is meant stands in the sentence before. */
const anaphor =
  /\b(?:it|this|that(?! (?:they|we|i|you|he|she|people|the|our|my)\b)|them|these|those|one|ones|better one|ca|cela|ceci|le (?=[a-z]+(?:er|re|ir)\b)|la (?=[a-z]+(?:er|re|ir)\b)|les (?=[a-z]+(?:er|re|ir)\b)|l'(?=[a-z]+(?:er|re|ir)\b)|en (?=changer|faire|refaire))\b/

/** What is wished and the sentence that says of what are one need. */
function withContext(
  best: Candidate,
  sentences: readonly Sentence[],
  candidates: readonly Candidate[],
): Span {
  const index = sentences.findIndex(({ start, end }) => best.start >= start && best.start < end)
  const own = sentences[index]
  const start = own ? startBefore(own, sentences[index - 1], candidates) : null
  const span = { start: start ?? best.start, end: endAfter(sentences[index + 1]) ?? best.end }
  return span.end - span.start <= maxLength ? span : best
}

/** Where the sentence before begins, if it is a need too or what this one points at. */
function startBefore(
  own: Sentence,
  before: Sentence | undefined,
  candidates: readonly Candidate[],
): number | null {
  if (!before) return null
  const former = candidates.find(({ start }) => start >= before.start && start < before.end)
  if (former) return former.start
  const isMeant = anaphor.test(own.plain) && before.does !== 'question'
  if (!isMeant || before.plain.split(' ').length < 5) return null
  return before.start + (greeting.exec(before.text)?.[0].length ?? 0)
}

/** Where the sentence behind ends, if it says what is wished of the same thing. */
function endAfter(after: Sentence | undefined): number | null {
  if (!after || !anaphor.test(after.plain) || needOf(after) < 0.4) return null
  return after.end - (/(?<![.!?])[.!?]+$/.exec(after.text)?.[0].length ?? 0)
}

/** The sentence in which the visitor says what they want, the most telling. */
export function extractNeed(
  statement: Statement,
  sentences: readonly Sentence[],
  others: readonly Found[],
  context: NeedContext,
): Found[] {
  const candidates = sentences
    .flatMap((sentence) => candidateOf(sentence, statement, others, context) ?? [])
    .filter(({ surplus }) => surplus >= 0)
    .toSorted((one, other) => other.score - one.score)
  const [best] = candidates
  if (!best || listsDwelling(statement.text)) return []
  const span = withContext(best, sentences, candidates)
  const value = quoteOf(statement.folded, span)
  const isAllFaint = candidates.every((one) => one.isFaint)
  const isAllVague = candidates.every((one) => one.isVague)
  const plainly = { isFaint: isAllFaint, isVague: isAllVague }
  return [{ field: 'need', value, by: 'visitor', ...plainly, ...span }]
}

/**
 * The sentence that may be the need, though by itself it does not say so plainly enough; `isLikely` where
 * little is missing. After small talk there is none.
 */
export function possibleNeed(
  statement: Statement,
  sentences: readonly Sentence[],
  context: NeedContext,
): (Span & { isLikely: boolean }) | null {
  if (context.talks > 0) return null
  const [best] = sentences
    .flatMap((sentence) => candidateOf(sentence, statement, [], context) ?? [])
    .toSorted((one, other) => other.surplus - one.surplus)
  return best ? { start: best.start, end: best.end, isLikely: best.surplus > -likelyMargin } : null
}

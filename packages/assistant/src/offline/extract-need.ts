import { evades, refuses } from './declined.ts'
import { fold, type Folded, quoteOf, sentencesOf, type Span } from './fold.ts'
import { intentsOf, isSmallTalk, wantsHuman } from './intents.ts'
import type { Found, Statement } from './statement.ts'
import { isPlainlyCompany, readCompany } from './read-company.ts'
import { topicsOf } from './topics.ts'
import { endsCompany } from './words.ts'

/** Characters of a need; what is longer is cut at a word. */
const maxLength = 400

const wish =
  /\b(?:(?:re)?cherch(?:e|ons|ais|ions|erais|erait|ent)|(?:je |j'? ?|on |nous |ns )?(?:voudr(?:ais?|ait|ions)|aimer(?:ais?|ait|ions)|souhait(?:e|ons|ait|ais|er(?:ais|ait|ions))|envisag(?:e|eons|eait)|desir(?:e|ons|er(?:ais|ions)))|(?:je|on|nous|ns|il|elle|ils|elles) (?:vx|veux|veut|veulent|voulons|voulait|voulais|prevoi[ts]|prevoyons|compt(?:e|ons)|doi[st]|devons)|besoins? (?:d[eu']|des|est|c'est|:)|besoin|il (?:me |nous |ns |leur )?(?:faut|faudrait)|projets? (?:d[e']|est|serait|c'est|:)|objectif (?:est|serait|c'est)|(?:une|mon|notre) idee d[e']|interesse\w* par|idee (?:est|serait|c'est)|c'est pour (?:une?|refaire|creer|faire|avoir)\b|(?:ca|ce) ser(?:ait|a) pour|aid(?:er|ez|e)[- ](?:nous |moi )?a\b|nous aider|m'aider|accompagn\w+)\b/g
const wishEnglish =
  /\b(?:(?:i|we)(?:'d| would|'re| are|'m| am|'ve been| have been)? (?:really |also |just |currently |actually |now )?(?:need|wanna|want|like to|love to|look(?:ing)? (?:for|to|at|into)|hoping|trying|try to|planning|plan to|interested in|thinking (?:of|about)|struggl\w+|searching|after|have to|must)|looking (?:for|to)|(?:need|want)(?:s|ed|ing)? (?:a|an|to|some|help|your|someone|our|new|the)|help (?:us|me|with)|(?:can|could|would) you (?:please )?(?:help|build|make|create|develop|redo|design)|(?:our|my|the) (?:project|goal|aim|idea) (?:is|would be)|project (?:to|about))\b/g
const action =
  /\b(?:refonte|refaire|refondre|moderni[sz]\w*|automatis\w*|automate|digitalis\w*|numeris\w*|migrer|migration|migrate|develop\w*|creer|creation|create|mettre en place|mise en place|remplac\w*|replace|amelior\w*|improve|optimis\w*|connecter|connect|integr\w*|concevoir|lancer|launch|constru\w*|build|rebuild|redesign|revamp|set up|implement\w*|centralis\w*|simplifi\w*|simplify|gerer|suivre|track|vendre|sell|upgrade|evaluat\w*|fix|reparer|auditer)\b/
const trouble =
  /\b(?:problemes?|pb|soucis?|galer\w*|(?:perd|pass)\w* (?:\S+ ){0,3}(?:temps|heures?|jours?)|(?:spend|lose|losing) (?:\S+ ){0,3}(?:time|hours|days)|(?:ne |n')?(?:marche|fonctionne)\w* (?:pas|plus|mal)|trop lente?|lente?s?|obsolete\w*|vieillissant\w*|depassee?s?|vieux|vieille|bugs?|buggy|plante\w*|slow|outdated|legacy|wast\w*|broken|issues?|struggl\w*|errors?|erreurs?|chaos|pannes?|panique|bloque\w*|a la main|by hand|not working|doesn't work|keeps crashing)\b/

/** Wishes that are no need of the business: time to think, an approval, a date, a price. */
const besides =
  /\b(?:accord|approval|reflechir|think (?:about it|it over)|en parler|talk to my|check with|demander a|ask my|anonyme|anonymous|(?:savoir|connaitre|know)\b[^.!?]{0,20}(?:combien|prix|tarifs?|cout|price|cost|rates|how much)|un devis seulement|(?:un|prendre|avoir) (?:rdv|rendez-vous)(?! en ligne)|(?:book|have|schedule|arrange) a (?:call|meeting|demo)|en savoir (?:un peu )?plus|(?:plus d'|des |un |une |quelques )(?:renseignements?|infos?|informations?|questions?)|more information|(?:know|learn) more|a question|rien|nothing|minute|instant|moment|patience|stop|arret\w*|unsubscribe|mon budget|our budget|my budget|veux bien$)\b/
/** "Il nous faut ça pour mars": the object stands elsewhere. */
const pointsElsewhere =
  /\b(?:faut|faudrait|voudr\w+|veux|veut|voulons|aimer\w+|souhait\w+|besoin|need|want|like|love)(?: de)? (?:ca|cela|it|this|that|que ce (?:soit|la)|que ca|le tout|to (?:be live|go live|start|finish|be ready)|commencer|demarrer|etre prets?)\b/
const budgetTalk = /\b(?:mettre|depenser|investir|spend|invest|budget|enveloppe)\b/
const greeting =
  /^(?:(?:bonjour|bonsoir|salut|slt|bjr|coucou|hello|hi|hey|good (?:morning|afternoon|evening)|oui|yes|ok|alors|et|donc|so|well|voila|eh bien|bien sur|sure|bon|ben|bah)\b(?: (?:there|madame|monsieur|a vous|a tous|all|everyone))?[ ,!.:;-]*)+/

const introducing = new Set(['name', 'company', 'email', 'phone', 'authority'])
/** "Our site is hosted there" tells how things are, not what is wanted. */
const state =
  /(?:(?<!c')\b(?:est|sont)|\b(?:is|are|avons|ont|has|have|utilis\w*|uses?|tourne\w*|je suis|i'?m|i am|nous sommes|on a|j'ai|nous a|m'a|a (?:ete|coute)))\b/

type Candidate = Span & { score: number; stated: boolean }

function firstWish(text: string): number {
  const french = text.search(wish)
  const english = text.search(wishEnglish)
  if (french === -1) return english
  return english === -1 ? french : Math.min(french, english)
}

function isBeside(text: string, topicCount: number): boolean {
  if (wantsHuman(text) || besides.test(text)) return true
  return (
    topicCount === 0 &&
    (refuses(text) || pointsElsewhere.test(text) || (budgetTalk.test(text) && !action.test(text)))
  )
}

type Signs = { wished: boolean; acted: boolean; troubled: boolean; topics: number; words: number }

function signsOf(text: string): Signs {
  return {
    wished: firstWish(text) !== -1,
    acted: action.test(text),
    troubled: trouble.test(text),
    topics: topicsOf(text).length,
    words: text.split(/\s+/).filter((part) => /\p{L}{2}/u.test(part)).length,
  }
}

/** Whether a sentence says what the visitor wants; a bare answer to the question says less. */
function tellsNeed({ wished, acted, troubled, topics, words }: Signs, asked: boolean): boolean {
  if (wished && words >= 3) return true
  if ((acted || troubled) && topics > 0) return true
  return asked && (topics > 0 || ((acted || troubled) && words >= 2))
}

function scoreOf({ wished, acted, troubled, topics, words }: Signs): number {
  return (
    (wished ? 3 : 0) +
    (acted ? 2 : 0) +
    (troubled ? 1 : 0) +
    Math.min(topics, 3) * 2 +
    Math.min(words / 4, 4)
  )
}

/** Where the need begins after an introduction: at the wish with its subject, or behind a fact. */
function behindIntroduction(words: string, from: number, others: readonly Span[]): number {
  const wishAt = firstWish(words)
  if (wishAt !== -1) {
    const subject = /\b(?:je|j'|on|nous|ns|i|we)\s?$/.exec(words.slice(0, wishAt))
    return others.some(({ end }) => end <= wishAt) ? (subject?.index ?? wishAt) : from
  }
  const tellsAt = words.search(action)
  const behind = Math.max(from, ...others.map(({ end }) => end).filter((end) => end <= tellsAt))
  return behind + (/^(?:[\s,;.-]|et |and |g |j'ai )*/.exec(words.slice(behind))?.[0].length ?? 0)
}

/** Without the greeting, and without an introduction that other facts were read from. */
function trimmed(text: string, sentence: Span, others: readonly Found[]): Span {
  const words = text.slice(sentence.start, sentence.end)
  const greeted = greeting.exec(words)?.[0].length ?? 0
  const introduction = others
    .filter(({ field, start }) => introducing.has(field) && start >= sentence.start)
    .map(({ start, end }) => ({ start: start - sentence.start, end: end - sentence.start }))
  const from = sentence.start + behindIntroduction(words, greeted, introduction)
  const end = from + text.slice(from, sentence.end).replace(/(?<![\s.,;:!])[\s.,;:!]+$/, '').length
  if (end - from <= maxLength) return { start: from, end }
  const cut = text.lastIndexOf(' ', from + maxLength)
  return { start: from, end: cut > from ? cut : from + maxLength }
}

/** How much of an answer to "what do you need?" a sentence may be. */
type Standing = {
  /** A few words about one of our topics are enough. */
  answers: boolean
  /** So are any words, since we asked and they say nothing else. */
  plain: boolean
}

/** What else a sentence was read as: an introduction, or anything at all. */
type Readings = { taken: boolean; spoken: boolean }

function overlaps({ start, end }: Span, sentence: Span): boolean {
  return start < sentence.end && end > sentence.start
}

function readingsOf(
  { folded, text }: Statement,
  sentence: Span,
  others: readonly Found[],
): Readings {
  const near = others.filter((other) => overlaps(other, sentence))
  const company = readCompany(folded, text, sentence.start)
  const isHouse = company !== null && isPlainlyCompany(folded, company)
  return {
    taken: near.some(({ field }) => introducing.has(field)),
    spoken: near.length > 0 || isHouse,
  }
}

/** Some word with a meaning of its own, unlike "ok mais en gros". */
function says(words: string): boolean {
  return (words.match(/\p{L}{5,}/gu) ?? []).some((word) => !endsCompany(word))
}

function standingOf(
  { asked }: Statement,
  words: string,
  signs: Signs,
  { taken, spoken }: Readings,
): Standing {
  if (asked.has('need')) {
    const isEvasive = words.includes('?') || evades(words) || intentsOf(words).has('goodbye')
    return { answers: true, plain: !spoken && signs.words >= 3 && says(words) && !isEvasive }
  }
  // A visitor who opens with "un site vitrine" answers the question that nobody had to ask.
  const opens = asked.size === 0 && !taken && signs.words <= 6 && !state.test(words)
  return { answers: opens, plain: false }
}

function candidateOf(
  statement: Statement,
  sentence: Span,
  others: readonly Found[],
): Candidate | null {
  const { text, folded } = statement
  const words = folded.text.slice(sentence.start, sentence.end)
  const signs = signsOf(text.slice(sentence.start, sentence.end))
  if (isBeside(words, signs.topics) || isSmallTalk(words, signs.topics > 0)) return null
  const { answers, plain } = standingOf(
    statement,
    words,
    signs,
    readingsOf(statement, sentence, others),
  )
  if (!plain && !tellsNeed(signs, answers)) return null
  const span = trimmed(text, sentence, others)
  const stated = signs.wished || (answers && !words.includes('?'))
  return span.end - span.start < 3 ? null : { ...span, score: scoreOf(signs), stated }
}

/** Whether a folded text complains of something rather than asks for something new. */
export function tellsTrouble(text: string): boolean {
  const { wished, acted, troubled } = signsOf(text)
  return troubled && !wished && !acted
}

/** How much a need says; a later one replaces it only if it says more. */
export function needWeight(folded: Folded, span: Span): number {
  return scoreOf(signsOf(fold(quoteOf(folded, span)).text))
}

/**
 * The sentence in which the visitor says what they want, the most telling of the message.
 * `others` are the spans of the facts already read from it.
 */
export function extractNeed(statement: Statement, others: readonly Found[]): Found[] {
  let best: Candidate | null = null
  for (const sentence of sentencesOf(statement.text)) {
    const candidate = candidateOf(statement, sentence, others)
    if (candidate && (!best || candidate.score > best.score)) best = candidate
  }
  if (!best) return []
  const { start, end, stated } = best
  const value = quoteOf(statement.folded, best).replaceAll(/\s+/g, ' ')
  return [{ field: 'need', value, by: stated ? 'visitor' : 'assistant', start, end }]
}

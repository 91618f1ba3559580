import { businessWords, tells } from './need-words.ts'
import { remember } from './remember.ts'
import { wanted } from './sentences.ts'
import { topicsOf } from './topics.ts'
import { classesOf } from './word-classes.ts'
import { matchesIn } from '../patterns.ts'

/** What is theirs: "pour ma pizzeria", "for my dog grooming place", "our tenants". */
export const ofTheirs =
  /\b(?:nous|notre|nos|our|ours|(?:for|help) us|(?:pour|for|chez|dans|sur|in|at|from|de|d'une?) (?:ma|mon|mes|my)) /
/** Who runs a house wants it for that house. */
const runsHouse =
  /\b(?:i|we) (?:run|own|manage|have|opened|'ve got) (?:a|an|three|two|our|my)\b|\b(?:je|j'|on|nous) ?(?:tiens|tient|tenons|gere|gerons|dirige|ai|a|avons) (?:une?|deux|trois|ma|mon|notre)\b/
const ofTheirsAtEnd = /\b(?:chez nous|pour nous|for us)\b[ ?.!]*$/

/** What a sentence says besides the classifier. `work`: how many kinds of words of work it has. */
export type Signs = {
  topics: number
  business: boolean
  tells: boolean
  work: number
  ours: boolean
}

const workClasses: ReadonlySet<string> = new Set([
  'trade',
  'clientele',
  'staff',
  'papers',
  'product',
  'brand',
  'manual',
  'operate',
  'trouble',
  'change',
])

export const signsOf = remember((text: string): Signs => {
  const topics = topicsOf(text).length
  const isTheirs = ofTheirs.test(text) || ofTheirsAtEnd.test(text)
  const found = new Set(matchesIn(text, /\p{L}+/gu).flatMap(([word]) => classesOf(word)))
  return {
    topics,
    business:
      businessWords.test(text) ||
      (topics > 0 && (wanted.test(text) || isTheirs || runsHouse.test(text))),
    tells: tells(text),
    work: [...found].filter((name) => workClasses.has(name)).length,
    ours: found.has('ours'),
  }
})

/** Unix commands and paths: users who help each other with their machines, not buyers. */
export const shell =
  /(?:^|[\s(])(?:\/(?:usr|etc|var|home|bin|dev|opt|lib)\/|~\/\.?\w|\.\/\w)|\b(?:sudo|apt(?:-get)? (?:install|update|upgrade|remove)|chmod|modprobe|dpkg|grep)\b/

/** Swear words: a sign of small talk. */
export const swears =
  /\b(?:fuck\w*|shit\w*|damn|bullshit|asshole|putain|merde|bordel|foutre|con(?:nard|nasse)s?)\b/

/** French says "tu" to friends, and "vous" to a company. */
export const toFriend = /\b(?:tu|te|toi|ton|ta|tes)\b|\bt'/

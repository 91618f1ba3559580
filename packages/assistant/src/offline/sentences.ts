import { type Act, classify, type Likelihood, type Who } from './classify.ts'
import { spellOut } from './chat-spelling.ts'
import { sentencesOf, type Span } from './fold.ts'

/** A sentence of a message, and what the classifier makes of it. */
export type Sentence = Span & {
  text: string
  /** The same without addresses and spelled out, for patterns: people type "kelkun", "ppl". */
  plain: string
  act: Likelihood<Act>
  who: Likelihood<Who>
  /** The likeliest act. */
  does: Act
}

/** Sentences that are read of a message. */
const sentencesMax = 60

/** A sentence of more words is also read clause by clause: one of them may say what is wanted. */
const clauseFrom = 12

const between = /[,;:()\n]\s?|\s[-–]\s|\b(?:et|and|but|mais|donc|so|because|car|parce que)\s/

type Kind = Pick<Sentence, 'act' | 'who'>

/** Of a long sentence the clause that most plainly states a need, if one does more so than the whole. */
function kindOf(text: string): Kind {
  const whole = classify(text)
  if (text.split(' ').length < clauseFrom) return whole
  const need = ({ act }: Kind) => act.need + act.request
  const clauses = text
    .split(between)
    .filter((clause) => clause.split(' ').length >= 3)
    .map(classify)
    .toSorted((one, other) => need(other) - need(one))
  const other = ({ act }: Kind) => act.pitch + act.job + act.study + act.trouble + act.order
  const [best] = clauses
  return best && need(best) > need(whole) && other(whole) < 0.5 ? best : whole
}

/** An address says how to reach somebody; "shop" in it is no shop that they want. */
const address = /(?<!\S)\S+@\S+|https?:\S+/g

export function readSentences(text: string): Sentence[] {
  return sentencesOf(text)
    .slice(0, sentencesMax)
    .map(({ start, end }) => {
      const words = text.slice(start, end)
      const said = words.replaceAll(address, '@')
      const { act, who } = kindOf(said)
      const [does] = (Object.entries(act) as [Act, number][]).reduce((best, next) =>
        next[1] > best[1] ? next : best,
      )
      return { start, end, text: words, plain: spellOut(said), act, who, does }
    })
}

/** Laughing, nobody means business. */
const laughs =
  /\b(?:lo+l|lmao|rofl|mdr+|ptdr+|xd|(?:ha){2,}h?|(?:hi){2,}|hehe|jk|ecus|doubloons?|cacahuetes?|licornes?|unicorns?|peanuts|king of (?:france|spain|the world)|roi de france)\b|[😂🤣😜😝]/u

export function isJoke({ text }: Sentence): boolean {
  return laughs.test(text)
}

/** A word of who writes, or of theirs. */
export const ours =
  /\b(?:je|j'|on|nous|notre|nos|mon|ma|mes|i|i'\w+|we|we'\w+|our|us|my|me|jai\w*|il (?:me |nous )?faut)\b|j'/
const asks =
  /\?$|^(?:(?:et|and|ok|mais|but|so|alors|bonjour|hello|hi|sinon)[ ,]+)*(?:combien|quel\w*|comment|pourquoi|quand|ca prend|vous (?:faites|avez|etes)|how|what|which|why|when|where|do you|does)\b/

/** "Could you build …": a question that wants something done. */
export const wanted =
  /\b(?:can|could|would) you (?:please |also )?(?:build|make|create|develop|design|redo|do|sort|set up|help)\b|\bdo you (?:do|make|build|design|develop|sell) [a-z -]{3,30} for [a-z]|\bvous (?:faites|developpez|construisez|creez|vendez) [a-z' -]{3,30} pour [a-z]|\b(?:(?:pouvez|pourriez|sauriez)[- ]vous|vous (?:pouvez|pourriez|sauriez))\b[^?]{0,20}\b(?:faire|creer|developper|refaire|mettre|construire|aider)\b/
/** "What would … cost?": a question about something they have in mind. */
const conditional = /\b(?:would|couterait|prendrait|couteraient)\b/

/** How likely a sentence states what its writer wants of us. A question in general is no need. */
export function needOf({ act, plain }: Sentence): number {
  return asks.test(plain) && !ours.test(plain) && !wanted.test(plain) && !conditional.test(plain)
    ? act.need * 0.4
    : act.need + act.request
}

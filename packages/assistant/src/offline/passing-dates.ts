import type { FactField } from '@oka/contract/fact'

import { weekdays } from './calendar.ts'
import type { Span } from './fold.ts'
import type { Statement } from './statement.ts'
import { matchesIn } from '../patterns.ts'

/** What somebody does these days: no time by which anything is wanted. */
const theseDays =
  /\b(?:work(?:ing|s)? on|in the middle of|(?:don't|do not) have (?:the |much )?time|(?:really )?into|playing|reading|watching|studying|listening|auditioning|busy|en train d[e']|pas le temps|occupee?s?)\b[^.!?]{0,200}\b(?:right now|at the moment|en ce moment|actuellement|now)\b|^(?:right now|at the moment|en ce moment|actuellement)\b,?/

/** A part of a sentence that says one thing. */
const clauseEnds = /[.!?;,\n(]|\s(?:et|and|but|mais|so|donc|car|since|because|parce que)\s/g

/** What shall be done by then. */
const ofProject =
  /\b(?:live|ready|running|up and|in place|launch\w*|start|begin|kick\w*|finish\w*|done|deliver\w*|complet\w*|need\w*|want\w*|like|hop\w*|aim\w*|deadline|target\w*|timeline|roll\w*|switch\w*|sorted|prete?s?|place|operationnel\w*|lanc\w*|demarr\w*|livr\w*|tourn\w*|marche\w*|fonctionn\w*|mise?|faudrait|faut|voudr\w*|aimer\w*|souhait\w*|vis(?:e|ons|ait)|echeance|delais?|urgent\w*|asap|ideal\w*|remplac\w*|replace\w*|bascul\w*|projet|project|tard|latest|later than|horizon|objectif|goal|calendrier|date|make (?:it|that)|mettons|disons|plutot)\b/

/** What people are away for, when those who decide meet, when money comes, what else opens then. */
const ofOthers =
  /\b(?:conges?|retraite|retires?|retiring|rentre(?! des? )|revien\w*|reviens|absente?|away|holiday|leave|is back|back (?:on|in)|be back|maternite|en poste|took over|take over|joined|partie?|left|joignable|dispo\w*|available|only in|apprenti\w*|demenag\w*|emmenag\w*|moved?|moving|open(?:s|ed|ing)? (?:our|a|my|another|the)|ouvr\w+|(?:on|nous|we) (?:sera|serons|will be|'ll be)|se reuni\w*|reunions?|meets?|meetings?|(?:board|committee|council|session|agm|ag) (?:is|are|will|est|sera)|(?:comite|conseil|bureau|commission) (?:du|de|d')|votes?|votera|votee?s?|assemblee|subvention\w*|grant|on saura|we'll know|i'll know|je saurai|funding|paid|spent|more in|le reste|the rest)\b/

/** Of what has happened: "le 3 octobre, on a perdu …", "we lost a card in June". */
const happened =
  /\b(?:was|were|had|did|took|came|went|lost|made|said|rang|sold|met|happened|missed|paid|avait|etait|etaient|(?:a|ont|ai|avons) (?:ete|perdu|eu|recu|fait|jete|rate|oublie|efface|paye|donne|coute)\w*|(?:est|sont) (?:arrive|tombe|parti|venu|mort)\w*|derni(?:er|ere)s?|last (?:year|month|week|summer|winter|spring|august|june|july)|passee?)\b/

/** Limits, which a project has; and what may also tell when anything takes place. */
const limit = /^(?:by|before|until|till|within|d'? ?ici|avant|pour|for|sous|au plus tard)\b/
const leads = new RegExp(`${limit.source}|^(?:dans|in|des|from|a partir)\\b`)

const weekday = new RegExp(String.raw`\b(?:${Object.keys(weekdays).join('|')})\b`)

/** "Terry retires at the end of March, so that's the deadline". */
const setsDeadline =
  /^,? (?:so|and|donc|et|alors) (?:that'?s|it'?s|c'est) (?:the|our|my|la|le|l'|notre) ?(?:deadline|date|limit|target|echeance|limite)\b/

/** Questions whose answers tell of people rather than of the project. */
const ofPeople: readonly FactField[] = ['authority', 'name', 'email', 'phone', 'size']

/** The part of its sentence in which something is said. */
function clauseOf(text: string, { start, end }: Span): string {
  const before = matchesIn(text.slice(0, start), clauseEnds).at(-1)
  const after = text.slice(end).search(clauseEnds)
  const from = before ? before.index + before[0].length : 0
  return text.slice(from, after === -1 ? text.length : end + after)
}

/**
 * Whether a day is named in passing rather than as the one of the project: "the board meets in February", "I'm away
 * until January". `isKnown`: a day of the project was told before, which stands unless it is corrected.
 */
export function isInPassing({ text, asked }: Statement, found: Span, isKnown: boolean): boolean {
  if (setsDeadline.test(text.slice(found.end))) return false
  const clause = clauseOf(text, found)
  if (theseDays.test(clause)) return true
  if (asked.has('horizon') || ofProject.test(clause)) return false
  const said = text.slice(found.start, found.end)
  if (happened.test(clause)) return true
  // "Customers book before Friday" tells of every week.
  if (weekday.test(said)) return true
  const isLed = (isKnown ? limit : leads).test(said)
  return isOfOthers(clause, asked, { isKnown, isLed })
}

function isOfOthers(
  clause: string,
  asked: Statement['asked'],
  { isKnown, isLed }: { isKnown: boolean; isLed: boolean },
): boolean {
  // "In three years, when I retire", said with what is wanted.
  if (ofOthers.test(clause)) return isKnown || asked.size > 0 || !isLed
  return !isLed && (isKnown || ofPeople.some((field) => asked.has(field)))
}

import { fold, type Folded, isCapital } from './fold.ts'
import { type Change, spelledNumbersIn } from './spelled-numbers.ts'
import { mendTypo } from './typos.ts'
import { matchesIn } from '../patterns.ts'
import { remember } from './remember.ts'

/** How words are typed on a phone, folded, and how they are spelled out. */
const spellings: readonly [string, string][] = [
  ['slt|cc(?! ?:)|kikou', 'salut'],
  ['bjr|bjour', 'bonjour'],
  ['bsr', 'bonsoir'],
  ['pr', 'pour'],
  ['kelkun|kelqun|kelk1|qqn|qqun|qlqn|qlqun|quelquun', "quelqu'un"],
  ['qqch|qqchose|kelkechose|qlqch|quelquechose', 'quelque chose'],
  ['qq|qques|kelke', 'quelques'],
  ['jcherche|jcherch|je cherch|je cherhe', 'je cherche'],
  ['jveux|jveu|je veu', 'je veux'],
  ['jvoudrais?|jvoudrai|je voudrai', 'je voudrais'],
  ["jaimerais?|j'aimerai|jaimerai", "j'aimerais"],
  ['jaurais?', "j'aurais"],
  ['jai|g(?= (?:besoin|un|une|envie|deja))', "j'ai"],
  ['jsuis|chuis|chui', 'je suis'],
  ['ya|y a', 'il y a'],
  ['c|cest|ces(?= (?:pour|combien|quoi))', "c'est"],
  ['dun|d1|d 1', "d'un"],
  ['dune', "d'une"],
  ['vs', 'vous'],
  ['ns', 'nous'],
  ['kel|kelle', 'quel'],
  ['ke|q', 'que'],
  ['ki', 'qui'],
  ['koi', 'quoi'],
  ['kan|kand|qd', 'quand'],
  ['komment|koman|cmt', 'comment'],
  ['pk|pq|pkoi|pourkoi', 'pourquoi'],
  ['cmbien|combiem|conbien|cb|kombien', 'combien'],
  ['bcp', 'beaucoup'],
  ['tt', 'tout'],
  ['ts', 'tous'],
  ['tps', 'temps'],
  ['rdv', 'rendez-vous'],
  ['svp|stp', "s'il vous plait"],
  ['u', 'you'],
  ['ur|yr', 'your'],
  ['r', 'are'],
  ['ppl|peeps', 'people'],
  ['wanna|wana', 'want to'],
  ['gonna', 'going to'],
  ['gotta', 'have to'],
  ['lookin', 'looking'],
  ['pls|plz', 'please'],
  ['thx|thks|ty', 'thanks'],
  ['im', "i'm"],
  ['ive', "i've"],
  [
    'id(?= (?:like|love|want|need|be|say|go|guess|have|rather|prefer|think|pay|spend|stretch|probably)\\b)',
    "i'd",
  ],
  ['wed(?= (?:like|love|want|need|be|say|go|have|rather|prefer|pay|spend|probably)\\b)', "we'd"],
  ['ill(?= (?:be|need|have|want|pay|go|send|ask|decide|sign|take)\\b)', "i'll"],
  // Behind a subject it is a verb: "the browns were the last".
  [
    '(?<=(?:^|[.!?,;:\n] ?|(?:and|but|so|as|that|because|cos|if|hi|hello|hey|yes|yeah|ok) ))were(?= (?:looking|after|hoping|a|an|the|in|trying|based|called|not)\\b)',
    "we're",
  ],
  ['weve', "we've"],
  ['dont', "don't"],
  ['doesnt', "doesn't"],
  ['cant', "can't"],
  ['wont', "won't"],
  ['thats', "that's"],
  ['whats', "what's"],
  ['hows', "how's"],
  ['b4', 'before'],
  ['cuz|coz|cos', 'because'],
  ['goin', 'going'],
  ['wot', 'what'],
  ['sth|smth|somethin', 'something'],
  ['abt', 'about'],
  [
    'n(?= (?:i|we|the|my|our|it|a|no|nobody|then|they|all|is|im|cant|dont|need|want|pay|sell|book|people|customers|just|now|not)\\b)',
    'and',
  ],
  ['cld', 'could'],
  ['wld', 'would'],
  ['shd', 'should'],
  ['jc', 'je'],
  ['chu|chsui|jsui', 'je suis'],
  ['jpeu[xt]?', 'je peux'],
  ['vx|veu(?= )', 'veux'],
  ['peu(?= (?:mettre|payer|pas|investir|vous|decider|signer))', 'peux'],
  ['fo|fau(?= )|faudrai', 'faut'],
  ['sa(?= (?:serait|serai|coute|marche|va|fait|prend|depend|devrait|doit|me|nous)\\b)', 'ca'],
  ['cetai[ts]?', "c'etait"],
  ['ds', 'dans'],
  ['avc|ac(?= (?:mon|ma|mes|un|une|le|la|les|des|nos|notre)\\b)', 'avec'],
  ['tjs|tjrs', 'toujours'],
  ['mtn|mnt|mtnt', 'maintenant'],
  ['auj', "aujourd'hui"],
  ['dc(?= )', 'donc'],
  ['ke?on', "qu'on"],
  ['kil', "qu'il"],
  ['keske?|keske', "qu'est-ce que"],
  ['dac|dacc', "d'accord"],
  ['lentreprise', "l'entreprise"],
  ['jusqua', "jusqu'a"],
  ['nimporte', "n'importe"],
  ['daccord', "d'accord"],
  ['dici', "d'ici"],
  ['lannee', "l'annee"],
  ['lete', "l'ete"],
  ['lautomne', "l'automne"],
  ['arnt|arent', "aren't"],
  ['manger(?= (?:at|of|for|here)\\b)', 'manager'],
  ['isnt', "isn't"],
  ['wasnt', "wasn't"],
  ['havent', "haven't"],
  ['hasnt', "hasn't"],
  ['didnt', "didn't"],
  ['wouldnt', "wouldn't"],
  ['couldnt', "couldn't"],
  ['shouldnt', "shouldn't"],
  ['theyre', "they're"],
  ['youre', "you're"],
  ['theyve', "they've"],
  ['youve', "you've"],
  ['hes', "he's"],
  ['shes', "she's"],
  ['theres', "there's"],
  ['dnt', "don't"],
  ['yeh|yea|yh|ye(?= )|aye', 'yeah'],
  ['nd(?= )', 'and'],
  ['w(?=/)/', 'with'],
  ['sumthing|sumthin|summat|sumfin|somethink', 'something'],
  ['sum1|sumone|some1', 'someone'],
  ['every1', 'everyone'],
  ['cud', 'could'],
  ['wud', 'would'],
  ['shud', 'should'],
  ['hav', 'have'],
  ['bout(?! de)', 'about'],
  ['tmrw|tmr|2moro', 'tomorrow'],
  ['4(?= (?:my|our|the|a|us|me)\\b)', 'for'],
  ['2(?= (?:be|do|get|go|sell|have|make|book)\\b)', 'to'],
  [
    'me(?= (?:shop|business|salon|mate|boss|firm|own|wife|missus|brother|dad|site|website|company|customers|lads|van|accountant)\\b)',
    'my',
  ],
  ['befor|bfore', 'before'],
  ['hrs(?! ?/)', 'hours'],
  ['mins', 'minutes'],
  ['mths?|mnths?', 'months'],
  ['wks', 'weeks'],
  ['wk', 'week'],
  ['avt', 'avant'],
  ['debu(?= )', 'debut'],
  ['(?<=\\b(?:semaine|mois|annee) )pro', 'prochain'],
  ['(?<=\\b\\d{1,2} )moi(?= |$)', 'mois'],
  ['lavis', "l'avis"],
  ['nxt', 'next'],
  ['bday', 'birthday'],
  ['biz', 'business'],
  ['mgr', 'manager'],
  ['msgs', 'messages'],
  ['appts?', 'appointments'],
  ['custs', 'customers'],
  ['acct', 'accountant'],
  ['tho', 'though'],
  ['rn(?= )', 'right now'],
  ['lil', 'little'],
  ['outta', 'out of'],
  ['kinda', 'kind of'],
  ['lotta', 'lot of'],
  ['auto(?= (?:pls|please|$))', 'automatically'],
  ['sappell?e|sapel', "s'appelle"],
  ['sappell?era|sapelera', "s'appellera"],
  ['mapell?e|mappelle', "m'appelle"],
  ['janvie', 'janvier'],
  ['fevrie', 'fevrier'],
  ['pcq|pck|psk|paske?|parceque', 'parce que'],
  ['pdt', 'pendant'],
  ['lgtps|lgtmps', 'longtemps'],
  ['quon', "qu'on"],
  ['quil', "qu'il"],
  ['quils', "qu'ils"],
  ['quelle?s(?= (?:puissent|reservent|commandent|paient|prennent)\\b)', "qu'elles"],
  ['larriere', "l'arriere"],
  ['lassociation|lasso', "l'association"],
  ['lequipe', "l'equipe"],
  ['lautre', "l'autre"],
  ['jen', "j'en"],
  ['jy', "j'y"],
  ['jouvre', "j'ouvre"],
  ['jutilise', "j'utilise"],
  ['jattends?', "j'attends"],
  ['jarrive', "j'arrive"],
  ['jenvoie', "j'envoie"],
  ['jecris', "j'ecris"],
  ['jetais', "j'etais"],
  ['dabord', "d'abord"],
  ['davance', "d'avance"],
  ['darriver', "d'arriver"],
  ['navons', "n'avons"],
  ['navez', "n'avez"],
  ['nai', "n'ai"],
  ['nont', "n'ont"],
  ['nest', "n'est"],
  ['sest', "s'est"],
  ['sil', "s'il"],
  [
    '(?:work|look|sell|try|gett|start|open|runn|mak|tak|hop|think|need|want|book|pay|order|ring|call|chas|los|wast|us|mov|plann|deal|struggl|manag|hir|spend|com|do|ask|charg)in',
    '$&g',
  ],
]

/** "jdecide", "jpense": no word of either language opens with a j and a consonant. */
const elided = String.raw`j(?=[bcdfghlmnpqrstvxz][a-z]{2,15}(?![\p{L}\d@_+-]|\.\p{L}))(?!jpegs?\b|jspas\b|jdbc\b)`

const pattern = new RegExp(
  String.raw`(?<![\p{L}\d'@./_+-])(?:${elided}|(?:${spellings.map(([typed]) => `(${typed})`).join('|')})(?![\p{L}\d'@_+$€£-]|\.\p{L}| ?& ?\p{L}))`,
  'gu',
)

function spelled(typed: string, groups: readonly (string | undefined)[]): string {
  const index = groups.slice(0, spellings.length).findIndex((group) => group !== undefined)
  return spellings[index]?.[1].replace('$&', () => typed) ?? 'je '
}

function shortFormsIn(text: string): Change[] {
  return matchesIn(text, pattern).map((match) => {
    const [typed, ...groups] = match
    return { start: match.index, end: match.index + typed.length, by: spelled(typed, groups) }
  })
}

/** A folded text with what is typed short on a phone spelled out, for patterns and the classifier; its length changes. */
export const spellOut = remember((text: string): string => splice(text, shortFormsIn(text)))

/** A text with what is typed short on a phone spelled out, else as it was typed. */
export function spellTyped(source: string): string {
  const folded = fold(source)
  const changes = shortFormsIn(folded.text).filter((change) => isShort(folded, change))
  const { origin } = folded
  return splice(
    source,
    changes.map(({ start, end, by }) => ({ start: origin[start]!, end: origin[end]!, by })),
  )
}

/** A text with its changes made, which are in order and apart from each other. */
function splice(text: string, changes: readonly Change[]): string {
  let at = 0
  let result = ''
  for (const { start, end, by } of changes) {
    result += text.slice(at, start) + by
    at = end
  }
  return result + text.slice(at)
}

function replace({ text, origin, ...typed }: Folded, changes: readonly Change[]): Folded {
  let at = 0
  let result = ''
  const from: number[] = []
  for (const { start, end, by } of changes) {
    result += text.slice(at, start) + by
    from.push(...origin.slice(at, start))
    for (let index = 0; index < by.length; index += 1)
      from.push(origin[Math.min(start + index, end - 1)]!)
    at = end
  }
  return { ...typed, text: result + text.slice(at), origin: [...from, ...origin.slice(at)] }
}

/** "R & D" and "PR" are names where they are typed with capitals; "C mon garage" opens a sentence. */
function isShort({ source, text, origin }: Folded, { start, end }: Change): boolean {
  const typed = source.slice(origin[start], origin[end])
  if (typed === typed.toLowerCase() || source === source.toUpperCase()) return true
  if (end - start > 1) return typed !== typed.toUpperCase()
  return opensSentence(text, start)
}

function opensSentence(text: string, at: number): boolean {
  return /(?:^|[.!?\n] ?)$/.test(text.slice(Math.max(0, at - 2), at))
}

/** What was typed with its short forms spelled out, its typos mended and its numbers in digits; a quotation of it is still what was typed. */
export function readTyping(folded: Folded): Folded {
  const whole = replace(
    folded,
    shortFormsIn(folded.text).filter((change) => isShort(folded, change)),
  )
  const spelt = replace(whole, typosIn(whole))
  return replace(spelt, spelledNumbersIn(spelt.text))
}

const word = /(?<![\p{L}\d'@./_+-])[a-z]{6,16}(?![\p{L}\d@_'+-]|\.\p{L})/gu

function typosIn(folded: Folded): Change[] {
  return matchesIn(folded.text, word).flatMap((match) => {
    const [typed] = match
    const by = mendTypo(typed)
    const change = { start: match.index, end: match.index + typed.length, by: by ?? '' }
    // A capital within a sentence makes a name of it.
    const isName = isCapital(folded, match.index) && !opensSentence(folded.text, match.index)
    return by && !isName ? [change] : []
  })
}

import { isFirstName } from './first-names.ts'
import { isPlace } from './places.ts'
import type { ReadName } from './read-name.ts'
import { matchesIn } from '../patterns.ts'

/** "Ross. He is so annoying": the sentence behind the name is about somebody else. */
const pronoun =
  /^[^.!?\n]{0,80}[.!?…]+ ?(?:(?:he|she)(?!\/)|he's|she's|his|her|elle|il(?! (?:me |nous |lui )?(?:faut|faudrait|faudra|s'agit)| y ))\b/
/** "Jack Sparrow cracked me up", "Oliver Stone was right": somebody else did something. */
const does =
  /^ (?:(?:is|was|has|had|were|did|does|est|etait|avait)\b(?! (?:my|mon|me|fine|ok|good|the name))|(?!(?:based|located|interested|employed|retired|married|called|named|licensed)\b)(?:[a-z]{3,}ed|made|said|went|told|gave|ate|won)\b)/
/** "M. Ndiaye, qui signe", "M. Olivetti, décide", "Geneviève Stassart, la directrice, et elle …". */
const signing =
  /^,? (?:(?:qui|who) (?!(?:vous|speaks|writes|parle|ecris)\b)|(?:decide|signe|tranche|valide|choisit|decides|signs|approves|will (?:take|make|decide|sign))\b|(?:la|le|the|my|our|mon|ma|notre) [a-z]+,? (?:et |and )?(?:elle|il|she|he)\b)/
/** "Tony Abbott, for making us look so stupid". */
const judged = /^[,.]? ?(?:for|pour) (?:[a-z]+ing\b|avoir\b)/

/** Full names beside each other from which on it is a list of others. */
const listedFrom = 3

/** "Emma Stone, Jesse Eisenberg, Woody Harrelson". */
function isListed(text: string): boolean {
  const names = text.split(/, (?:and |et )?| (?:and|et) |[.!\n]/).filter((part) => {
    const words = part.trim().split(' ')
    return words.length > 1 && words.length <= 3 && isFirstName(words[0]!)
  })
  return names.length >= listedFrom
}

const wordsIn = /[\p{L}'-]+/gu
/** Characters up to which the same name again completes it. */
const besideMax = 12

/** "Ann Perkins. What is the point of Ann Perkins?"; but "Bob, Bob Tanner" is one name. */
function isNamedAgain(rest: string, { words: [first = ''] }: ReadName): boolean {
  if (!isFirstName(first)) return false
  return matchesIn(rest, wordsIn).some(({ 0: said, index }) => said === first && index > besideMax)
}

/** Whether the name that a text opens with is of somebody it speaks of, rather than its writer's. */
export function isSpokenOf(text: string, name: ReadName): boolean {
  const rest = text.slice(name.end)
  return (
    [pronoun, does, judged, signing].some((pattern) => pattern.test(rest)) ||
    isNamedAgain(rest, name) ||
    isListed(text)
  )
}

/** "South Park", "San Diego", "New Jersey": a place. */
const placeFirst =
  /^(?:north|south|east|west|northern|southern|new|san|santa|los|las|great|mount|lake)$/
/** "PM CST": letters that nobody can say. */
const unspoken = /^[bcdfghjklmnpqrstvwxz]{3,}$/
/** "Immediately", "exactement". */
const adverb = /^[a-z]{3,}(?:[ae]ly|lly|tly|sly|dly|ement|amment)$/

/** Whether words that no first name is among are a place, letters or an adverb rather than a person. */
export function isNobody({ words }: ReadName): boolean {
  const [first = ''] = words
  if (words.some((word) => isFirstName(word))) return false
  return (
    isPlace(words.join(' ')) ||
    (words.length > 1 && placeFirst.test(first)) ||
    words.some((word) => unspoken.test(word)) ||
    (words.length === 1 && adverb.test(first))
  )
}

import { foldAccents } from '@oka/contract/fold-text'

type Named = { id: number; name: string }

/**
 * The people a text mentions: `@` and their full name, ignoring case.
 *
 * @param picked ids chosen from the list, in that order: they tell namesakes apart; where none was
 *   chosen, all of that name are meant
 */
export function mentionsIn<Person extends Named>(
  text: string,
  people: readonly Person[],
  picked: readonly number[] = [],
): Person[] {
  const names = people.map(({ name }) => name)
  const times = new Map<string, number>()
  for (const { name } of findMentions(text, names)) times.set(name, (times.get(name) ?? 0) + 1)
  const found = new Set<number>()
  for (const [name, count] of times) {
    const namesakes = people
      .filter((person) => foldAccents(person.name) === name)
      .map(({ id }) => id)
    // An earlier choice may have been removed from the text.
    const chosen = picked.filter((id) => namesakes.includes(id)).slice(-count)
    for (const id of chosen.length > 0 ? chosen : namesakes) found.add(id)
  }
  return people.filter(({ id }) => found.has(id))
}

/** People whose name, or a word of it, starts with the text. */
export function findPeople<Person extends Named>(
  people: readonly Person[],
  query: string,
): Person[] {
  const wanted = foldAccents(query)
  return people.filter(({ name }) => {
    const folded = foldAccents(name)
    return folded.startsWith(wanted) || folded.includes(` ${wanted}`)
  })
}

/** A note split at its mentions. */
export function splitMentions(
  text: string,
  names: readonly string[],
): { at: number; text: string; isMention: boolean }[] {
  const pieces: { at: number; text: string; isMention: boolean }[] = []
  let end = 0
  const cut = (to: number, isMention: boolean): void => {
    if (to > end) pieces.push({ at: end, text: text.slice(end, to), isMention })
    end = to
  }
  for (const mention of findMentions(text, names)) {
    cut(mention.start, false)
    cut(mention.end, true)
  }
  cut(text.length, false)
  return pieces
}

/** An `@` inside an address or a longer word is no mention; `@Jo.` is, `@jo.example` is not. */
const before = String.raw`(?<![\p{L}\p{N}_.%+@-])`
const after = String.raw`(?![\p{L}\p{N}_@]|[.-][\p{L}\p{N}])`

/** Positions and folded names of mentions. The longest matching name wins. */
function findMentions(
  text: string,
  names: readonly string[],
): { start: number; end: number; name: string }[] {
  const wanted = [...new Set(names.map(foldAccents))]
    .filter(Boolean)
    .toSorted((one, other) => other.length - one.length)
  if (wanted.length === 0) return []
  const { folded, places } = foldInPlace(text)
  const pattern = new RegExp(`${before}@(${wanted.map(escapePattern).join('|')})${after}`, 'gu')
  return [...folded.matchAll(pattern)].map(({ index, 0: whole, 1: name = '' }) => ({
    start: places[index]!,
    end: places[index + whole.length]!,
    name,
  }))
}

/** A folded text, with the original position of each of its characters and of its end. */
function foldInPlace(text: string): { folded: string; places: number[] } {
  let folded = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const piece = foldAccents(character)
    for (let unit = 0; unit < piece.length; unit += 1) places.push(at)
    folded += piece
    at += character.length
  }
  places.push(at)
  return { folded, places }
}

function escapePattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)
}

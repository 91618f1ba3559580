import { fold } from '../ui/fold.ts'

type Named = { id: number; name: string }

/** The people a text mentions: `@` and their whole name, whatever the case. */
export function mentionsIn<Person extends Named>(
  text: string,
  people: readonly Person[],
): Person[] {
  const found = new Set<Person>()
  // The longer name first: whoever is called Jo Ann is not Jo.
  const byLength = people.toSorted((one, other) => other.name.length - one.name.length)
  let rest = fold(text)
  for (const person of byLength) {
    const mention = `@${fold(person.name)}`
    if (person.name === '' || !rest.includes(mention)) continue
    found.add(person)
    rest = rest.replaceAll(mention, ' ')
  }
  return people.filter((person) => found.has(person))
}

/** Those whose name, or a word of it, begins so. */
export function findPeople<Person extends Named>(
  people: readonly Person[],
  query: string,
): Person[] {
  const wanted = fold(query)
  return people.filter(({ name }) => {
    const folded = fold(name)
    return folded.startsWith(wanted) || folded.includes(` ${wanted}`)
  })
}

/** A note cut where it mentions somebody. */
export function splitMentions(
  text: string,
  names: readonly string[],
): { at: number; text: string; isMention: boolean }[] {
  const wanted = names.filter(Boolean).toSorted((one, other) => other.length - one.length)
  if (wanted.length === 0) return [{ at: 0, text, isMention: false }]
  const pattern = new RegExp(`(@(?:${wanted.map(escapePattern).join('|')}))`, 'giu')
  let at = 0
  return text.split(pattern).flatMap((piece, index) => {
    const start = at
    at += piece.length
    return piece === '' ? [] : [{ at: start, text: piece, isMention: index % 2 === 1 }]
  })
}

function escapePattern(text: string): string {
  return text.replace(/[$()*+.?[\\\]^{|}]/g, '\\$&')
}

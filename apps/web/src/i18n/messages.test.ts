import { expect, test } from 'vitest'

import { messages as en } from './messages.en.ts'
import { messages as fr } from './messages.fr.ts'

function texts(tree: object, path = ''): [path: string, text: string][] {
  return Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[`${path}${key}`, value] satisfies [string, string]]
      : texts(value as object, `${path}${key}.`),
  )
}

/** What is filled in, each once; not the words that a plural chooses from. */
const placeholders = (text: string): string[] =>
  [
    ...new Set(
      [...text.matchAll(/(?<!(?:one|other|=\d+) )\{(\w+)[,}]|<(\w+)>/g)].map(
        ([, name, tag]) => name ?? `<${tag}>`,
      ),
    ),
  ].toSorted()

test('both languages fill in the same values', () => {
  const french = new Map(texts(fr))
  for (const [path, text] of texts(en)) {
    expect(placeholders(french.get(path)!), path).toEqual(placeholders(text))
  }
})

test('no text is empty, and quotes are typographic: a straight one is an escape in ICU', () => {
  for (const [path, text] of [...texts(en), ...texts(fr)]) {
    expect(text.trim(), path).not.toBe('')
    expect(text, path).not.toContain("'")
  }
})

test('French is set with spaces that do not break', () => {
  for (const [path, text] of texts(fr)) {
    expect(text, path).not.toMatch(/ [;:!?»]|« /)
  }
})

import compile from 'icu-minify/compile'
import { _createCache, _createIntlFormatters } from 'use-intl/core'
import formatText from 'use-intl/format-message'
import formatCompiled from 'use-intl/format-message/format-only'
import { expect, test } from 'vitest'

import { messages as en } from './messages.en.ts'
import { messages as fr } from './messages.fr.ts'

const textsOf = (tree: object): string[] =>
  Object.values(tree).flatMap((value: string | object) =>
    typeof value === 'string' ? [value] : textsOf(value),
  )

/** Values for everything that the text fills in: that number, or a word, or words between tags. */
function valuesOf(text: string, count: number): Record<string, unknown> {
  const names = [...text.matchAll(/[{<](\w+)/g)].map(([, name]) => name!)
  return Object.fromEntries(
    names.map((name) => {
      if (text.includes(`<${name}>`)) return [name, (words: unknown) => `[${String(words)}]`]
      return [
        name,
        new RegExp(`\\{${name}, (plural|number|selectordinal)`).test(text) ? count : 'Ada',
      ]
    }),
  )
}

// The build compiles them: see compiled-texts.ts.
test.for([
  ['en', en],
  ['fr', fr],
] as const)('the compiled texts of %s say what is written', ([locale, messages]) => {
  const cache = _createCache()
  const formatters = _createIntlFormatters(cache)
  const options = { cache, formatters, locale, timeZone: 'UTC' }
  for (const text of textsOf(messages))
    for (const count of [0, 1, 2, 1234]) {
      const values = valuesOf(text, count) as Parameters<typeof formatText>[2]
      const written = formatText('text', text, values, options)
      expect(formatCompiled('text', compile(text), values, options), text).toEqual(written)
    }
})

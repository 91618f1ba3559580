import compile from 'icu-minify/compile'
import type { CompiledMessage } from 'icu-minify/format'
import type { Plugin } from 'vite'

type Texts = { readonly [name: string]: string | Texts }
type CompiledTexts = { [name: string]: CompiledMessage | CompiledTexts }

/** Compiles the texts while the app is built, so that it loads no parser of ICU messages. */
export function compiledTexts(): Plugin {
  return {
    name: 'oka:compiled-texts',
    apply: 'build',
    config: () => ({
      resolve: { alias: { 'use-intl/format-message': 'use-intl/format-message/format-only' } },
    }),
    load: {
      filter: { id: /\/src\/i18n\/(?:first|later)\.(?:en|fr)\.ts$/ },
      async handler(id) {
        const module = (await import(id)) as Record<string, Texts>
        return Object.entries(module)
          .map(([name, texts]) => `export const ${name} = ${JSON.stringify(compileAll(texts))}`)
          .join('\n')
      },
    },
  }
}

function compileAll(texts: Texts): CompiledTexts {
  const compiled = Object.entries(texts).map(([name, text]) => [
    name,
    typeof text === 'string' ? compile(text) : compileAll(text),
  ])
  return Object.fromEntries(compiled) as CompiledTexts
}

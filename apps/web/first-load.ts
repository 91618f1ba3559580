import { promisify } from 'node:util'
import { brotliCompress } from 'node:zlib'

import type { Plugin, Rolldown } from 'vite'

import { first as texts } from './src/i18n/first.en.ts'

type Chunk = Rolldown.OutputChunk

/** What has the texts of the first load as well: pages before signing in, and what opens on every page. */
const early = [
  ...['sign-in', 'join', 'forgot', 'reset'].map((name) => `auth/${name}-page.tsx`),
  'notifications/open-bell.tsx',
  'shell/open-user-menu.tsx',
  'shell/shortcuts-dialog.tsx',
  'shell/toasts.tsx',
]
const languages = { en: 'i18n/first.en.ts', fr: 'i18n/first.fr.ts' }

/**
 * Bytes of brotli of the JavaScript that the inbox needs for its first load, in the larger language; a build beyond them
 * fails.
 */
const budget = 147_000

/**
 * Puts what the inbox needs at first into one file, which the page itself names: in sixty, each after the one that imports
 * it, it would arrive a second later on a phone. Names in the attributes of `before-paint.js` the files of the languages,
 * so that the one in use is loaded besides. Keeps the first load within its budget, and its texts within those of `first`.
 */
export function firstLoad(): Plugin {
  return {
    name: 'oka:first-load',
    apply: 'build',
    config: () => ({
      build: {
        rolldownOptions: {
          output: { codeSplitting: { groups: [{ name: nameOf, debugName: 'first' }] } },
        },
      },
    }),
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
        const entries = chunks.filter(({ isEntry }) => isEntry)
        const first = importedBy(chunks, entries)
        const open = early.map((page) => chunkOf(chunks, page))
        checkTexts(first.union(importedBy(chunks, open)))
        const translations = Object.entries(languages).map(([locale, module]) => {
          const chunk = chunkOf(chunks, module)
          return { locale, chunk }
        })
        const sizes = await Promise.all(translations.map(({ chunk }) => weigh([chunk])))
        keepBudget((await weigh(first)) + Math.max(...sizes))
        const written = translations.map(
          ({ locale, chunk }) => ` data-${locale}="/${chunk.fileName}"`,
        )
        const script = /<script(?= [^>]*src="\/assets\/before-paint-)/
        if (!script.test(html)) throw new Error('before-paint.js is not in the page')
        return html.replace(script, `<script${written.join('')}`)
      },
    },
  }
}

type Graph = { getModuleInfo: (id: string) => { importers: readonly string[] } | null }

/** `first` for what the entry imports, directly or not; the icons of all later pages are one file. */
function nameOf(id: string, graph: Graph): string | null {
  const seen = new Set([id])
  for (const module of seen) {
    if (module.endsWith('/src/main.tsx')) return 'first'
    for (const importer of graph.getModuleInfo(module)?.importers ?? []) seen.add(importer)
  }
  return id.includes('/lucide-react/') ? 'icons' : null
}

function chunkOf(chunks: readonly Chunk[], module: string): Chunk {
  const found = chunks.find(({ moduleIds }) =>
    moduleIds.some((id) => id.endsWith(`/src/${module}`)),
  )
  if (!found) throw new Error(`No chunk has ${module}`)
  return found
}

/** The chunks themselves, and what they import before they run. */
function importedBy(chunks: readonly Chunk[], wanted: readonly Chunk[]): Set<Chunk> {
  const found = new Set(wanted)
  for (const { imports } of found)
    for (const chunk of chunks) if (imports.includes(chunk.fileName)) found.add(chunk)
  return found
}

/** Throws where a page of the first load uses texts that are not loaded with it. */
function checkTexts(chunks: Iterable<Chunk>): void {
  for (const { modules } of chunks)
    for (const [id, { code }] of Object.entries(modules))
      for (const [, name = ''] of (code ?? '').matchAll(/useTranslations\(["'`](\w+)/g))
        if (!(name in texts)) throw new Error(`${id} needs the texts of ${name}: see first.en.ts`)
}

async function weigh(chunks: Iterable<Chunk>): Promise<number> {
  const sizes = [...chunks].map(async ({ code }) => (await promisify(brotliCompress)(code)).length)
  return (await Promise.all(sizes)).reduce((total, size) => total + size, 0)
}

function keepBudget(bytes: number): void {
  const figures = `first load of the inbox: ${bytes} bytes of brotli, at most ${budget}`
  if (bytes > budget) throw new Error(`Over budget. ${figures}`)
  console.log(figures)
}

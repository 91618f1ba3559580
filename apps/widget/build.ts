import { watch } from 'node:fs'
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

import { build as bundle, type Plugin } from 'vite'

const root = import.meta.dirname
const dist = join(root, 'dist')

/**
 * Size budgets of a visitor's downloads, in bytes of brotli; a build beyond them fails. The page
 * pays for the loader alone, a click or a stored record for the panel in one language, the first
 * key or a conversation in progress for the chat API, which is the tRPC client and the presence
 * reports. A server that requires a check costs the file that solves it, a network that blocks
 * WebSockets the event stream, an answer from the company's knowledge the file that shows its source.
 */
const budgets = {
  loader: 1_024,
  'panel-en': 15_000,
  'panel-fr': 15_000,
  api: 9_000,
  sources: 1_000,
  check: 5_000,
  stream: 8_200,
}
/** Of the loader, the larger panel and the chat API together: what a conversation costs. */
const budgetInAll = 25_000

/** Settings the loader is measured with; the server inserts its own, and compresses it itself. */
const exampleSettings = JSON.stringify({
  company: 'Menuiserie Dubois & Fils',
  origin: 'https://chat.menuiserie-dubois.example',
})

/** `Features.LightDark` of Lightning CSS, which would emit variables for a function that we do not use. */
const lightDark = 1 << 20

const isWatching = process.argv.includes('--watch')

type Part = keyof typeof budgets
type File = { name: string; content: string | Buffer }
type Script = { name: string; code: string; compressed: Buffer }

/**
 * On pages with Prototype.js, `reduce` and `scrollTo` differ from the standard. The one use in tRPC
 * is spelled out; any other fails the build.
 */
const withoutReduce: Plugin = {
  name: 'without-reduce',
  transform: (code) => ({
    code: code.replace(
      'return operations.reduce(pipeReducer, self)',
      'let piped = self; for (const operation of operations) piped = operation(piped); return piped',
    ),
    map: null,
  }),
}

/**
 * tRPC is published for older engines than those we build for: these helpers are features of the
 * language there. The last is for generators, which are not used here.
 */
const withoutHelpers: Plugin = {
  name: 'without-helpers',
  transform: (code) => ({
    code: code
      .replace(
        /function _objectSpread2\(e\) \{[\s\S]*?\n\}/,
        'const _objectSpread2 = Object.assign',
      )
      .replace(
        /function _defineProperty\(e, r, t\) \{[\s\S]*?\n\}/,
        'const _defineProperty = (e, r, t) => { e[r] = t; return e }',
      )
      .replace(/^AsyncGenerator\.prototype[\s\S]*?\n\};/m, '')
      // A field without a value is as good as none.
      .replace(/^\s*_defineProperty\(this, "\w+", void 0\);$/gm, ''),
    map: null,
  }),
}

/** Subscriptions take callbacks here, and are not iterated over. */
const withoutIteration: Plugin = {
  name: 'without-iteration',
  transform: (code) => ({
    code: code.replace(/\n\t\tif \(!hasCallbacks\) \{[\s\S]*?\n\t\t\}/, ''),
    map: null,
  }),
}

/** Each part contains the file name of the next. */
async function build(): Promise<void> {
  const check = await compile('check', 'src/human-check/answer-check.ts', {})
  const stream = await compile('stream', 'src/conversation/event-stream.ts', {})
  const chatApi = await compile('api', 'src/conversation/chat-api.ts', {
    OKA_CHECK_FILE: check.name,
    OKA_STREAM_FILE: stream.name,
  })
  const sources = await compile('sources', 'src/view/sources.ts', {})
  const known = { OKA_CHAT_API_FILE: chatApi.name, OKA_SOURCES_FILE: sources.name }
  const en = await compile('panel-en', 'src/panel.en.ts', known)
  const fr = await compile('panel-fr', 'src/panel.fr.ts', known)
  const loader = await compile('loader', 'src/loader.ts', {
    OKA_PANEL_FILES: { en: en.name, fr: fr.name },
  })
  const larger = Math.max(...[en, fr].map(({ compressed }) => compressed.byteLength))
  keepBudget(
    'in all',
    loader.compressed.byteLength + larger + chatApi.compressed.byteLength,
    budgetInAll,
  )
  const files: File[] = [{ name: 'widget.js', content: leaveRoomForSettings(loader.code) }]
  for (const { name, code, compressed } of [check, stream, chatApi, sources, en, fr]) {
    files.push({ name, content: code }, { name: `${name}.br`, content: compressed })
  }

  await mkdir(dist, { recursive: true })
  for (const { name, content } of files) {
    // Written beside and renamed: servers serve this folder, also while a build is stopped half-way.
    const path = join(dist, name)
    await writeFile(`${path}.new`, content)
    await rename(`${path}.new`, path)
  }
  await cp(join(root, 'demo'), join(dist, 'demo'), { recursive: true })
  await removeOthers(new Set([...files.map(({ name }) => name), 'demo']))
}

async function compile(
  part: Part,
  entry: string,
  define: Record<string, unknown>,
): Promise<Script> {
  const result = await bundle({
    root,
    configFile: false,
    logLevel: 'warn',
    plugins: [withoutReduce, withoutHelpers, withoutIteration],
    css: { lightningcss: { exclude: lightDark } },
    define: Object.fromEntries(
      Object.entries(define).map(([name, value]) => [name, JSON.stringify(value)]),
    ),
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      target: 'es2022',
      cssTarget: ['chrome111', 'edge111', 'firefox113', 'safari16.4'],
      write: false,
      modulePreload: false,
      rolldownOptions: {
        input: join(root, entry),
        // To read a property of a constant does nothing: tRPC lists codes that nothing here uses.
        treeshake: { propertyReadSideEffects: false },
        preserveEntrySignatures: part === 'loader' ? false : 'strict',
        output: {
          format: part === 'loader' ? 'iife' : 'es',
          entryFileNames: `${part}-[hash].js`,
        },
      },
    },
  })
  if (!('output' in result)) throw new Error(`${entry} was not built once`)
  const [chunk, ...others] = result.output
  if (others.length) throw new Error(`${entry} has become several files: ${others[0]?.fileName}`)
  const [replaced] = /\.reduce\(|\.scrollTo\(/.exec(chunk.code) ?? []
  if (replaced) throw new Error(`${chunk.fileName} calls ${replaced}, which Prototype.js replaces`)
  const compressed =
    part === 'loader'
      ? await promisify(brotliCompress)(chunk.code.replace('OKA_SETTINGS', exampleSettings))
      : await compress(chunk.fileName, chunk.code)
  keepBudget(part, compressed.byteLength, budgets[part])
  return { name: chunk.fileName, code: chunk.code, compressed }
}

/**
 * The encoder's distance parameters (RFC 7932, section 4) that compress best are found by trying. A name
 * holds the hash of the content: while watching, what is there under it is taken.
 */
async function compress(name: string, code: string): Promise<Buffer> {
  const before = isWatching && (await readFile(join(dist, `${name}.br`)).catch(() => null))
  if (before) return before
  const tries = [0, 1, 2, 3].flatMap((postfixBits) =>
    [0, 1, 2, 3, 4, 7, 8, 11, 15].map((direct) =>
      promisify(brotliCompress)(code, {
        params: {
          [constants.BROTLI_PARAM_NPOSTFIX]: postfixBits,
          [constants.BROTLI_PARAM_NDIRECT]: direct << postfixBits,
        },
      }),
    ),
  )
  const [shortest] = (await Promise.all(tries)).toSorted((a, b) => a.byteLength - b.byteLength)
  return shortest!
}

function keepBudget(what: string, bytes: number, budget: number): void {
  const figures = `${what}: ${bytes} bytes of brotli, at most ${budget}`
  if (bytes > budget) throw new Error(`Over budget. ${figures}`)
  if (!isWatching) console.log(figures)
}

/**
 * The server puts an object in place of the string `"__OKA_SETTINGS__"`. Until then it is an
 * undeclared name, since a compiler would evaluate a string.
 */
function leaveRoomForSettings(code: string): string {
  const parts = code.split('OKA_SETTINGS')
  if (parts.length !== 2) throw new Error('The settings must stand in the loader exactly once')
  return parts.join('"__OKA_SETTINGS__"')
}

/** Only after the new files exist, so that a running server never lacks one. */
async function removeOthers(kept: Set<string>): Promise<void> {
  for (const name of await readdir(dist)) {
    if (!kept.has(name)) await rm(join(dist, name), { recursive: true })
  }
}

/** Builds again after each change; an error is printed, and the next change retries. */
function buildOnChange(): void {
  let timer: NodeJS.Timeout | undefined
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(() => void build().catch(console.error), 100)
  }
  for (const folder of ['src', 'demo']) watch(join(root, folder), { recursive: true }, later)
}

await build()
if (isWatching) buildOnChange()

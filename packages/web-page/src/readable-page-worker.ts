import { parentPort, workerData } from 'node:worker_threads'

import { readPage } from './readable-page.ts'

const { html, url } = workerData as { html: string; url: string }
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread has no origin
parentPort?.postMessage({ page: readPage(html, url) })

import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream, existsSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize } from 'node:path'
import { promisify } from 'node:util'

const web = join(import.meta.dirname, '../../../apps/web')

/** Builds the admin app into that folder, for an API at another address. */
export async function buildWeb(folder: string, apiUrl: string): Promise<void> {
  const vite = join(web, 'node_modules/vite/bin/vite.js')
  await promisify(execFile)(process.execPath, [vite, 'build', '--outDir', folder], {
    cwd: web,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', VITE_API_URL: apiUrl },
  })
}

const types: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
}

/** A host that knows nothing but files, and sends the page for every address that is none. */
export async function openSite(folder: string): Promise<AsyncDisposable & { url: string }> {
  const server = createServer(({ url = '/' }, response) => {
    const { pathname } = new URL(url, 'http://localhost')
    const asked = join(folder, normalize(pathname))
    const file = extname(asked) && existsSync(asked) ? asked : join(folder, 'index.html')
    response.setHeader('content-type', types[extname(file)] ?? 'application/octet-stream')
    createReadStream(file).pipe(response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

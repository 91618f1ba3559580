import { once } from 'node:events'
import { createServer } from 'node:net'

/** How many ports from the wanted one on are tried. */
const tries = 100
const ofVite = 'http://localhost:5173'

export type Ports = {
  /** Of the environment to run with. */
  settings: Record<string, string>
  /** A sentence for each port that was taken. */
  notes: string[]
}

/**
 * The ports of development: PORT of the server, and that of FRONTEND_URL, where Vite serves the admin
 * app. Where one is taken, the next that is free stands in, in the address that names it as well. An
 * address on another machine leads to the port that it was made for, so there nothing is changed.
 */
export async function choosePorts(
  env: Readonly<Record<string, string | undefined>>,
): Promise<Ports> {
  const port = env['PORT'] || '3000'
  const publicUrl = env['PUBLIC_URL'] || `http://localhost:${port}`
  const frontendUrl = env['FRONTEND_URL'] || ofVite
  const notes: string[] = []
  const settings: Ports['settings'] = {}

  if (isLocal(publicUrl)) {
    const free = await findFree(Number(port), [])
    settings['PORT'] = free
    settings['PUBLIC_URL'] = withPort(publicUrl, port, free)
    if (free !== port) notes.push(`PORT ${port} is in use: the server takes ${free}.`)
  }
  if (isLocal(frontendUrl)) {
    const { port: wanted } = new URL(frontendUrl)
    const free = await findFree(Number(wanted), [settings['PORT']])
    settings['FRONTEND_URL'] = withPort(frontendUrl, wanted, free)
    if (free !== wanted) notes.push(`Port ${wanted} is in use: the admin app takes ${free}.`)
  }
  return { settings, notes }
}

/** Only an address with a port, or the server's sentence about a wrong one would come too late. */
function isLocal(address: string): boolean {
  const url = URL.parse(address)
  return url !== null && /^(localhost|127\.0\.0\.1|\[::1\])$/.test(url.hostname) && url.port !== ''
}

function withPort(address: string, from: string, to: string): string {
  const url = new URL(address)
  if (url.port === from) url.port = to
  return url.origin
}

async function findFree(wanted: number, taken: readonly (string | undefined)[]): Promise<string> {
  for (let port = wanted; port < Math.min(wanted + tries, 65_536); port++) {
    if (!taken.includes(String(port)) && (await isFree(port))) return String(port)
  }
  return String(wanted)
}

/** On both loopback addresses: a browser may take either for `localhost`. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ['127.0.0.1', '::1']) {
    const probe = createServer()
    try {
      probe.listen(port, host)
      await once(probe, 'listening')
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return false
    } finally {
      probe.close()
    }
  }
  return true
}

import { backoff } from '@oka/client/backoff'

export type Importer<Module> = () => Promise<Module>

type Host = { isThere: () => Promise<boolean>; wait: (ms: number) => Promise<void> }

/** The host of our own files, and the clock. */
const host: Host = {
  isThere: async () =>
    // It has just served this page.
    document.readyState !== 'complete' ||
    fetch(location.origin, { method: 'HEAD', cache: 'no-store' }).then(
      // A proxy responds for an unavailable host.
      ({ status }) => status < 500,
      () => false,
    ),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const arrived = new Set<Importer<unknown>>()

/**
 * Imports a part of the app once its host is available, which it is not during a restart. Nothing
 * is imported before: browsers cache a failed import for the life of the page (whatwg/html#6768).
 * Throws the import's error, such as when a newer version has replaced the file.
 */
export async function loadPart<Module>(
  importer: Importer<Module>,
  { isThere, wait }: Host = host,
): Promise<Module> {
  for (let attempt = 1; !arrived.has(importer) && !(await isThere()); attempt += 1) {
    await wait(backoff(attempt))
  }
  const part = await importer()
  arrived.add(importer)
  return part
}

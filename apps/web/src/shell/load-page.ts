import { lazyRouteComponent } from '@tanstack/react-router'

import { backoff } from '@oka/client/backoff'

type Importer<Module> = () => Promise<Module>

const parts: Importer<unknown>[] = []

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

/** A route's page: loaded when it is opened, or earlier, when the browser is idle. */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module>(
  importer: Importer<Module>,
  name: Name,
): ReturnType<typeof lazyRouteComponent<Module, Name>> {
  return lazyRouteComponent(lazyPart(importer), name)
}

/** A part of the app that is loaded on first use, or earlier, when the browser is idle. */
export function lazyPart<Module>(importer: Importer<Module>): Importer<Module> {
  parts.push(importer)
  return () => loadPart(importer)
}

/** Prefetches the remaining parts one by one, so that navigation needs no server. */
export async function prefetchPages(): Promise<void> {
  for (const importer of parts) {
    await idle()
    // A file missing in a newer version is reported when its page is opened.
    await loadPart(importer).catch(() => undefined)
  }
}

/** Safari has no idle callbacks. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve)
    else setTimeout(resolve, 200)
  })

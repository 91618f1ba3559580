import { lazyRouteComponent } from '@tanstack/react-router'

import { backoff } from '@oka/client/backoff'

type Importer<Module> = () => Promise<Module>

const parts: Importer<unknown>[] = []

type Host = { isThere: () => Promise<boolean>; wait: (ms: number) => Promise<void> }

/** The host of our own files, and time. */
const host: Host = {
  isThere: async () =>
    // It has just sent this page.
    document.readyState !== 'complete' ||
    fetch(location.origin, { method: 'HEAD', cache: 'no-store' }).then(
      // A proxy answers for a host that is away.
      ({ status }) => status < 500,
      () => false,
    ),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

const arrived = new Set<Importer<unknown>>()

/**
 * Imports a part of the app, as soon as its host is there, which it is not during a restart. Nothing is imported
 * before: browsers keep a failed import for the life of the page (whatwg/html#6768). Throws what the import
 * threw, such as where another version has taken the place of the file.
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

/** A page of the map: loaded when it is opened, or before, when the browser is idle. */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module>(
  importer: Importer<Module>,
  name: Name,
): ReturnType<typeof lazyRouteComponent<Module, Name>> {
  return lazyRouteComponent(lazyPart(importer), name)
}

/** What is loaded when it is first asked for, or before, when the browser is idle. */
export function lazyPart<Module>(importer: Importer<Module>): Importer<Module> {
  parts.push(importer)
  return () => loadPart(importer)
}

/** Fetches what was not opened yet, one after the other, so that a click needs no server. */
export async function prefetchPages(): Promise<void> {
  for (const importer of parts) {
    await idle()
    // What another version does not have is said to be missing when it is opened.
    await loadPart(importer).catch(() => undefined)
  }
}

/** Safari has no idle callbacks. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve)
    else setTimeout(resolve, 200)
  })

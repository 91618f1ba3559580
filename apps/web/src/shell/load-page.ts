import { lazyRouteComponent } from '@tanstack/react-router'

import { backoff } from './carrier-choice.ts'

type Importer<Module> = () => Promise<Module>

const pages: Importer<unknown>[] = []

type Host = { isThere: () => Promise<boolean>; wait: (ms: number) => Promise<void> }

/** The host of our own files, and time. */
const host: Host = {
  isThere: () =>
    fetch(location.origin, { method: 'HEAD', cache: 'no-store' }).then(
      // A proxy answers for a host that is away.
      ({ status }) => status < 500,
      () => false,
    ),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/**
 * Imports a part of the app, for as long as its host is away, such as during a restart. Throws what the import
 * threw when the host is there and has not the file: then another version has taken its place.
 */
export async function loadPart<Module>(
  importer: Importer<Module>,
  { isThere, wait }: Host = host,
): Promise<Module> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await importer()
    } catch {
      if (await isThere()) return await importer()
      await wait(backoff(attempt))
    }
  }
}

/** A page of the map: loaded when it is opened, or before, when the browser is idle. */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module>(
  importer: Importer<Module>,
  name: Name,
): ReturnType<typeof lazyRouteComponent<Module, Name>> {
  pages.push(importer)
  return lazyRouteComponent(() => loadPart(importer), name)
}

/** Fetches the pages that were not opened yet, one after the other, so that a click needs no server. */
export async function prefetchPages(): Promise<void> {
  for (const importer of pages) {
    await idle()
    // What does not come now is tried again when it is opened.
    await importer().catch(() => undefined)
  }
}

/** Safari has no idle callbacks. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve)
    else setTimeout(resolve, 200)
  })

import { lazyRouteComponent } from '@tanstack/react-router'
import { createAtom, type ReadonlyAtom, useSelector } from '@tanstack/react-store'

import { loadLaterTexts } from '../i18n/texts.ts'
import { type Importer, loadPart } from './load-part.ts'

/** Loads a part with the texts it needs. */
const loaders: Importer<unknown>[] = []

/** A route's page: loaded when it is opened, or earlier, when the browser is idle. */
export function lazyPage<Module extends Record<string, unknown>, Name extends keyof Module>(
  importer: Importer<Module>,
  name: Name,
): ReturnType<typeof lazyRouteComponent<Module, Name>> {
  return lazyRouteComponent(lazyPart(importer), name)
}

/** A page before signing in, which has the texts of the first load alone. */
export function firstPage<Module extends Record<string, unknown>, Name extends keyof Module>(
  importer: Importer<Module>,
  name: Name,
): ReturnType<typeof lazyRouteComponent<Module, Name>> {
  return lazyRouteComponent(earlyPart(importer), name)
}

/** Loads a part of the app; `loaded` has it once it has come. */
export type LazyPart<Module> = Importer<Module> & { loaded: ReadonlyAtom<Module | null> }

/** A part of the app that is loaded on first use, or earlier, when the browser is idle; with its texts. */
export function lazyPart<Module>(importer: Importer<Module>): LazyPart<Module> {
  return loadable(async () => (await Promise.all([loadPart(importer), loadLaterTexts()]))[0])
}

/** A part that has the texts of the first load alone. */
export function earlyPart<Module>(importer: Importer<Module>): LazyPart<Module> {
  return loadable(() => loadPart(importer))
}

/** The part once it has been loaded, for whatever reason. */
export function usePart<Module>(part: LazyPart<Module>): Module | null {
  return useSelector(part.loaded)
}

function loadable<Module>(importer: Importer<Module>): LazyPart<Module> {
  const loaded = createAtom<Module | null>(null)
  const load = async () => {
    const part = await importer()
    loaded.set(part)
    return part
  }
  loaders.push(load)
  return Object.assign(load, { loaded })
}

/** Prefetches the remaining parts one by one, so that navigation needs no server; what is on screen comes first. */
export async function prefetchPages(isBusy: () => boolean): Promise<void> {
  for (const load of loaders) {
    do await idle()
    while (isBusy())
    // A file missing in a newer version is reported when its page is opened.
    await load().catch(() => undefined)
  }
}

/** Safari has no idle callbacks. */
const idle = (): Promise<unknown> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(resolve)
    else setTimeout(resolve, 200)
  })

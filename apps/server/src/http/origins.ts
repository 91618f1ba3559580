import type { Db } from '@oka/db/client'
import { readCompany } from '@oka/db/settings'

export type Origins = {
  /** Whether a page of that origin may call us: our own, and the sites that may embed the widget. */
  allow: (origin: string) => Promise<boolean>
  /** Whether it is one of our own, which alone may call with the refresh cookie. */
  isOwn: (origin: string) => boolean
}

/** Milliseconds the sites in the settings are remembered. */
const memory = 10_000

/** @param own PUBLIC_URL and FRONTEND_URL */
export function createOrigins(db: Db, own: readonly string[]): Origins {
  let sites: Promise<readonly string[]> | undefined
  let readAt = 0

  /** Cached; concurrent calls share one query, and a failed query is not cached. */
  function readSites(): Promise<readonly string[]> {
    if (sites && performance.now() - readAt < memory) return sites
    readAt = performance.now()
    sites = readCompany(db).then((company) => company.sites.map((site) => new URL(site).origin))
    sites.catch(() => (sites = undefined))
    return sites
  }

  const isOwn = (origin: string) => own.includes(origin)
  return {
    isOwn,
    allow: async (origin) => isOwn(origin) || (await readSites()).includes(origin),
  }
}

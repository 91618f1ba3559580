import type { Db } from '@oka/db/client'
import { readCompany } from '@oka/db/settings'

/** Whether a page of that origin may call us. */
export type AllowOrigin = (origin: string) => Promise<boolean>

/** Milliseconds the sites in the settings are remembered. */
const memory = 10_000

/** Our own addresses, and the sites that may embed the widget. */
export function createAllowOrigin(db: Db, own: readonly string[]): AllowOrigin {
  let sites: readonly string[] = []
  let readAt = -Infinity

  async function readSites(): Promise<readonly string[]> {
    if (performance.now() - readAt < memory) return sites
    const company = await readCompany(db)
    sites = company.sites.map((site) => new URL(site).origin)
    readAt = performance.now()
    return sites
  }

  return async (origin) => own.includes(origin) || (await readSites()).includes(origin)
}

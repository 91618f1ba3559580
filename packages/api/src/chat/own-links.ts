import type { Locale } from '@oka/contract/locale'
import type { CompanySettings } from '@oka/contract/settings'

const address = /\bhttps?:\/\/[^\s<>"'`]+/gi

const removed: Record<Locale, string> = { en: '(link removed)', fr: '(lien retiré)' }

/**
 * Hosts that the assistant may link to: ours, and the sites with the chat. The page a visitor
 * reports is not trusted.
 */
export function ownHosts(
  { sites }: Pick<CompanySettings, 'sites'>,
  publicUrl: string,
): ReadonlySet<string> {
  return new Set([...sites, publicUrl].flatMap((one) => hostOf(one) ?? []))
}

/** Removes foreign web addresses from the text: a manipulated model must not lead a visitor away. */
export function withoutForeignLinks(
  text: string,
  hosts: ReadonlySet<string>,
  locale: Locale,
): string {
  return text.replaceAll(address, (found) => {
    const host = hostOf(found)
    return host !== null && isOwn(host, hosts) ? found : removed[locale]
  })
}

function isOwn(host: string, hosts: ReadonlySet<string>): boolean {
  return hosts.has(host) || [...hosts].some((own) => host.endsWith(`.${own.replace(/^www\./, '')}`))
}

function hostOf(url: string): string | null {
  try {
    const { hostname, username, password } = new URL(url)
    // "https://ours.example@evil.test" leads to evil.test, although it looks like ours.
    return username || password ? null : hostname
  } catch {
    return null
  }
}

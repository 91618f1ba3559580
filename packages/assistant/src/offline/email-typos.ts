import { isOneOff } from './typos.ts'

/** Where most private addresses are; a domain one letter away from these is a slip of the finger. */
const domains = `
  gmail.com googlemail.com outlook.com outlook.fr hotmail.com hotmail.fr hotmail.co.uk live.com live.fr yahoo.com
  yahoo.fr yahoo.co.uk icloud.com me.com aol.com orange.fr wanadoo.fr free.fr sfr.fr laposte.net neuf.fr bbox.fr
  protonmail.com proton.me gmx.com gmx.fr btinternet.com
`
  .trim()
  .split(/\s+/)

/** Providers whose names look like a slip of another, and are none. */
const others = new Set([
  'mail',
  'email',
  'ymail',
  'live',
  'gmx',
  'aim',
  'hotmail',
  'yahoo',
  'outlook',
])

/** The domain that was meant where the one of an address is a slip of a well-known one; else null. */
export function meantDomain(address: string): string | null {
  const domain = address.slice(address.lastIndexOf('@') + 1)
  const [name = ''] = domain.split('.')
  // Of a well-known name any ending may be right: hotmail.be, yahoo.de.
  if (domains.includes(domain) || (others.has(name) && !/\.(?:con|cmo|vom|ocm)$/.test(domain)))
    return null
  return domains.find((known) => known.length > 6 && isOneOff(domain, known)) ?? null
}

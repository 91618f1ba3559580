import { isIPv6 } from 'node:net'

/**
 * What an address counts as where calls are counted: an IPv6 network of 64 bits, since whoever has one
 * address of it has them all (RFC 4291 section 2.5.1), and an IPv4 address also where it came mapped into
 * IPv6 (section 2.5.5.2). Anything else stays what it is.
 */
export function addressKey(address: string): string {
  const [bare] = address.split('%') as [string]
  if (!isIPv6(bare)) return address
  const groups = groupsOf(bare)
  const isMapped = groups.slice(0, 6).join(':') === '0:0:0:0:0:ffff'
  if (!isMapped) return `${groups.slice(0, 4).join(':')}::/64`
  return groups
    .slice(6)
    .flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255])
    .join('.')
}

/** The eight groups of an IPv6 address, which has many spellings; the URL standard knows one. */
function groupsOf(address: string): string[] {
  const canonical = new URL(`http://[${address}]`).hostname.slice(1, -1)
  const [head, tail] = canonical.split('::').map((part) => part.split(':').filter(Boolean))
  const rest = tail ?? []
  return [...head!, ...Array<string>(8 - head!.length - rest.length).fill('0'), ...rest]
}

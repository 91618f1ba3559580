import ipaddr from 'ipaddr.js'

/**
 * Addresses of clouds that serve metadata although they look public or private: those of Azure
 * (learn.microsoft.com on 168.63.129.16), AWS and Google, whose metadata is at these over IPv6.
 */
const ofClouds = new Set(['168.63.129.16', 'fd00:ec2::254', 'fd20:ce::254'])
/** IPv6 addresses that are routed at all (RFC 4291 section 2.4); IPv4-compatible ones are not among them. */
const globalUnicast = ipaddr.parseCIDR('2000::/3')

/**
 * Whether an address is one of the public internet: neither private, loopback, link-local, shared
 * (CGNAT), multicast nor reserved, and no IPv6 form of an IPv4 address, such as NAT64, by which one
 * of those could be meant (IANA's special-purpose registries, as ipaddr.js keeps them).
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || ofClouds.has(address)) return false
  const parsed = ipaddr.parse(address)
  if (parsed.range() !== 'unicast') return false
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
}

/** Whether an address is one of the own machine or network: loopback (RFC 1122, 4291), private (RFC 1918) or unique local (RFC 4193). */
export function isPrivateAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || ofClouds.has(ipaddr.parse(address).toString())) return false
  return ['loopback', 'private', 'uniqueLocal'].includes(ipaddr.parse(address).range())
}

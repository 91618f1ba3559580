import addressparser from 'nodemailer/lib/addressparser'

export type Sender = {
  /** Empty without one. */
  name: string
  address: string
}

/**
 * Reads `hello@example.com` or `OKA Tech <hello@example.com>` (RFC 5322 section 3.4, the name in any
 * script). Undefined for anything else: no address or several, a group, a line break.
 */
export function readSender(text: string): Sender | undefined {
  if (/\p{Cc}/u.test(text)) return undefined
  const [sender, ...others] = addressparser(text)
  if (!sender || others.length > 0 || sender.group) return undefined
  const { name, address } = sender
  // The parser is lenient: it takes `a@b.fr c` and `<a@b.fr` for an address.
  const isWhole = text.trim() === address || text.trim().endsWith(`<${address}>`)
  return isWhole && isAddress(address) ? { name, address } : undefined
}

const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
const host = new RegExp(`^(?=.{1,253}$)${label}(\\.${label})*$`)
const local = /^[\w!#$%&'*+/=?^`{|}~-]+(\.[\w!#$%&'*+/=?^`{|}~-]+)*$/

/** Whether this is a domain name with a dot, such as `mg.example.com` (RFC 1035 section 2.3.1). */
export const isDomain = (text: string): boolean => text.includes('.') && host.test(text)

/** A sender's address must be ASCII: providers and relays without SMTPUTF8 (RFC 6531) accept no other. */
function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@')
  return local.test(text.slice(0, at)) && host.test(text.slice(at + 1))
}

/** The sender as one text, with a quoted name where needed (RFC 5322 section 3.2.4). */
export function formatSender({ name, address }: Sender): string {
  if (name === '') return address
  const isWords = /^[\p{L}\p{M}\p{N} !#$%&'*+/=?^_`{|}~-]+$/u.test(name)
  return `${isWords ? name : `"${name.replaceAll(/["\\]/g, '\\$&')}"`} <${address}>`
}

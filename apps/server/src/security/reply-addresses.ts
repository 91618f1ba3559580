import { createHmac } from 'node:crypto'

import type { ReplyAddresses } from '@oka/api/deps'
import { isSameSecret } from '@oka/api/same-secret'

import { deriveKey } from './secrets.ts'

/** Bytes of the authentication code: it is guessed by mails to a domain, at most some a second. */
const codeBytes = 10
const tagged = /^answer\+([\da-f]{32})([\da-f]{20})@(.+)$/

/**
 * Addresses with a signed tag, `answer+<conversation><code>@domain`: 59 characters before the at sign,
 * of 64 that are allowed (RFC 5321 section 4.5.3.1.1), hexadecimal, since their case may get lost.
 */
export function createReplyAddresses(secret: string, domain: string): ReplyAddresses {
  const key = deriveKey(secret, 'reply address')
  const codeOf = (hex: string) =>
    createHmac('sha256', key).update(hex).digest().subarray(0, codeBytes).toString('hex')
  return {
    domain,
    of: (conversationId) => {
      const hex = conversationId.replaceAll('-', '')
      return `answer+${hex}${codeOf(hex)}@${domain}`
    },
    read: (address) => {
      const [, hex = '', code = '', host] = tagged.exec(address.trim().toLowerCase()) ?? []
      if (host !== domain.toLowerCase() || !isSameSecret(code, codeOf(hex))) return undefined
      return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
    },
  }
}

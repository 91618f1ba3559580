import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

import type { Vault } from '@oka/api/deps'

import { deriveKey } from './secrets.ts'

const cipher = 'aes-256-gcm'
const ivBytes = 12
const tagBytes = 16

/** Encrypts what is stored and has to be read again (AES-GCM with a fresh 96-bit IV each, NIST SP 800-38D). */
export function createVault(secret: string): Vault {
  const key = deriveKey(secret, 'vault')
  return {
    seal: (text) => {
      const iv = randomBytes(ivBytes)
      const sealing = createCipheriv(cipher, key, iv)
      const sealed = Buffer.concat([sealing.update(text, 'utf8'), sealing.final()])
      return Buffer.concat([iv, sealing.getAuthTag(), sealed]).toString('base64url')
    },
    open: (sealed) => {
      try {
        const bytes = Buffer.from(sealed, 'base64url')
        const opening = createDecipheriv(cipher, key, bytes.subarray(0, ivBytes), {
          authTagLength: tagBytes,
        })
        opening.setAuthTag(bytes.subarray(ivBytes, ivBytes + tagBytes))
        const text = opening.update(bytes.subarray(ivBytes + tagBytes))
        return Buffer.concat([text, opening.final()]).toString('utf8')
      } catch {
        return undefined
      }
    },
  }
}

import type { webcrypto } from 'node:crypto'

import type { AccessClaims, AccessTokens } from '@oka/api/deps'
import { jwtVerify, SignJWT } from 'jose'

import { deriveKey } from './secrets.ts'

const algorithm = 'HS256'
const audience = 'oka:staff'
/** Seconds two clocks may differ. */
const clockTolerance = 30
/** Verified tokens that are remembered; checking a signature costs more than all the rest of a small request. */
const memoSize = 5000

/** @param life in seconds */
export async function createAccessTokens(secret: string, life: number): Promise<AccessTokens> {
  const key = await crypto.subtle.importKey(
    'raw',
    Buffer.from(deriveKey(secret, 'access')),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )
  const memo = new Map<string, AccessClaims>()

  return {
    life,
    issue: ({ sessionId, adminId }) =>
      new SignJWT({ sid: sessionId })
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt' })
        .setSubject(String(adminId))
        .setAudience(audience)
        .setIssuedAt()
        .setExpirationTime(`${life}s`)
        .sign(key),

    verify: async (token) => {
      const known = memo.get(token)
      if (known) return Date.now() < known.expiresAt ? known : undefined
      const claims = await check(token, key)
      if (!claims) return undefined
      if (memo.size >= memoSize) memo.clear()
      memo.set(token, claims)
      return claims
    },
  }
}

async function check(token: string, key: webcrypto.CryptoKey): Promise<AccessClaims | undefined> {
  try {
    const { payload } = await jwtVerify<{ sid: string }>(token, key, {
      algorithms: [algorithm],
      audience,
      typ: 'at+jwt',
      clockTolerance,
      requiredClaims: ['sub', 'sid', 'exp'],
    })
    return {
      sessionId: payload.sid,
      adminId: Number(payload.sub),
      expiresAt: payload.exp! * 1000,
    }
  } catch {
    return undefined
  }
}

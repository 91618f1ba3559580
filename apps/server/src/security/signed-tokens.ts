import type { webcrypto } from 'node:crypto'

import type { AccessClaims, AccessTokens, SignedTokens, TokenPurpose } from '@oka/api/deps'
import { type JWTPayload, jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'

import { deriveKey } from './secrets.ts'

const algorithm = 'HS256'
/** Seconds two clocks may differ. */
const clockTolerance = 30
/** Verified tokens that are remembered; checking a signature costs more than all the rest of a small request. */
const memoSize = 5000

type Audience = TokenPurpose | 'staff'

/** What an access token of ours says; another that is rightly signed is still none. */
const accessPayload = z.object({
  sub: z.coerce.number().int().positive(),
  sid: z.uuid(),
  exp: z.number(),
})

/** Signs for one audience with a key of its own: a token made for one is worth nothing for another, twice over. */
async function createSigner(secret: string, audience: Audience) {
  const key = await crypto.subtle.importKey(
    'raw',
    Buffer.from(deriveKey(secret, audience)),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign', 'verify'],
  )
  const typ = audience === 'staff' ? 'at+jwt' : 'JWT'
  return {
    sign: (subject: string, life: number, claims: JWTPayload = {}): Promise<string> =>
      new SignJWT(claims)
        .setProtectedHeader({ alg: algorithm, typ })
        .setSubject(subject)
        .setAudience(`oka:${audience}`)
        .setIssuedAt()
        .setExpirationTime(`${life}s`)
        .sign(key),
    verify: (token: string) => check(token, key, { audience: `oka:${audience}`, typ }),
  }
}

async function check(
  token: string,
  key: webcrypto.CryptoKey,
  expected: { audience: string; typ: string },
): Promise<JWTPayload | undefined> {
  try {
    const { payload } = await jwtVerify(token, key, {
      ...expected,
      algorithms: [algorithm],
      clockTolerance,
      requiredClaims: ['sub', 'exp'],
    })
    return payload
  } catch {
    return undefined
  }
}

/** @param life in seconds */
export async function createAccessTokens(secret: string, life: number): Promise<AccessTokens> {
  const signer = await createSigner(secret, 'staff')
  const memo = new Map<string, AccessClaims>()

  function recall(token: string): AccessClaims | undefined {
    const known = memo.get(token)
    return known && Date.now() < known.expiresAt ? known : undefined
  }

  return {
    life,
    recall,
    issue: ({ sessionId, adminId }) => signer.sign(String(adminId), life, { sid: sessionId }),

    verify: async (token) => {
      if (memo.has(token)) return recall(token)
      const payload = await signer.verify(token)
      const read = accessPayload.safeParse(payload)
      if (!read.success) return undefined
      const { sub, sid, exp } = read.data
      const claims = { sessionId: sid, adminId: sub, expiresAt: exp * 1000 }
      if (memo.size >= memoSize) memo.clear()
      memo.set(token, claims)
      return claims
    },
  }
}

export async function createSignedTokens(secret: string): Promise<SignedTokens> {
  const purposes: TokenPurpose[] = ['second-factor', 'report-link', 'mail-preview']
  const signers = Object.fromEntries(
    await Promise.all(
      purposes.map(async (purpose) => [purpose, await createSigner(secret, purpose)] as const),
    ),
  ) as Record<TokenPurpose, Awaited<ReturnType<typeof createSigner>>>

  return {
    sign: (purpose, subject, life) => signers[purpose].sign(subject, life),
    verify: async (purpose, token) => (await signers[purpose].verify(token))?.sub,
  }
}

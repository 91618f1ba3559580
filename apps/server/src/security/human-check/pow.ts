import type { Limits } from '@oka/api/deps'
import { DomainError } from '@oka/api/domain-error'
import type { HumanCheck } from '@oka/api/ports/access'
import { createChallenge, randomInt, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { z } from 'zod'

/** Milliseconds; less than the hour for which a used challenge is remembered. */
const life = 10 * 60_000

/**
 * Of 100 keys the client finds the one that was drawn, so it derives 50 in the mean and never more than
 * 100, of 4,000 rounds of PBKDF2 each (figures in docs/decisions/012).
 */
const work = { algorithm: 'PBKDF2/SHA-256', cost: 4000, keys: 100 }

/** What altcha-lib's `solveChallenge` was given and what it found. */
const answer = z.object({
  challenge: z.object({
    parameters: z.strictObject({
      algorithm: z.string(),
      nonce: z.string(),
      salt: z.string(),
      cost: z.number(),
      keyLength: z.number(),
      keyPrefix: z.string(),
      expiresAt: z.number(),
    }),
    signature: z.string(),
  }),
  solution: z.object({ counter: z.int(), derivedKey: z.string() }),
})

/** A proof of work. Challenges are signed and not stored; of those that were solved, that they were is noted. */
export function createPowCheck(key: Uint8Array, limits: Limits): HumanCheck {
  const hmacSignatureSecret = Buffer.from(key).toString('base64url')
  return {
    ask: async () => {
      const challenge = await createChallenge({
        ...work,
        counter: randomInt(work.keys),
        deriveKey,
        expiresAt: new Date(Date.now() + life),
        hmacSignatureSecret,
      })
      return { kind: 'pow', challenge: JSON.stringify(challenge) }
    },
    verify: async (text) => {
      const given = readAnswer(text)
      if (!given) return false
      const { verified } = await verifySolution({ ...given, deriveKey, hmacSignatureSecret })
      return verified && (await isFirstUse(limits, given.challenge.signature))
    },
  }
}

function readAnswer(text: string | undefined): z.infer<typeof answer> | undefined {
  try {
    return answer.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}

async function isFirstUse(limits: Limits, signature: string): Promise<boolean> {
  try {
    await limits.count('human_check', signature)
    return true
  } catch (error) {
    if (error instanceof DomainError) return false
    throw error
  }
}

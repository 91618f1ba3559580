import { createChallenge, type Payload, verifySolution } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'

import type { Guard } from './world.ts'

const hmacSignatureSecret = 'secret of the tests'

/** A proof of work as the real server asks for it, but little of it. */
export function createPowGuard(): Guard {
  const used = new Set<string>()
  return {
    async ask() {
      const challenge = await createChallenge({
        algorithm: 'PBKDF2/SHA-256',
        cost: 10,
        counter: 7,
        deriveKey,
        hmacSignatureSecret,
      })
      return { kind: 'pow', challenge: JSON.stringify(challenge) }
    },
    async accepts(answer) {
      if (!answer || used.has(answer)) return false
      used.add(answer)
      const payload = JSON.parse(answer) as Payload
      return (await verifySolution({ ...payload, deriveKey, hmacSignatureSecret })).verified
    },
  }
}

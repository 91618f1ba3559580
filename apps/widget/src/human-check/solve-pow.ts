import { pbkdf2Async } from '@noble/hashes/pbkdf2.js'
import { sha256 } from '@noble/hashes/sha2.js'
import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/web/pbkdf2'
import type { Challenge, DeriveKeyFunction } from 'altcha-lib/types'

/**
 * Solves a proof of work. The browser's cryptography does not block the page, so no Worker is
 * needed, which a page may forbid.
 */
export async function solvePow(json: string): Promise<string> {
  const challenge = JSON.parse(json) as Challenge
  const native = (crypto as Partial<Crypto>).subtle !== undefined
  const solution = await solveChallenge({
    challenge,
    deriveKey: native ? deriveKey : deriveInScript,
  })
  return JSON.stringify({ challenge, solution })
}

/** For pages without https, where `crypto.subtle` is missing: in script, in slices between frames. */
const deriveInScript: DeriveKeyFunction = async ({ cost, keyLength }, salt, password) => {
  await new Promise((resolve) => setTimeout(resolve))
  return { derivedKey: await pbkdf2Async(sha256, password, salt, { c: cost, dkLen: keyLength }) }
}

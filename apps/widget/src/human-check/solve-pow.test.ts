import { afterEach, expect, test, vi } from 'vitest'

import { createPowGuard } from '../testing/pow-guard.ts'
import { solvePow } from './solve-pow.ts'

afterEach(() => void vi.unstubAllGlobals())

async function openChallenge() {
  const guard = createPowGuard()
  const asked = await guard.ask()
  return { accepts: guard.accepts, challenge: asked.kind === 'pow' ? asked.challenge : '' }
}

test('the answer is the one the server looks for', async () => {
  const { accepts, challenge } = await openChallenge()
  expect(await accepts(await solvePow(challenge))).toBe(true)
})

test('a page without https, which lacks `crypto.subtle`, finds the same answer', async () => {
  const { accepts, challenge } = await openChallenge()
  vi.stubGlobal('crypto', { getRandomValues: crypto.getRandomValues.bind(crypto) })
  const answer = await solvePow(challenge)
  vi.unstubAllGlobals()
  expect(await accepts(answer)).toBe(true)
})

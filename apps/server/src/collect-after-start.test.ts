import { expect, test } from 'vitest'

import { collectAfterStart } from './collect-after-start.ts'

test('what the start has left is collected in a quiet moment', async () => {
  let left: object[] | null = Array.from({ length: 100_000 }, (_, index) => ({ index }))
  const held = new WeakRef(left)
  left = null
  using _collecting = collectAfterStart()
  await expect.poll(() => held.deref() === undefined).toBe(true)
})

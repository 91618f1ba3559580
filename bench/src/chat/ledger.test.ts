import { expect, test } from 'vitest'

import { playLedger } from './ledger/play-ledger.ts'

test('nothing is lost, doubled, reordered or foreign when the line, the server and the database fail', async () => {
  const { found, cuts } = await playLedger({
    visitors: 5,
    faults: ['kill', 'database', 'network', 'kill'],
    every: 10,
    rhythm: 100,
  })
  expect(found).toEqual([])
  expect(cuts).toBeGreaterThan(0)
})

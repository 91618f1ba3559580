import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { makeFolder } from '@oka/e2e/testing/server'
import { expect, test } from 'vitest'

import { startServer } from '../running/server.ts'
import { clients, playCuts } from './cuts/play-cuts.ts'

test('a client whose line is cut shows what the server has, wherever it was cut', async () => {
  await using resources = new AsyncDisposableStack()
  const database = resources.use(await openTestDatabase(await findTestServer()))
  const { path: dataDir } = resources.use(await makeFolder())
  const { url } = resources.use(await startServer({ dataDir, databaseUrl: database.url }))
  // After a snapshot, a message, a draft, an answer, a take-over, and a late one.
  const places = [1, 2, 4, 5, 9, 50]
  const cuts = places.flatMap((after) => clients.map((client) => ({ client, after })))

  const { found, cut } = await playCuts({ db: database.db, url }, cuts)

  expect(found).toEqual([])
  expect(cut).toBe(cuts.length)
})

import { openDatabase } from '@oka/db/client'
import { makeFolder } from '@oka/e2e/testing/server'

import { startDatabase } from '../../running/database.ts'
import { startServer } from '../../running/server.ts'
import { clients, playCuts } from './play-cuts.ts'

const events = 100
const atOnce = 25

/** Cuts after each of a hundred events in turn. Throws when a client shows anything but what is stored, or a line was not cut. */
export async function benchCuts(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  const { url } = resources.use(await startServer({ dataDir, databaseUrl }))
  const { db } = resources.use(await openDatabase({ url: databaseUrl }))
  for (const client of clients) {
    const found: string[] = []
    let lines = 0
    for (let first = 1; first <= events; first += atOnce) {
      const cuts = Array.from({ length: atOnce }, (_, index) => ({ client, after: first + index }))
      const played = await playCuts({ db, url }, cuts)
      found.push(...played.found)
      lines += played.cut
    }
    if (found.length > 0) throw new Error(found.join('\n'))
    const name = `${client.app} over a ${client.over}`
    if (lines !== events) throw new Error(`${name}: ${lines} of ${events} lines were cut.`)
    console.log(`${name}: ${lines} lines cut, and every list was the server's.`)
  }
}

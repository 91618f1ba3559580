import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'

import { openDatabase } from '@oka/db/client'
import { findConversation } from '@oka/db/chat/conversations'
import { listMessages } from '@oka/db/chat/messages'
import { makeFolder } from '@oka/e2e/testing/server'

import { createCaller } from '../../running/clients.ts'
import { startDatabase } from '../../running/database.ts'
import { startServer } from '../../running/server.ts'

const visitors = 20
/** Milliseconds within which another process must have answered (design.md). */
const promised = 30_000

/** Kills a process with -9 while it owes answers; throws unless the other gives each within 30 s, once. */
export async function benchLease(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  const doomed = resources.use(await startServer({ dataDir, databaseUrl }))
  resources.use(await startServer({ dataDir, databaseUrl }))
  const { db } = resources.use(await openDatabase({ url: databaseUrl }))

  const asked = await Promise.all(
    Array.from({ length: visitors }, async () => {
      const { chat } = createCaller(doomed.url)
      const { conversationId, visitorToken } = await chat.start.mutate({ locale: 'en' })
      const message = { clientMessageId: randomUUID(), content: 'What does a portal cost?' }
      await createCaller(doomed.url, visitorToken).chat.send.mutate(message)
      return conversationId
    }),
  )
  const owed = async () => {
    const rows = await Promise.all(asked.map((id) => findConversation(db, id)))
    return rows.filter((row) => row && row.answeredTurn < row.turn).length
  }
  await doomed.stop('SIGKILL')
  const killed = performance.now()
  const left = await owed()
  if (left === 0) throw new Error('It owed nothing when it was killed.')
  while ((await owed()) > 0) {
    if (performance.now() - killed > promised) throw new Error('Some were not answered in 30 s.')
    await pause(50)
  }
  const took = (performance.now() - killed) / 1000
  for (const id of asked) {
    const answers = (await listMessages(db, id, 0, 100)).filter(({ role }) => role === 'assistant')
    if (answers.length !== 1) throw new Error(`${id} was answered ${answers.length} times.`)
  }
  console.log(
    `${left} answers were owed; the other process had given them after ${took.toFixed(1)} s.`,
  )
}

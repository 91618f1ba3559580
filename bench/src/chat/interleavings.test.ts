import { sql } from '@oka/db/client'
import { newId } from '@oka/db/id'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

import { checkInterleavings } from './interleaving/check-interleavings.ts'
import type { Answering } from './interleaving/read-outcome.ts'
import { answerTo } from './violations.ts'

/** The same programs each time; `pnpm bench chat interleavings` plays others. */
const seed = 20_261_128
const runs = 300

test('the assistant talks over nobody, answers once and owes nothing, whatever crosses', async () => {
  const server = await findTestServer()
  const checked = await checkInterleavings({ server, runs, seed })
  expect(checked).toEqual({ played: runs, report: undefined })
})

/** Stores the answer as one to whatever turn has come by then. */
const appendRegardless: Answering = async (db, { transcript }) => {
  const heard = transcript.findLast(({ role }) => role === 'visitor')!
  await db.execute(sql`
    with moved as (
      update conversations set last_seq = last_seq + 1, answered_turn = turn
      where id = (select conversation_id from messages where id = ${heard.id})
      returning id, last_seq, turn
    )
    insert into messages (id, conversation_id, seq, turn, role, content)
    select ${newId()}, id, last_seq, turn, 'assistant', ${answerTo(heard.seq)} from moved`)
  throw new Error('It is stored already.')
}

test('an answer that is stored although its turn is over is noticed', async () => {
  const server = await findTestServer()
  const { report } = await checkInterleavings({
    server,
    runs,
    seed,
    beforeAnswer: appendRegardless,
  })
  expect(report).toMatch(/second answer|was the visitor's last|came while the conversation was/)
})

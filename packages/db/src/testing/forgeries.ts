import type { ChainBreak } from '@oka/contract/event'
import { expect, test as base } from 'vitest'

import type { Db, sql } from '../client.ts'
import { sealEvents } from '../audit/seal-events.ts'
import { openTestDatabase } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'
import { check, fill, keys, note, tamper } from './chain.ts'

const test = base.extend('db', async ({}, { onCleanup }) => {
  const { db, ...database } = await openTestDatabase(await findTestServer())
  onCleanup(() => database[Symbol.asyncDispose]())
  return db
})

export type Forgery = [what: string, forge: (db: Db) => Promise<void>, broken: ChainBreak]

/** A forgery by statements that go past the triggers. */
export const by =
  (...statements: ReturnType<typeof sql>[]) =>
  (db: Db): Promise<void> =>
    tamper(db, ...statements)

/** Makes each of five events that were sealed and noted, and demands that the check names it. */
export function testForgeries(forgeries: Forgery[]): void {
  test.for(forgeries)('%s', async ([, forge, broken], { db }) => {
    await fill(db)
    await sealEvents(db, keys)
    const noted = [await note(db)]
    expect(await check(db, noted)).toMatchObject({ intact: true, events: 5 })
    await forge(db)
    expect(await check(db, noted)).toMatchObject({ intact: false, broken, lastHash: null })
  })
}

import { randomUUID } from 'node:crypto'

import { openDatabase, sql } from '@oka/db/client'
import { openTestDatabase } from '@oka/db/testing'
import { findTestServer } from '@oka/db/testing-server'
import { expect, test } from 'vitest'

/**
 * postgres.js 3.4.9 as it is published sends the rest of a transaction whose connection was lost to
 * whatever connection follows, where it is stored; `patches/postgres.patch` mends it.
 */
test('a transaction whose connection is lost between two statements stores nothing', async () => {
  await using control = await openTestDatabase(await findTestServer())
  await control.query('create table kept (word text)', [])
  await using pool = await openDatabase({ url: control.url, max: 1 })
  const words = async () =>
    (await control.query('select word from kept', [])).map(({ word }) => word)

  const second = Promise.withResolvers<unknown>()
  const lost = pool.db.transaction(async (tx) => {
    const [row] = await tx.execute<{ pid: number }>(sql`
      insert into kept values ('first') returning pg_backend_pid() as pid`)
    await control.query('select pg_terminate_backend($1, 5000)', [row!.pid])
    // Another client takes the connection slot of the lost one.
    await expect.poll(() => pool.query('select 1', []).catch(() => 'away')).toHaveLength(1)
    second.resolve(await tx.execute(sql`insert into kept values ('second')`).catch(() => 'refused'))
  })

  await expect(lost).rejects.toThrow()
  expect(await second.promise).toBe('refused')
  expect(await words()).toEqual([])
})

test('a pool that lost its connections in the midst of everything serves again at once', async () => {
  await using control = await openTestDatabase(await findTestServer())
  const url = new URL(control.url)
  url.searchParams.set('application_name', randomUUID())
  await using pool = await openDatabase({ url: url.href, max: 4 })
  const ask = () => pool.query('select 1 as one', [])
  const inTransaction = () => pool.db.transaction((tx) => tx.execute(sql`select 1 as one`))

  for (let round = 0; round < 20; round += 1) {
    const asked = Promise.allSettled(
      Array.from({ length: 12 }, (_, index) => (index % 2 ? ask() : inTransaction())),
    )
    await control.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where application_name = $1',
      [url.searchParams.get('application_name')],
    )
    await asked
    const from = performance.now()
    await expect.poll(() => ask().catch(() => 'away')).toHaveLength(1)
    // A connection that was spoilt would keep its caller for the 5 s of connect_timeout.
    expect(performance.now() - from).toBeLessThan(5000)
  }
})

import { randomUUID } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { startPgBouncer } from './testing/pgbouncer.ts'
import { startPostgres } from './testing/postgres.ts'
import {
  failToStart,
  isReady,
  sayInVain,
  sayUntilTaken,
  startProduct,
  storedWords,
  useProduct,
} from './testing/use-product.ts'

describe('a primary that dies, and the replica that takes its place', () => {
  test('are followed by an address that names both', async () => {
    await using resources = new AsyncDisposableStack()
    const primary = resources.use(await startPostgres())
    const replica = resources.use(await startPostgres({ primary }))
    const url = primary
      .url('target_session_attrs=read-write')
      .replace(`127.0.0.1:${primary.port}`, `127.0.0.1:${replica.port},127.0.0.1:${primary.port}`)
    const server = await startProduct(resources, { DATABASE_URL: url })
    const visitor = await useProduct(server.url)
    const before = await storedWords(server.url, visitor)
    await expect
      .poll(async () => (await replica.execute('select count(*)::int as n from messages'))[0])
      .toEqual((await primary.execute('select count(*)::int as n from messages'))[0])

    await primary.stop('SIGQUIT')
    const clientMessageId = randomUUID()
    await sayInVain(visitor, 'Are you there?', clientMessageId)
    await expect.poll(() => isReady(server.url)).toBe(false)
    await replica.execute('select pg_promote()')

    await sayUntilTaken(visitor, 'Are you there?', clientMessageId)
    await expect.poll(() => isReady(server.url)).toBe(true)
    expect(await storedWords(server.url, visitor)).toEqual([...before, 'Are you there?'])
    await useProduct(server.url)
  })

  test('are followed through a pooler that is led from one to the other', async () => {
    await using resources = new AsyncDisposableStack()
    const primary = resources.use(await startPostgres())
    const replica = resources.use(await startPostgres({ primary }))
    const pooler = resources.use(await startPgBouncer(primary))
    // A second pooler stands for an address that moves; in session mode it keeps what a session has.
    const address = resources.use(
      await startPgBouncer(primary, {
        pool_mode: 'session',
        ignore_startup_parameters: 'statement_timeout, idle_in_transaction_session_timeout',
      }),
    )
    const server = await startProduct(resources, {
      DATABASE_URL: pooler.url(),
      DATABASE_DIRECT_URL: address.url(),
    })
    const visitor = await useProduct(server.url)
    // The old primary lives on, and is a replica that takes no writes: nothing breaks a connection.
    await primary.execute('alter system set default_transaction_read_only = on')
    await primary.execute('select pg_reload_conf()')
    await expect.poll(() => isReady(server.url)).toBe(false)
    const clientMessageId = randomUUID()
    await sayInVain(visitor, 'Are you there?', clientMessageId)
    await replica.execute('select pg_promote()')
    await replica.execute('alter system set default_transaction_read_only = off')
    await pooler.lead(replica)
    await address.lead(replica)

    await sayUntilTaken(visitor, 'Are you there?', clientMessageId)
    await expect.poll(() => isReady(server.url)).toBe(true)
    await useProduct(server.url)
  })
})

test('a replica alone is refused in a sentence', async () => {
  await using primary = await startPostgres()
  await using replica = await startPostgres({ primary })
  expect(await failToStart({ DATABASE_URL: replica.url() })).toMatch(
    /takes no writes: it is a replica.*Check DATABASE_URL\./,
  )
})

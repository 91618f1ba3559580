import { connect } from '@oka/db/connection/connect'
import { describe, expect, test as base } from 'vitest'

import { startPgBouncer } from './testing/pgbouncer.ts'
import { startPostgres } from './testing/postgres.ts'
import {
  failToStart,
  isReady,
  sayUntilTaken,
  startProduct,
  storedWords,
  useProduct,
} from './testing/use-product.ts'

const test = base.extend('postgres', { scope: 'file' }, async ({}, { onCleanup }) => {
  const server = await startPostgres()
  onCleanup(() => server[Symbol.asyncDispose]())
  return server
})

describe('PgBouncer in transaction mode, as it is shipped', () => {
  test('carries everything, with the direct address beside it', async ({ postgres }) => {
    await using resources = new AsyncDisposableStack()
    const pooler = resources.use(await startPgBouncer(postgres))
    const env = { DATABASE_URL: pooler.url(), DATABASE_DIRECT_URL: postgres.url() }
    const [one, other] = [await startProduct(resources, env), await startProduct(resources, env)]
    await useProduct(one.url)
    await useProduct(other.url)
    expect(one.output()).not.toMatch(/"level":[456]0/)
  })

  test('keeps the settings of a session that it forgets', async ({ postgres }) => {
    await using resources = new AsyncDisposableStack()
    const pooler = resources.use(await startPgBouncer(postgres))
    const sql = connect(pooler.url(), { max: 4, pooled: true })
    resources.defer(() => sql.end({ timeout: 1 }))
    const settings = await Promise.all(
      Array.from({ length: 20 }, () =>
        sql.begin(
          (tx) => tx`
          select current_setting('statement_timeout') as statement, current_setting('TimeZone') as zone,
            current_setting('idle_in_transaction_session_timeout') as idle`,
        ),
      ),
    )
    expect(settings.flat()).toEqual(
      Array.from({ length: 20 }, () => ({ statement: '5s', zone: 'UTC', idle: '10s' })),
    )
    // Outside of a transaction the statement is cancelled from here.
    await expect(sql`select pg_sleep(30)`).rejects.toMatchObject({ code: '57014' })
    const [running] = await postgres.execute(
      `select count(*)::int as sleeping from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid()`,
    )
    expect(running).toEqual({ sleeping: 0 })
    // Nothing of ours stays behind for others who share the session.
    const [others] = await sql`select current_setting('statement_timeout') as statement`
    expect(others).toEqual({ statement: '0' })
  })

  test('alone is refused in a sentence that says what is missing', async ({ postgres }) => {
    const missing = /DATABASE_URL leads to a pooler in transaction mode.*Set DATABASE_DIRECT_URL/
    await using stock = await startPgBouncer(postgres)
    expect(await failToStart({ DATABASE_URL: stock.url() })).toMatch(missing)
    await using lenient = await startPgBouncer(postgres, {
      ignore_startup_parameters: 'statement_timeout, idle_in_transaction_session_timeout',
    })
    expect(await failToStart({ DATABASE_URL: lenient.url() })).toMatch(missing)
    expect(
      await failToStart({ DATABASE_URL: stock.url(), DATABASE_DIRECT_URL: lenient.url() }),
    ).toMatch(/not heard over DATABASE_DIRECT_URL/)
    // Nothing that a refused start locked stays locked.
    const [locks] = await postgres.execute(
      `select count(*)::int as held from pg_locks where locktype = 'advisory'`,
    )
    expect(locks).toEqual({ held: 0 })
  })

  test('is away when its server is, and led to another one by its operator', async () => {
    await using resources = new AsyncDisposableStack()
    const postgres = resources.use(await startPostgres())
    const pooler = resources.use(await startPgBouncer(postgres))
    const server = await startProduct(resources, {
      DATABASE_URL: pooler.url(),
      DATABASE_DIRECT_URL: postgres.url(),
    })
    const visitor = await useProduct(server.url)
    const before = await storedWords(server.url, visitor)
    await postgres.stop('SIGINT')
    await expect.poll(() => isReady(server.url)).toBe(false)
    await postgres.start()
    await sayUntilTaken(visitor, 'Are you back?')
    await expect.poll(() => isReady(server.url)).toBe(true)
    expect(await storedWords(server.url, visitor)).toEqual([...before, 'Are you back?'])
  })
})

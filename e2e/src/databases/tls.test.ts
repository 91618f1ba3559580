import { describe, expect, test as base } from 'vitest'

import { startPostgres } from './testing/postgres.ts'
import { failToStart, startProduct, useProduct } from './testing/use-product.ts'

const test = base
  .extend('guarded', { scope: 'file' }, async ({}, { onCleanup }) => {
    const server = await startPostgres({ tls: 'required' })
    onCleanup(() => server[Symbol.asyncDispose]())
    return server
  })
  .extend('plain', { scope: 'file' }, async ({}, { onCleanup }) => {
    const server = await startPostgres()
    onCleanup(() => server[Symbol.asyncDispose]())
    return server
  })

describe('a PostgreSQL with a certificate that it signed itself', () => {
  test('is used by everything, over TLS, as a host gives its address', async ({ guarded }) => {
    await using resources = new AsyncDisposableStack()
    const url = guarded.url('sslmode=require&channel_binding=require&schema=public')
    const server = await startProduct(resources, { DATABASE_URL: url })
    await useProduct(server.url)
    const [sessions] = await guarded.execute(`
      select count(*)::int as all, count(*) filter (where ssl)::int as encrypted,
        count(*) filter (where application_name = 'oka jobs')::int as jobs
      from pg_stat_ssl join pg_stat_activity using (pid) where usename = 'oka'`)
    expect(sessions).toMatchObject({ encrypted: sessions!['all'] })
    expect(sessions!['jobs']).toBeGreaterThan(0)
  })

  test('is used whatever a host writes for TLS, and checked where that is asked for', async ({
    guarded,
  }) => {
    const verify = `sslmode=verify-full&sslrootcert=${guarded.certificate}`
    for (const parameters of ['', 'sslmode=prefer', 'ssl=true', 'sslmode=no-verify', verify]) {
      await using resources = new AsyncDisposableStack()
      await startProduct(resources, { DATABASE_URL: guarded.url(parameters) })
    }
  })

  test('is reached by DB_HOST and its companions', async ({ guarded }) => {
    await using resources = new AsyncDisposableStack()
    await startProduct(resources, {
      DB_HOST: '127.0.0.1',
      DB_PORT: String(guarded.port),
      DB_USER: 'oka',
      DB_PASSWORD: 'p@ss/word#1',
      DB_NAME: 'oka',
    })
  })

  test('is refused in a sentence where TLS is forbidden, or its certificate does not count', async ({
    guarded,
    plain,
  }) => {
    const start = (parameters: string) => failToStart({ DATABASE_URL: guarded.url(parameters) })
    expect(await start('sslmode=disable')).toMatch(/no pg_hba.conf entry.*Check DATABASE_URL\./)
    expect(await start('sslmode=verify-full')).toMatch(/certificate that cannot be trusted/)
    expect(await start('sslmode=sometimes')).toMatch(/^DATABASE_URL has an sslmode that no client/m)
    expect(await failToStart({ DATABASE_URL: plain.url('sslmode=require') })).toMatch(
      /has no TLS, which sslmode asks for/,
    )
  })
})

describe('a PostgreSQL without TLS', () => {
  test('is used over its Unix socket, and in the clear', async ({ plain }) => {
    await using resources = new AsyncDisposableStack()
    const socket = `postgres://oka@/oka?host=${plain.folder}&port=${plain.port}&sslmode=require`
    const server = await startProduct(resources, { DATABASE_URL: socket })
    await useProduct(server.url)
    await startProduct(resources, { DATABASE_URL: plain.url('sslmode=prefer') })
  })
})

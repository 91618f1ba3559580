import { connect } from 'node:net'

import { listen } from '@oka/db/testing/listen'
import { expect, test as base } from 'vitest'

import { startPostgres } from './testing/postgres.ts'
import { failToStart, startProduct, useProduct } from './testing/use-product.ts'

const test = base.extend('postgres', { scope: 'file' }, async ({}, { onCleanup }) => {
  const server = await startPostgres({ settings: { max_connections: '20' } })
  onCleanup(() => server[Symbol.asyncDispose]())
  return server
})

test('a wrong password, and a database that is not there', async ({ postgres }) => {
  const wrong = postgres.url('', { name: 'oka', password: 'p@ssage' })
  expect(await failToStart({ DATABASE_URL: wrong })).toMatch(
    /The database oka at 127\.0\.0\.1:\d+ refuses the user or the password.*Check DATABASE_URL\./,
  )
  const elsewhere = postgres.url().replace(/oka$/, 'nowhere')
  expect(await failToStart({ DATABASE_URL: elsewhere })).toMatch(
    /database nowhere at .* does not exist/,
  )
})

test('a host that takes connections and says nothing, and one that hangs up', async ({
  postgres,
}) => {
  await using silent = await listen((socket) => socket.resume())
  await using rude = await listen((socket) => socket.end())
  const at = (port: number) => postgres.url().replace(String(postgres.port), String(port))
  const [direct, both, past, hungUp] = await Promise.all([
    failToStart({ DATABASE_URL: at(silent.port) }),
    failToStart({ DATABASE_URL: at(silent.port), DATABASE_DIRECT_URL: postgres.url() }),
    failToStart({ DATABASE_URL: postgres.url(), DATABASE_DIRECT_URL: at(silent.port) }),
    failToStart({ DATABASE_URL: at(rude.port) }),
  ])
  expect(direct).toMatch(/cannot be reached \(CONNECT_TIMEOUT.*Check DATABASE_URL\./)
  expect(both).toMatch(/cannot be reached \(CONNECT_TIMEOUT.*Check DATABASE_URL\./)
  expect(past).toMatch(/cannot be reached \(CONNECT_TIMEOUT.*Check DATABASE_DIRECT_URL\./)
  expect(hungUp).toMatch(/cannot be reached \(CONNECTION_CLOSED/)
})

test('a server that is too old', async ({ postgres }) => {
  const version = await postgres.execute(`select current_setting('server_version_num') as number`)
  const number = String(version[0]!['number'])
  // Says on its way another version than it has.
  await using old = await listen((near) => {
    const far = connect(postgres.port, '127.0.0.1').on('error', () => near.destroy())
    near.pipe(far)
    far.on('data', (chunk: Buffer) =>
      near.write(Buffer.from(chunk.toString('latin1').replace(number, '140011'), 'latin1')),
    )
    far.on('close', () => near.destroy())
  })
  const url = postgres.url().replace(String(postgres.port), String(old.port))
  expect(await failToStart({ DATABASE_URL: url })).toMatch(
    /OKA needs 15 or newer.*Check DATABASE_URL\./,
  )
})

test('a server without a connection left', async ({ postgres }) => {
  await postgres.execute('alter role oka connection limit 0')
  expect(await failToStart({ DATABASE_URL: postgres.url() })).toMatch(/cannot be reached \(53300/)
  await postgres.execute('alter role oka connection limit -1')
})

test('a role that may not make tables; one that may, where another has made the extensions, is enough', async ({
  postgres,
}) => {
  await postgres.execute(`create role poor login password 'p@ss'`)
  await postgres.execute('create database leads', 'postgres')
  const url = postgres.url('', { name: 'poor', password: 'p@ss' }).replace(/oka$/, 'leads')
  expect(await failToStart({ DATABASE_URL: url })).toMatch(
    /does not let its user prepare it: it needs the rights/,
  )

  await postgres.execute('create extension unaccent; create extension pg_trgm', 'leads')
  await postgres.execute('grant create on database leads to poor', 'leads')
  await postgres.execute('grant create on schema public to poor', 'leads')
  await using resources = new AsyncDisposableStack()
  const server = await startProduct(resources, { DATABASE_URL: url })
  await useProduct(server.url)
})

test('a server that starts at the same time is waited for', async () => {
  await using resources = new AsyncDisposableStack()
  const postgres = resources.use(await startPostgres())
  await postgres.stop('SIGINT')
  const [server] = await Promise.all([
    startProduct(resources, { DATABASE_URL: postgres.url() }),
    postgres.start(),
  ])
  await useProduct(server.url)
})

import { randomUUID } from 'node:crypto'

import { describe, expect, test as base } from 'vitest'

import type { Visitor } from '../testing/rest.ts'
import type { RunningServer } from '../testing/server.ts'
import { type Postgres, role, startPostgres } from './testing/postgres.ts'
import {
  isReady,
  sayInVain,
  sayUntilTaken,
  startProduct,
  storedWords,
  useProduct,
} from './testing/use-product.ts'

type Stage = { postgres: Postgres; server: RunningServer; visitor: Visitor }

const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }): Promise<Stage> => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const postgres = resources.use(await startPostgres())
  const server = await startProduct(resources, { DATABASE_URL: postgres.url() })
  return { postgres, server, visitor: await useProduct(server.url) }
})

/**
 * Takes the database away in some way and gives it back. Meanwhile nobody is told that we are ready; afterwards
 * everything goes on by itself, what was said is there once, and the log has said so in a few lines.
 */
async function outlast(
  { server, visitor }: Stage,
  takeAway: () => Promise<unknown>,
  giveBack: () => Promise<unknown>,
): Promise<void> {
  const before = await storedWords(server.url, visitor)
  const linesBefore = warnings(server).length
  const clientMessageId = randomUUID()
  await takeAway()
  await sayInVain(visitor, 'Are you there?', clientMessageId)
  await expect.poll(() => isReady(server.url)).toBe(false)
  await giveBack()
  await sayUntilTaken(visitor, 'Are you there?', clientMessageId)
  await expect.poll(() => isReady(server.url)).toBe(true)
  expect(await storedWords(server.url, visitor)).toEqual([...before, 'Are you there?'])
  expect(warnings(server).slice(linesBefore)).toEqual([
    expect.stringContaining('The database is away: '),
  ])
}

const warnings = (server: RunningServer) =>
  server
    .output()
    .split('\n')
    .filter((line) => /"level":[456]0/.test(line))

const terminateAll = `
  select pg_terminate_backend(pid) from pg_stat_activity where usename = '${role.name}'`

describe('a database that is away', () => {
  test('because it was stopped in haste', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      () => postgres.stop('SIGINT'),
      () => postgres.start(),
    )
  })

  test('because it was stopped at once, and has to recover', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      () => postgres.stop('SIGQUIT'),
      () => postgres.start(),
    )
  })

  test('because it hangs', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      () => postgres.signal('SIGSTOP'),
      () => postgres.signal('SIGCONT'),
    )
  })

  test('because our password no longer opens it', async ({ stage }) => {
    const { postgres } = stage
    const setPassword = (password: string) =>
      postgres.execute(`alter role ${role.name} password '${password}'`)
    await outlast(
      stage,
      async () => {
        await setPassword('another')
        await postgres.execute(terminateAll)
      },
      () => setPassword(role.password),
    )
  })

  test('because our role may not come in any more', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      async () => {
        await postgres.execute(`alter role ${role.name} nologin`)
        await postgres.execute(terminateAll)
      },
      () => postgres.execute(`alter role ${role.name} login`),
    )
  })

  test('because it takes no connections', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      async () => {
        await postgres.execute('alter database oka allow_connections false', 'postgres')
        await postgres.execute(terminateAll, 'postgres')
      },
      () => postgres.execute('alter database oka allow_connections true', 'postgres'),
    )
  })

  test('because it has another name now', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      async () => {
        await postgres.execute('alter database oka allow_connections false', 'postgres')
        await postgres.execute(terminateAll, 'postgres')
        await postgres.execute('alter database oka rename to elsewhere', 'postgres')
      },
      async () => {
        await postgres.execute('alter database elsewhere rename to oka', 'postgres')
        await postgres.execute('alter database oka allow_connections true', 'postgres')
      },
    )
  })

  test('because it has become read-only', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      async () => {
        await postgres.execute('alter database oka set default_transaction_read_only = on')
        await postgres.execute(terminateAll)
      },
      () => postgres.execute('alter database oka reset default_transaction_read_only', 'postgres'),
    )
  })

  test('because it has no connection left for us', async ({ stage }) => {
    const { postgres } = stage
    await outlast(
      stage,
      async () => {
        await postgres.execute(`alter role ${role.name} connection limit 0`)
        await postgres.execute(terminateAll)
      },
      () => postgres.execute(`alter role ${role.name} connection limit -1`),
    )
  })

  test('is not, when it only ends our sessions', async ({
    stage: { postgres, server, visitor },
  }) => {
    for (let round = 0; round < 5; round += 1) {
      await postgres.execute(terminateAll)
      await sayUntilTaken(visitor, `After round ${round}`)
    }
    await expect.poll(() => isReady(server.url)).toBe(true)
    await useProduct(server.url)
  })
})

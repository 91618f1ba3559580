import { connect, type Socket } from 'node:net'

import postgres from 'postgres'
import { beforeAll, expect, test as base } from 'vitest'

import { listen } from '../testing/listen.ts'
import { overTcp } from '../testing.ts'
import { findTestServer } from '../testing-server.ts'

let testServer = ''
beforeAll(async () => {
  testServer = overTcp(await findTestServer())
})

/** Clients of the test server, ended after the test. */
const test = base.extend('open', async ({}, { onCleanup }) => {
  const clients: postgres.Sql[] = []
  onCleanup(async () => {
    await Promise.all(clients.map((client) => client.end({ timeout: 1 })))
  })
  return (
    options: postgres.Options<Record<string, never>> & {
      max_pipeline?: number
      response_timeout?: number
    },
    url = testServer,
  ) => {
    const client = postgres(url, { onnotice: () => {}, ...options })
    clients.push(client)
    return client
  }
})

/** The connection string of the test server, led to other ports. */
function at(...ports: number[]): string {
  const url = new URL(testServer)
  return url.href.replace(url.host, ports.map((port) => `127.0.0.1:${port}`).join(','))
}

/** What became of a query: its rows, or the code of its refusal. */
const outcome = (query: Promise<unknown>) =>
  query.then(
    (rows) => rows,
    ({ code, message }: { code?: string; message: string }) => code ?? message,
  )

test('a transaction that begins where the pipeline is full has its connection to itself', async ({
  open,
}) => {
  const notices: unknown[] = []
  const twoStatements = async (tx: postgres.TransactionSql) => {
    const [first] = await tx`select pg_current_xact_id()::text as id`
    const [second] = await tx`select pg_current_xact_id()::text as id`
    expect(second).toEqual(first)
  }
  const sql = open({
    max: 3,
    max_pipeline: 2,
    onnotice: ({ message }) => notices.push(message),
  })
  // With each number of queries, BEGIN comes to stand at another place of the pipelines.
  for (let queries = 0; queries < 20; queries += 1) {
    const work = [
      ...Array.from({ length: 3 }, () => sql`select pg_sleep(0.02)`.execute()),
      ...Array.from({ length: queries % 7 }, () => sql`select 1`.execute()),
      ...Array.from({ length: 5 }, () => sql.begin(twoStatements)),
    ]
    const results = await Promise.all(work.map(outcome))
    expect(results.filter((result) => typeof result === 'string')).toEqual([])
  }
  expect(notices).toEqual([])
  // None went back to the pool inside a transaction.
  await sql`select pg_current_xact_id()`
  const [state] = await sql`
    select count(*)::int as open from pg_stat_activity
    where pid <> pg_backend_pid() and state like 'idle in transaction%' and datname = current_database()`
  expect(state).toEqual({ open: 0 })
})

test('a transaction begins on a connection without a pipeline', async ({ open }) => {
  const sql = open({ max: 2, max_pipeline: 0 })
  expect(await sql.begin((tx) => tx`select 1 as one`)).toEqual([{ one: 1 }])
})

test('a failed query leaves no holes in the result of the next one', async ({ open }) => {
  const sql = open({ max: 1 })
  const failing = 'select 1 / (3 - g) from generate_series(1, 5) g'
  const [failed, next] = await Promise.all([
    outcome(sql.unsafe(failing)),
    outcome(sql`select 'here' as word`),
  ])
  expect(failed).toBe('22012')
  expect(next).toEqual([{ word: 'here' }])

  expect(await outcome(sql.unsafe(failing))).toBe('22012')
  expect(await sql`select 'here' as word`).toEqual([{ word: 'here' }])

  const inTransaction = sql.begin(async (tx) => {
    expect(await outcome(tx.savepoint((nested) => nested.unsafe(failing)))).toBe('22012')
    return tx`select 'here' as word`
  })
  expect(await outcome(inTransaction)).toEqual([{ word: 'here' }])
})

test('a query that cannot be written fails alone', async ({ open }) => {
  const sql = open({ max: 1 })
  await sql`select 1`
  const text = (value?: string) => sql`select ${value!}::text as value`
  const results = await Promise.all(
    [
      sql`select pg_sleep(0.1), 'first' as value`,
      text(),
      sql`select 'third' as value`,
      text('last'),
    ].map(outcome),
  )
  expect(results).toEqual([
    [expect.objectContaining({ value: 'first' })],
    'UNDEFINED_VALUE',
    [{ value: 'third' }],
    [{ value: 'last' }],
  ])
})

test('what waits inside of a transaction whose connection is lost is refused', async ({ open }) => {
  const control = open({ max: 1 })
  const sql = open({ max: 1 })
  const settled = Promise.withResolvers<unknown[]>()
  const lost = sql.begin(async (tx) => {
    const [row] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
    const waiting = [tx`select pg_sleep(20)`, tx`select ${1}::int`, tx`select ${2}::int`]
    const results = Promise.all(waiting.map(outcome))
    results.then(settled.resolve, settled.reject)
    await control`select pg_terminate_backend(${row!.pid}, 5000)`
    await results
  })
  expect(await outcome(lost)).toMatch(/CONNECTION_CLOSED|57P01/)
  for (const result of await settled.promise) expect(result).toMatch(/CONNECTION_CLOSED|57P01/)
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
})

test('a server that hangs up on every connection is told, and not tried without end', async ({
  open,
}) => {
  let connections = 0
  await using server = await listen((socket) => {
    connections += 1
    socket.end()
  })
  const sql = open({ max: 2 }, at(server.port))
  const results = await Promise.all(Array.from({ length: 8 }, () => outcome(sql`select 1`)))
  expect(new Set(results)).toEqual(new Set(['CONNECTION_CLOSED']))
  expect(connections).toBeLessThan(10)
})

test('what waits for a connection is refused as soon as none can be had', async ({ open }) => {
  await using server = await listen((socket) => socket.resetAndDestroy())
  const sql = open({ max: 1, backoff: () => 1000 }, at(server.port))
  // With an attempt of its own for each, this would take minutes.
  const results = await Promise.all(Array.from({ length: 50 }, () => outcome(sql`select 1`)))
  expect(new Set(results)).toEqual(new Set(['ECONNRESET']))
})

test('goes on to the next host of several, and tells when none of them answers', async ({
  open,
}) => {
  await using dead = await listen((socket) => socket.end())
  await using reset = await listen((socket) => socket.resetAndDestroy())
  const { port } = new URL(testServer)
  const served = open({ max: 1 }, at(dead.port, reset.port, Number(port)))
  expect(await outcome(served`select 1 as one`)).toEqual([{ one: 1 }])
  const none = open({ max: 1 }, at(dead.port, reset.port))
  expect(await outcome(none`select 1`)).toBe('ECONNRESET')
  expect(await outcome(none`select 1`)).toBe('ECONNRESET')
})

test('a line on which nothing comes any more is given up, and another one is opened', async ({
  open,
}) => {
  const { port } = new URL(testServer)
  const lines: { near: Socket; far: Socket }[] = []
  await using server = await listen((near) => {
    const far = connect(Number(port), '127.0.0.1').on('error', () => near.destroy())
    near.pipe(far).pipe(near)
    lines.push({ near, far })
  })
  const sql = open({ max: 1, response_timeout: 0.5 }, at(server.port))
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  for (const { near, far } of lines) {
    near.unpipe(far).pause()
    far.unpipe(near).pause()
  }
  expect(await outcome(sql`select 1`)).toBe('RESPONSE_TIMEOUT')
  await expect.poll(() => outcome(sql`select 1 as one`)).toEqual([{ one: 1 }])
})

test('a statement that says nothing for too long is cancelled, and its connection kept', async ({
  open,
}) => {
  const sql = open({ max: 1, response_timeout: 0.5, connection: { statement_timeout: 0 } })
  const pid = async () => (await sql`select pg_backend_pid() as pid`)[0]!['pid'] as number
  const before = await pid()
  expect(await outcome(sql`select pg_sleep(20)`)).toBe('57014')
  expect(await pid()).toBe(before)
})

test('a server that should have ended a statement by itself is away, rather than slow', async ({
  open,
}) => {
  const { port } = new URL(testServer)
  const answers = Promise.withResolvers<void>()
  let connections = 0
  let isStopped = false
  const goOn = () => {
    isStopped = false
    answers.resolve()
  }
  await using server = await listen((near) => {
    const far = connect(Number(port), '127.0.0.1').on('error', () => near.destroy())
    near.pipe(far)
    connections += 1
    if (connections === 2) {
      // The driver has cancelled the statement: now the server goes on.
      far.on('end', goOn).pipe(near)
      return
    }
    far.on('data', (data) => {
      if (isStopped) void answers.promise.then(() => near.write(data))
      else near.write(data)
    })
  })
  const settings = { max: 1, response_timeout: 0.5, connection: { statement_timeout: 300 } }
  const sql = open(settings, at(server.port))
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  isStopped = true
  expect(await outcome(sql`select pg_sleep(20)`)).toBe('RESPONSE_TIMEOUT')
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }])
  expect(await outcome(sql`select pg_sleep(0.4)`)).toBe('57014')
  expect(connections).toBe(2)
})

test('a connection to a server that has become read-only is not used again', async ({ open }) => {
  const sql = open({ max: 1 })
  const pid = async () => (await sql`select pg_backend_pid() as pid`)[0]!['pid'] as number
  const before = await pid()
  await sql`set default_transaction_read_only = on`
  expect(await outcome(sql`create table nobody (id int)`)).toBe('25006')
  await expect.poll(() => outcome(pid())).toEqual(expect.any(Number))
  expect(await pid()).not.toBe(before)
})

/** What statements of ours that only read are sent with. */
const pipelined = { prepare: true, simple: false, pipelined: true } as postgres.UnsafeQueryOptions
/** The server's process that runs a statement. */
const processOf = async (sql: postgres.Sql, options = pipelined) => {
  const [row] = await sql.unsafe<{ pid: number }[]>('select pg_backend_pid() as pid', [], options)
  return row?.pid
}

test('reads of one moment share a connection, at most eight, and others have their own', async ({
  open,
}) => {
  const sql = open({ max: 10 })
  const processesOf = async (count: number, options: postgres.UnsafeQueryOptions) =>
    new Set(await Promise.all(Array.from({ length: count }, () => processOf(sql, options)))).size
  // Until each connection is open and knows the statement, none is shared.
  await processesOf(20, { prepare: true })
  // A pause of the process in between opens another one.
  await expect.poll(() => processesOf(8, pipelined)).toBe(1)
  await expect.poll(() => processesOf(16, pipelined)).toBe(2)
  expect(await processesOf(8, { prepare: true })).toBe(8)
})

test('a read does not wait behind one that is slow', async ({ open }) => {
  const sql = open({ max: 2 })
  await Promise.all([sql`select 1`, sql`select 1`])
  const slow = sql.unsafe('select pg_backend_pid() as pid, pg_sleep(60)', [], pipelined).execute()
  const cancelled = outcome(slow)
  await expect
    .poll(async () => {
      const [running] = await sql`
        select count(*)::int as count from pg_stat_activity
        where datname = current_database() and wait_event = 'PgSleep'
          and query_start < clock_timestamp() - interval '50 ms'`
      return running
    })
    .toEqual({ count: 1 })
  const found = [await processOf(sql), await processOf(sql)]
  slow.cancel()
  expect(await cancelled).toBe('57014')
  expect(found[0]).toBe(found[1])
})

test('a read does not wait behind a write, which may wait for a lock', async ({ open }) => {
  const holder = open({ max: 1 })
  const sql = open({ max: 3 })
  await holder`select pg_advisory_lock(7)`
  await Promise.all(Array.from({ length: 3 }, () => sql`select 1`))
  await processOf(sql)
  // The other two are taken for a moment, so that the write comes to where the read was.
  const others = [sql`select 1`.execute(), sql`select 1`.execute()]
  const write = sql`select pg_advisory_lock(7)`.execute()
  await Promise.all(others)
  const read = processOf(sql).then(() => 'read')
  const waited = sql`select 1`.then(() => sql`select pg_sleep(0.2)`).then(() => 'waited')
  expect(await Promise.race([read, waited])).toBe('read')
  await holder`select pg_advisory_unlock(7)`
  expect(await outcome(write)).toHaveLength(1)
})

test('a read that fails leaves those that share its connection alone', async ({ open }) => {
  const sql = open({ max: 4 })
  const divide = (by: number) => sql.unsafe(`select 6 / $1::int as result`, [by], pipelined)
  await divide(1)
  const results = await Promise.all([1, 0, 2, 0, 3].map((by) => outcome(divide(by))))
  expect(results).toEqual([[{ result: 6 }], '22012', [{ result: 3 }], '22012', [{ result: 2 }]])
})

test('a transaction never shares a connection with reads', async ({ open }) => {
  const sql = open({ max: 2 })
  await Promise.all([sql`select 1`, sql`select 1`])
  const inside = sql.begin(async (tx) => {
    const [first] = await tx<{ pid: number }[]>`select pg_backend_pid() as pid`
    const pids = await Promise.all(Array.from({ length: 12 }, () => processOf(sql)))
    return { inside: first?.pid, pids }
  })
  const { inside: own, pids } = await inside
  expect(pids).toHaveLength(12)
  expect(pids).not.toContain(own)
})

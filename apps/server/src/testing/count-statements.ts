import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

export type StatementCounter = AsyncDisposable & {
  /** The address that leads to the database by way of the counter. */
  url: string
  /** Runs `work` and returns the statements that were executed during it. */
  during: (work: () => Promise<unknown>) => Promise<string[]>
  /** Those since `during` was last called. */
  seen: () => readonly string[]
}

/** Codes in the place of a protocol version that ask for TLS or GSS first (PostgreSQL's documentation, 54.7). */
const negotiations = new Set([80_877_103, 80_877_104])

/** Passes connections on to a database, and reads which statements they execute. */
export async function openStatementCounter(databaseUrl: string): Promise<StatementCounter> {
  const target = new URL(databaseUrl)
  const sockets = new Set<Socket>()
  let seen: string[] = []
  const server = createServer((socket) => {
    const database = connect({ port: Number(target.port), host: target.hostname })
    for (const [one, other] of [
      [socket, database],
      [database, socket],
    ] as const) {
      sockets.add(one)
      one.on('error', () => other.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
      one.pipe(other)
    }
    const read = readStatements((statement) => seen.push(statement))
    socket.on('data', read)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const url = new URL(databaseUrl)
  url.port = String((server.address() as AddressInfo).port)
  return {
    url: url.href,
    during: async (work) => {
      seen = []
      await work()
      return seen
    },
    seen: () => seen,
    async [Symbol.asyncDispose]() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

/** Reads what a client sends: simple queries, and each execution of a prepared one. */
function readStatements(report: (statement: string) => void): (data: Buffer) => void {
  const prepared = new Map<string, string>()
  let rest: Buffer = Buffer.alloc(0)
  let isStarting = true

  function readMessage(kind: string, body: Buffer): void {
    const [first = '', second = ''] = body.toString('utf8').split('\0')
    if (kind === 'Q') report(first)
    // Parse names a statement and has its text; Bind names a portal, then the statement.
    if (kind === 'P') prepared.set(first, second)
    if (kind === 'B') report(prepared.get(second) ?? second)
  }

  return (data) => {
    rest = Buffer.concat([rest, data])
    for (;;) {
      const header = isStarting ? 0 : 1
      if (rest.length < header + 4) return
      const length = header + rest.readInt32BE(header)
      if (rest.length < length) return
      const message = rest.subarray(0, length)
      rest = rest.subarray(length)
      if (isStarting) isStarting = negotiations.has(message.readInt32BE(4))
      else readMessage(String.fromCodePoint(message[0]!), message.subarray(5))
    }
  }
}

import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'

/** What a connection is used for. `stream`: server-sent events. */
type LineKind = 'socket' | 'stream' | 'call'

export type Proxy = AsyncDisposable & {
  url: string
  /** Answers that were cut. */
  cuts: () => number
  /** Connections that were of that kind so far. */
  opened: (kind: LineKind) => number
  /** Ends all connections there are. Returns what they were used for. */
  cutAll: () => LineKind[]
  /** Leads new connections to another server. */
  retarget: (target: string) => void
  /** Ends all connections and refuses so many new ones. */
  refuse: (attempts: number) => Promise<void>
}

export type Odds = {
  /** Of each piece of an HTTP answer not to arrive, when all has been done that was asked for. */
  answerCut: number
  /** Of each piece that a WebSocket brings. */
  socketCut: number
  /** No WebSocket gets through, as behind some companies' proxies. */
  blocksSockets?: boolean
}

/** A line to the server that breaks by chance: what has been asked for is done, and the answer does not come. */
export async function openProxy(
  target: string,
  { answerCut, socketCut, blocksSockets = false }: Odds = { answerCut: 0, socketCut: 0 },
): Promise<Proxy> {
  let { port: targetPort } = new URL(target)
  const open = new Map<Socket, LineKind>()
  const opened = { socket: 0, stream: 0, call: 0 }
  let cuts = 0
  let refusals = 0
  let refused: (() => void) | undefined

  const server = createServer((client) => {
    client.on('error', () => client.destroy())
    if (refusals > 0) {
      refusals -= 1
      client.destroy()
      if (refusals === 0) refused?.()
      return
    }
    const upstream = connect(Number(targetPort), '127.0.0.1')
    const end = () => {
      open.delete(client)
      client.destroy()
      upstream.destroy()
    }
    const become = (kind: LineKind) => {
      open.set(client, kind)
      opened[kind] += 1
    }
    become('call')
    let odds = answerCut
    client.on('data', (chunk: Buffer) => {
      const text = chunk.toString('latin1')
      if (/^upgrade: websocket/im.test(text)) {
        if (blocksSockets) return end()
        become('socket')
        odds = socketCut
      } else if (/^accept: text\/event-stream/im.test(text)) become('stream')
      upstream.write(chunk)
    })
    upstream.on('data', (chunk: Buffer) => {
      if (Math.random() < odds) {
        cuts += 1
        end()
      } else client.write(chunk)
    })
    client.on('close', end)
    upstream.on('close', end)
    upstream.on('error', end)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const cutAll = () => {
    const kinds = [...open.values()]
    for (const client of open.keys()) client.destroy()
    return kinds
  }
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    opened: (kind) => opened[kind],
    cutAll,
    retarget: (other) => (targetPort = new URL(other).port),
    refuse: (attempts) =>
      new Promise((resolve) => {
        refusals = attempts
        refused = resolve
        cutAll()
      }),
    [Symbol.asyncDispose]: async () => {
      cutAll()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

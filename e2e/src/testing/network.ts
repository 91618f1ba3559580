import { once } from 'node:events'
import {
  Agent,
  createServer,
  type IncomingMessage,
  request,
  type RequestOptions,
  type ServerResponse,
} from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** What a network does to what passes through it. Without any of these it passes everything on. */
export type Misbehaviour = {
  /**
   * `refused` with 403; `unanswered`: the handshake gets no answer; `plain`: the Upgrade header is
   * dropped, as HTTP/1.1 has hop-by-hop headers dropped; `mute`: 101, and then nothing.
   */
  sockets?: 'refused' | 'unanswered' | 'plain' | 'mute'
  /** A response reaches the client when it is complete, and a stream never is. */
  buffers?: boolean
  /** Each request gets this answer, and never reaches the server. */
  answers?: { status: number; headers?: Record<string, string>; body: string }
  /** A connection on which so many milliseconds nothing was said is cut. */
  idleMs?: number
  /** A request that takes longer is answered with 504, or cut once its response has begun. */
  longestMs?: number
  /** A response, or a WebSocket's downstream, is cut after so many bytes. */
  mostBytes?: number
  /** A request with a longer body is refused with 413. */
  longestBody?: number
  /** Every request, and all that a WebSocket says, comes so many milliseconds late. */
  delayMs?: number
  /** Each POST reaches the server twice; the client gets the second answer. */
  twice?: boolean
  /** The first answer to each call that changes something is lost: the server has done it, the client does not know. */
  losesAnswers?: boolean
  /** Names of request headers that do not arrive. */
  strips?: readonly string[]
  /** Speaks HTTP/1.0 to the client: no chunks, no kept connections, no upgrade. */
  http10?: boolean
  /** Connections stay open and nothing passes any more, as after sleep or a change of networks. */
  frozen?: boolean
  /** No connection is accepted. */
  dead?: boolean
}

export type Network = AsyncDisposable & {
  /** How a client reaches the server through it. */
  url: string
  /** From now on it does this; connections that are open stay so, unless it is dead. */
  become: (misbehaviour: Misbehaviour) => void
  /** WebSockets that it kept from the server. */
  blocked: () => number
  /** How often a procedure was called through it. */
  calls: (name: string) => number
}

/** A proxy of our own before the server on that port of this machine, which misbehaves as real ones do (docs/networks.md). */
export async function openNetwork(port: number, misbehaviour: Misbehaviour = {}): Promise<Network> {
  const state = { does: misbehaviour, blocked: 0 }
  const target = { host: '127.0.0.1', port }
  const agent = new Agent({ keepAlive: false })
  const lost = new Set<string>()
  const paths: string[] = []
  const clients = new Set<Socket>()

  const server = createServer(
    (incoming, outgoing) =>
      void pass(incoming, outgoing).catch(() => {
        outgoing.destroy()
      }),
  )

  async function pass(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const does = state.does
    paths.push(incoming.url!.split('?')[0]!)
    if (does.frozen) return
    const body = await readBody(incoming)
    if (does.delayMs) await pause(does.delayMs)
    const own = ownAnswer(does, body)
    if (own) return reply(outgoing, own)
    const answer = await forward(does, incoming, body)
    outgoing.on('close', () => answer.destroy())
    const call = `${incoming.method} ${incoming.url} ${body.toString()}`
    if (does.losesAnswers && incoming.method === 'POST' && !lost.has(call)) {
      lost.add(call)
      return void outgoing.destroy()
    }
    await passBack(answer, outgoing, does)
  }

  async function forward(
    { strips = [], twice }: Misbehaviour,
    { method, url: path, headers: given }: IncomingMessage,
    body: Buffer,
  ): Promise<IncomingMessage> {
    const kept = Object.entries(given).filter(([name]) => !strips.includes(name))
    const headers = { ...Object.fromEntries(kept), connection: 'close' }
    const options = { ...target, agent, method, path, headers }
    if (twice && method === 'POST') await discard(await send(options, body))
    return send(options, body)
  }

  server.on('upgrade', (incoming: IncomingMessage, client: Socket, head: Buffer) => {
    const does = state.does
    client.on('error', () => client.destroy())
    const kind = does.answers || does.http10 ? 'refused' : does.sockets
    if (does.frozen || kind !== undefined) state.blocked += 1
    if (does.frozen || kind === 'unanswered') return
    if (kind === 'refused' || kind === 'plain') {
      // What becomes of a handshake without its Upgrade header: the server knows no such page.
      const status = kind === 'refused' ? '403 Forbidden' : '404 Not Found'
      return void client.end(`HTTP/1.1 ${status}\r\ncontent-length: 0\r\nconnection: close\r\n\r\n`)
    }
    tunnel(incoming, client, head, kind === 'mute')
  })

  /** Passes a WebSocket on; a mute one no further than the server's handshake. */
  function tunnel(incoming: IncomingMessage, client: Socket, head: Buffer, isMute: boolean): void {
    const onward = connect(target, () => {
      const lines = incoming.rawHeaders.flatMap((name, at, all) =>
        at % 2 === 0 ? [`${name}: ${all[at + 1]}`] : [],
      )
      onward.write(`GET ${incoming.url} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n`)
      onward.write(head)
    })
    let bytes = 0
    let hasShaken = false
    const carry = (to: Socket, chunk: Buffer) => {
      if (state.does.frozen || (isMute && hasShaken)) return
      const write = () => void (to.destroyed || to.write(chunk))
      if (state.does.delayMs) setTimeout(write, state.does.delayMs)
      else write()
    }
    client.on('data', (chunk: Buffer) => carry(onward, chunk))
    onward.on('data', (chunk: Buffer) => {
      carry(client, chunk)
      hasShaken = true
      bytes += chunk.length
      if (bytes > (state.does.mostBytes ?? Infinity)) client.destroy()
    })
    for (const [one, other] of [
      [client, onward],
      [onward, client],
    ] as const) {
      one.on('error', () => other.destroy())
      one.on('close', () => state.does.frozen || other.destroy())
    }
  }

  server.on('connection', (socket) => {
    clients.add(socket)
    socket.on('close', () => clients.delete(socket))
    const { dead, idleMs } = state.does
    if (dead) socket.destroy()
    // Both directions count.
    if (idleMs) socket.setTimeout(idleMs, () => socket.destroy())
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    become(does) {
      state.does = does
      if (does.dead) for (const socket of clients) socket.destroy()
    },
    blocked: () => state.blocked,
    calls: (name) => paths.filter((path) => path === `/trpc/${name}`).length,
    async [Symbol.asyncDispose]() {
      for (const socket of clients) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What it says in place of the server. */
function ownAnswer({ answers, longestBody = Infinity }: Misbehaviour, body: Buffer) {
  if (answers || body.length <= longestBody) return answers
  return { status: 413, body: '<h1>413 Request Entity Too Large</h1>' }
}

async function passBack(
  answer: IncomingMessage,
  outgoing: ServerResponse,
  { buffers, longestMs, mostBytes, http10 }: Misbehaviour,
): Promise<void> {
  const late = longestMs && setTimeout(() => answer.destroy(), longestMs)
  const headers = { ...answer.headers }
  if (buffers) {
    const body = await readBody(answer).catch(() => null)
    if (late) clearTimeout(late)
    if (!body) return reply(outgoing, { status: 504, body: '<h1>504 Gateway Time-out</h1>' })
    delete headers['transfer-encoding']
    outgoing.writeHead(answer.statusCode!, headers).end(body)
    return
  }
  if (http10) {
    delete headers['transfer-encoding']
    outgoing.useChunkedEncodingByDefault = false
    outgoing.shouldKeepAlive = false
  }
  outgoing.writeHead(answer.statusCode!, headers)
  // A stream of events begins long before its first event.
  outgoing.flushHeaders()
  let bytes = 0
  answer.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > (mostBytes ?? Infinity)) outgoing.destroy()
    else outgoing.write(chunk)
  })
  answer.on('end', () => outgoing.end())
  answer.on('error', () => outgoing.destroy())
  answer.on('close', () => {
    clearTimeout(late || undefined)
    if (!answer.complete) outgoing.destroy()
  })
}

function reply(
  outgoing: ServerResponse,
  { status, headers, body }: NonNullable<Misbehaviour['answers']>,
): void {
  outgoing.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
}

async function send(options: RequestOptions, body: Buffer): Promise<IncomingMessage> {
  const onward = request(options)
  onward.end(body)
  const [answer] = (await once(onward, 'response')) as [IncomingMessage]
  return answer
}

async function discard(answer: IncomingMessage): Promise<void> {
  answer.resume()
  await once(answer, 'close')
}

async function readBody(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

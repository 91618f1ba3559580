import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

/**
 * A client that opens so many connections from its own addresses of the loopback network, asks on each for
 * what is refused, never reads and never ends. Prints a line when all have been opened, and holds them.
 */
const [port, network, count] = process.argv.slice(2).map(Number) as [number, number, number]

/** Below the limit of one address, so that each upgrade is answered. */
const ofOneAddress = 500
const atOnce = 100

const handshake = [
  'Host: oka.test',
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
]
const ask = (line: string, lines: readonly string[] = handshake) =>
  `${[line, ...lines].join('\r\n')}\r\n\r\n`
const without = (name: string) => handshake.filter((line) => !line.startsWith(name))

const asked = [
  ask('GET /trpc HTTP/1.1', [...handshake, 'Origin: https://evil.example']),
  ask('GET /trpc HTTP/1.1', without('Sec-WebSocket-Key')),
  ask('GET /trpc HTTP/1.1', [...without('Upgrade'), 'Upgrade: h2c']),
  ask('POST /trpc HTTP/1.1'),
  // Over the limit of those that do not say who they are.
  ask('GET /trpc?connectionParams=1 HTTP/1.1'),
  ...['/', '/healthz', '/api/leads', '/widget.js', '/trpc/', '/nowhere', '/api/leads/%zz'].map(
    (path) => ask(`GET ${path} HTTP/1.1`),
  ),
  // More right behind it.
  ask('GET /healthz HTTP/1.1') + 'x'.repeat(1000),
  // Half of one, and nothing at all.
  'GET /trpc HTTP/1.1\r\nConnection: Upg',
  '',
]

const held: Socket[] = []

async function hold(index: number): Promise<void> {
  const stream = connect({
    port,
    host: '127.0.0.1',
    localAddress: `127.0.${network}.${1 + Math.floor(index / ofOneAddress)}`,
    allowHalfOpen: true,
  })
  held.push(stream)
  stream.on('error', () => {})
  stream.write(asked[index % asked.length]!)
  await Promise.race([once(stream, 'connect'), once(stream, 'close')]).catch(() => {})
}

let next = 0
await Promise.all(
  Array.from({ length: atOnce }, async () => {
    while (next < count) {
      next += 1
      await hold(next - 1)
    }
  }),
)
process.stdout.write(`${held.length}\n`)
setInterval(() => {}, 60_000)

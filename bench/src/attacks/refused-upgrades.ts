import { once } from 'node:events'
import { connect, type Socket } from 'node:net'

import { type Attack, count, type Counts } from './attack.ts'

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

const requests = [
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

/** Connections that ask for what is refused, never read and never end, for as long as their process runs. */
export const refusedUpgrades: Attack = {
  name: 'upgrades',
  what: 'refused upgrades whose clients keep the connection and never read',
  amount: 20_000,
  clients: 2,
  holds: true,
  async play({ port }, { addresses, amount }) {
    const counts: Counts = {}
    let next = 0
    const openNext = async () => {
      while (next < amount) {
        const index = next
        next += 1
        const localAddress = addresses[index % addresses.length]!
        const socket = connect({ port, host: '127.0.0.1', localAddress, allowHalfOpen: true })
        held.push(socket)
        socket.on('error', () => {})
        socket.write(requests[index % requests.length]!)
        await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {})
        count(counts, 'asked')
      }
    }
    await Promise.all(Array.from({ length: atOnce }, openNext))
    return counts
  },
}

/** Kept from the garbage collector, which would close them. */
const held: Socket[] = []

/** Gives the connections up, where the process goes on. */
export function dropUpgrades(): void {
  for (const socket of held.splice(0)) socket.destroy()
}

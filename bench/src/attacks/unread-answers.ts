import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import { type Attack, type Begun, count, type Counts, type Play, type Target } from './attack.ts'
import { beginLong } from './fill-conversation.ts'

const history = { contents: ['é'.repeat(4000)], times: 1000 }

/** Pages of a long history, asked for again and again over connections that never read. */
export const unreadAnswers: Attack = {
  name: 'answers',
  what: 'pages of a long history over connections that never read',
  amount: 400,
  prepare: (target, { addresses }) => beginLong(target, addresses, history),
  play: (target, play) => holdAnswers(target, play, 1),
}

export const unreadBatches: Attack = {
  name: 'batches',
  what: 'batches of ten such pages over connections that never read',
  amount: 400,
  prepare: (target, { addresses }) => beginLong(target, addresses, history),
  play: (target, play) => holdAnswers(target, play, 10),
}

async function holdAnswers(
  { port }: Target,
  { amount, isOver, begun }: Play,
  calls: number,
): Promise<Counts> {
  const counts: Counts = {}
  const held: Socket[] = []
  const ofOne = Math.ceil(amount / begun.length)
  await Promise.all(
    begun.map(async (one) => {
      const request = writeRequest(one, calls)
      for (let asked = 0; asked < ofOne; asked += 1) {
        const { localAddress } = one
        const socket = connectTcp({ host: '127.0.0.1', port, localAddress })
        held.push(socket)
        socket.on('error', () => {})
        socket.pause()
        socket.write(request)
        await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {})
        count(counts, 'asked')
      }
    }),
  )
  while (!isOver()) await pause(50)
  for (const socket of held) socket.destroy()
  return counts
}

function writeRequest({ conversationId, visitorToken }: Begun, calls: number): string {
  const path = Array<string>(calls).fill('chat.messages').join(',')
  const input = Object.fromEntries(
    Array.from({ length: calls }, (_, call) => [call, { conversationId, after: 0 }]),
  )
  const query = `batch=1&input=${encodeURIComponent(JSON.stringify(input))}`
  return `GET /trpc/${path}?${query} HTTP/1.1\r\nHost: oka\r\nAuthorization: Bearer ${visitorToken}\r\n\r\n`
}

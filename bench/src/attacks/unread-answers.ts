import { once } from 'node:events'
import { Agent } from 'node:http'
import { connect as connectTcp, type Socket } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

import { type Attack, count, type Counts, type Play, startFrom, type Target } from './attack.ts'
import { fillConversation } from './fill-conversation.ts'

const messages = 1000

/** Pages of a long history, asked for again and again over connections that never read. */
export const unreadAnswers: Attack = {
  name: 'answers',
  what: 'pages of a long history over connections that never read',
  amount: 400,
  play: (target, play) => holdAnswers(target, play, 1),
}

export const unreadBatches: Attack = {
  name: 'batches',
  what: 'batches of ten such pages over connections that never read',
  amount: 400,
  play: (target, play) => holdAnswers(target, play, 10),
}

async function holdAnswers(
  target: Target,
  { addresses, amount, isOver }: Play,
  calls: number,
): Promise<Counts> {
  const counts: Counts = {}
  const held: Socket[] = []
  const ofOne = Math.ceil(amount / addresses.length)
  await Promise.all(
    addresses.map(async (localAddress) => {
      const head = await writeRequest(target, localAddress, calls)
      if (head === undefined) return
      for (let asked = 0; asked < ofOne; asked += 1) {
        const socket = connectTcp({ host: '127.0.0.1', port: target.port, localAddress })
        held.push(socket)
        socket.on('error', () => {})
        socket.pause()
        socket.write(head)
        await Promise.race([once(socket, 'connect'), once(socket, 'close')]).catch(() => {})
        count(counts, 'asked')
      }
    }),
  )
  while (!isOver()) await pause(50)
  for (const socket of held) socket.destroy()
  return counts
}

async function writeRequest(
  target: Target,
  localAddress: string,
  calls: number,
): Promise<string | undefined> {
  const agent = new Agent({ localAddress })
  const started = await startFrom({}, target, agent)
  agent.destroy()
  if (!started) return undefined
  const { conversationId, visitorToken } = started
  await fillConversation(target.databaseUrl, conversationId, Array(messages).fill('é'.repeat(4000)))
  const path = Array<string>(calls).fill('chat.messages').join(',')
  const input = Object.fromEntries(
    Array.from({ length: calls }, (_, call) => [call, { conversationId, after: 0 }]),
  )
  const query = `batch=1&input=${encodeURIComponent(JSON.stringify(input))}`
  return `GET /trpc/${path}?${query} HTTP/1.1\r\nHost: oka\r\nAuthorization: Bearer ${visitorToken}\r\n\r\n`
}

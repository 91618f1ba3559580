import { randomUUID } from 'node:crypto'
import { Agent } from 'node:http'

import { type Attack, type Counts, type Play, post, startFrom, type Target } from './attack.ts'

/** So many conversations that are written into as fast as the server takes it. */
export const messageFlood: Attack = {
  name: 'messages',
  what: 'conversations that are written into as fast as the server takes it',
  amount: 100,
  play: (target, play) => writeOn(target, play, false),
}

/**
 * Begins conversations and writes into each, one message after another.
 *
 * @param wait whether each message waits for its answer
 */
export async function writeOn(
  target: Target,
  { addresses, amount, isOver }: Play,
  wait: boolean,
): Promise<Counts> {
  const { port } = target
  const counts: Counts = {}
  const path = '/api/chat/message'
  const write = async (agent: Agent) => {
    const started = await startFrom(counts, target, agent)
    if (!started) return
    while (!isOver()) {
      const body = { clientMessageId: randomUUID(), content: 'We need a site by March.', wait }
      await post(counts, { port, agent, path, body, token: started.visitorToken })
    }
  }
  await Promise.all(
    addresses.map(async (localAddress) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 20, localAddress })
      const ofOne = Math.ceil(amount / addresses.length)
      await Promise.all(Array.from({ length: ofOne }, () => write(agent)))
      agent.destroy()
    }),
  )
  return counts
}

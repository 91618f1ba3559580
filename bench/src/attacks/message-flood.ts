import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { json } from 'node:stream/consumers'

import {
  attackers,
  type AttackStage,
  inTime,
  mustBear,
  openAttackStage,
  type Phase,
} from './stage.ts'

const conversations = 100
const lasts = 20_000

/**
 * A hundred conversations that are written into as fast as the server takes it, from one address and from
 * fifty. Throws when others have to wait.
 */
export async function benchMessageFlood(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const stage = await openAttackStage(resources)
  const phases: Phase[] = [await stage.measure('before', inTime(5000))]
  for (const addresses of [1, 50]) {
    const isOver = inTime(lasts)
    const counts = new Map<number, number>()
    const flood = Promise.all(
      attackers(addresses).map((address) =>
        writeOn(stage, { address, count: conversations / addresses, isOver, counts }),
      ),
    )
    phases.push(await stage.measure(`while ${addresses} write`, isOver))
    await flood
    console.log(`${addresses} addresses were answered`, Object.fromEntries(counts))
  }
  phases.push(await stage.measure('after', inTime(10_000)))
  mustBear(phases, stage.failed)
}

type Writing = {
  address: string
  /** Conversations. */
  count: number
  isOver: () => boolean
  /** Whether each message waits for its answer. */
  wait?: boolean
  /** How often each status was answered. */
  counts: Map<number, number>
}

/** Begins conversations from an address and writes into them until it is over. */
export async function writeOn(
  { port }: Pick<AttackStage, 'port'>,
  { address: localAddress, count, isOver, wait = false, counts }: Writing,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 20, localAddress })
  const call = async (path: string, body: unknown, token?: string) => {
    const asked = request({
      port,
      path,
      agent,
      host: '127.0.0.1',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(token && { authorization: `Bearer ${token}` }),
      },
    })
    asked.end(JSON.stringify(body))
    const [response] = await new Promise<[NodeJS.ReadableStream & { statusCode: number }]>(
      (resolve, reject) => {
        asked.on('response', (answer) => resolve([answer as never]))
        asked.on('error', reject)
      },
    )
    counts.set(response.statusCode, (counts.get(response.statusCode) ?? 0) + 1)
    return json(response as never)
  }
  await Promise.all(
    Array.from({ length: count }, async () => {
      const started = (await call('/api/chat/start', {})) as { visitorToken?: string }
      if (started.visitorToken === undefined) return
      while (!isOver()) {
        const message = { clientMessageId: randomUUID(), content: 'We need a site by March.', wait }
        await call('/api/chat/message', message, started.visitorToken)
      }
    }),
  )
  agent.destroy()
}

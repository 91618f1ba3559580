import { once } from 'node:events'
import { connect as connectTcp, type Socket } from 'node:net'

import { connect } from '@oka/db/connection/connect'

import { createCaller } from '../running/clients.ts'
import {
  attackers,
  type AttackStage,
  inTime,
  mustBear,
  openAttackStage,
  type Phase,
} from './stage.ts'

const messages = 1000
const askedInAll = 400

/**
 * Pages of a long history, asked for again and again over connections that never read: each call by itself,
 * and ten to a batch, from one address and from fifty. Throws when others have to wait, or memory is not given back.
 */
export async function benchUnreadAnswers(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const stage = await openAttackStage(resources)
  const phases: Phase[] = [await stage.measure('before', inTime(5000))]
  for (const addresses of [1, 50]) {
    const visitors = await Promise.all(attackers(addresses).map((address) => start(stage, address)))
    for (const calls of [1, 10]) {
      const held = await ask(stage, visitors, calls)
      const what = `while ${addresses} hold ${askedInAll} answers to ${calls} calls each`
      phases.push(await stage.measure(what, inTime(10_000)))
      for (const socket of held) socket.destroy()
    }
  }
  phases.push(await stage.measure('after', inTime(10_000)))
  mustBear(phases, stage.failed)
}

type Attacker = { localAddress: string; visitorToken: string; conversationId: string }

async function start({ url, databaseUrl }: AttackStage, localAddress: string): Promise<Attacker> {
  const started = await createCaller(url).chat.start.mutate({})
  await fill(databaseUrl, started.conversationId)
  return { localAddress, ...started }
}

async function ask(
  { port }: AttackStage,
  visitors: readonly Attacker[],
  calls: number,
): Promise<Socket[]> {
  const held: Socket[] = []
  for (const { localAddress, visitorToken, conversationId } of visitors) {
    const path = Array<string>(calls).fill('chat.messages').join(',')
    const input = Object.fromEntries(
      Array.from({ length: calls }, (_, call) => [call, { conversationId, after: 0 }]),
    )
    const target = `/trpc/${path}?batch=1&input=${encodeURIComponent(JSON.stringify(input))}`
    const head = `GET ${target} HTTP/1.1\r\nHost: oka\r\nAuthorization: Bearer ${visitorToken}\r\n\r\n`
    for (let asked = 0; asked < askedInAll / visitors.length; asked += 1) {
      const socket = connectTcp({ host: '127.0.0.1', port, localAddress })
      held.push(socket)
      socket.on('error', () => {})
      socket.pause()
      socket.write(head)
      await once(socket, 'connect')
    }
  }
  return held
}

/** A conversation with as much as can be in it, put there past the limits on writing. */
async function fill(databaseUrl: string, conversationId: string): Promise<void> {
  const sql = connect(databaseUrl, { max: 1 })
  try {
    await sql`
      insert into messages (id, conversation_id, seq, turn, role, content)
      select gen_random_uuid(), ${conversationId}, n, n, 'visitor', repeat('é', 4000)
      from generate_series(1, ${messages}) n`
    await sql`update conversations set last_seq = ${messages} where id = ${conversationId}`
  } finally {
    await sql.end()
  }
}

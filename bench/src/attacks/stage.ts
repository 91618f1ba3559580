import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

import { connect } from '@oka/db/connection/connect'
import { makeFolder } from '@oka/e2e/testing/server'

import { readMemory } from '../chat/figures/load.ts'
import { createCaller } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { startServer } from '../running/server.ts'
import { quantile } from '../statistics.ts'

/** Milliseconds between two calls of the other visitor: below the limit of calls. */
const callEvery = 60

export type Phase = {
  phase: string
  p50: number
  p99: number
  megabytes: number
  descriptors: number
  'database MB': number
  mails: number
}

export type AttackStage = {
  pid: number
  port: number
  url: string
  databaseUrl: string
  /** Why calls of the other visitor failed. */
  failed: string[]
  /** What the server wrote. */
  output: () => string
  /** Calls as another visitor until it is over: how long they took, and the most that was held meanwhile. */
  measure: (phase: string, isOver: () => boolean) => Promise<Phase>
}

/** The bundle with production's limits, on a database of its own, and a visitor from an address of their own. */
export async function openAttackStage(
  resources: AsyncDisposableStack,
  settings: Record<string, string> = {},
): Promise<AttackStage> {
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  const env = { RATE_LIMIT_SCALE: '1', ...settings }
  const server = resources.use(await startServer({ dataDir, databaseUrl, env }))
  const sql = connect(databaseUrl, { max: 1 })
  resources.defer(() => sql.end())
  const pid = server.process.pid!
  const port = Number(new URL(server.url).port)
  const { visitorToken, conversationId } = await createCaller(server.url).chat.start.mutate({})
  const path = `/trpc/chat.messages?input=${encodeURIComponent(JSON.stringify({ conversationId }))}`
  const failed: string[] = []

  /** Milliseconds of a call over a connection of its own, as a new visitor has it. */
  async function call(): Promise<number> {
    const from = performance.now()
    const asked = request({
      port,
      path,
      host: '127.0.0.1',
      localAddress: '127.0.0.2',
      agent: false,
      headers: { authorization: `Bearer ${visitorToken}` },
    })
    try {
      asked.end()
      const [response] = (await once(asked, 'response')) as [
        NodeJS.ReadableStream & { statusCode: number },
      ]
      response.resume()
      await once(response, 'end')
      if (response.statusCode !== 200) failed.push(String(response.statusCode))
    } catch (error) {
      failed.push(String(error))
    }
    return performance.now() - from
  }

  async function measure(phase: string, isOver: () => boolean): Promise<Phase> {
    const times: number[] = []
    let descriptors = 0
    let bytes = 0
    while (!isOver() || times.length === 0) {
      times.push(await call())
      descriptors = Math.max(descriptors, await countDescriptors(pid))
      bytes = Math.max(bytes, await readMemory(pid))
      await pause(callEvery)
    }
    const [p50, p99] = [0.5, 0.99].map((share) => Math.round(quantile(times, share) * 10) / 10)
    const [stored] = await sql<{ megabytes: number; mails: number }[]>`
      select round(pg_database_size(current_database()) / 1048576.0)::float8 as megabytes,
        (select count(*)::integer from mails) as mails`
    return {
      phase,
      p50: p50!,
      p99: p99!,
      megabytes: Math.round(bytes / 1024 / 1024),
      descriptors,
      'database MB': stored!.megabytes,
      mails: stored!.mails,
    }
  }

  await measure('warm-up', inTime(3000))
  return { pid, port, url: server.url, databaseUrl, failed, output: server.output, measure }
}

/** Tells whether so long has passed. */
export function inTime(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}

export const countDescriptors = async (pid: number): Promise<number> =>
  (await readdir(`/proc/${pid}/fd`)).length

/** The loopback addresses of so many attackers. */
export const attackers = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `127.0.1.${index + 1}`)

/** What other visitors have to bear at most, in milliseconds, and the server in megabytes. */
const bearable = { p99: 1000, megabytes: 500 }

/** Throws when others waited too long, were not answered, or the server held too much. */
export function mustBear(phases: readonly Phase[], failed: readonly string[]): void {
  console.table(phases)
  if (failed.length > 0) throw new Error(`The other visitor was refused: ${failed.join(', ')}.`)
  for (const { phase, p99, megabytes } of phases) {
    if (p99 > bearable.p99) throw new Error(`The other visitor waited ${p99} ms ${phase}.`)
    if (megabytes > bearable.megabytes) throw new Error(`The server held ${megabytes} MB ${phase}.`)
  }
}

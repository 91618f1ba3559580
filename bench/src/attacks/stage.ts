import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'

import { connect } from '@oka/db/connection/connect'
import { makeFolder } from '@oka/e2e/testing/server'

import { readMemory } from '../running/process-usage.ts'
import { createCaller } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { startServer } from '../running/server.ts'
import { quantile } from '../statistics.ts'
import type { Target } from './attack.ts'

/** Milliseconds between two calls of the other visitor: below the limit of calls. */
const callEvery = 60

export type Phase = {
  /** Milliseconds that the other visitor waited. */
  p50: number
  p99: number
  /** The most that the server held in the phase, and at its end. */
  megabytes: Most
  descriptors: Most
}

type Most = { most: number; last: number }

export type AttackStage = Target & {
  pid: number
  sql: ReturnType<typeof connect>
  /** Why calls of the other visitor failed. */
  failed: string[]
  /** Calls as another visitor until it is over. */
  measure: (isOver: (now: { megabytes: number; descriptors: number }) => boolean) => Promise<Phase>
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

  async function measure(
    isOver: (now: { megabytes: number; descriptors: number }) => boolean,
  ): Promise<Phase> {
    const times: number[] = []
    const most = { megabytes: 0, descriptors: 0 }
    const now = { megabytes: 0, descriptors: 0 }
    do {
      times.push(await call())
      now.descriptors = await countDescriptors(pid)
      now.megabytes = Math.round((await readMemory(pid)) / 1e6)
      most.descriptors = Math.max(most.descriptors, now.descriptors)
      most.megabytes = Math.max(most.megabytes, now.megabytes)
      await pause(callEvery)
    } while (!isOver(now))
    const [p50, p99] = [0.5, 0.99].map((share) => Math.round(quantile(times, share)))
    return {
      p50: p50!,
      p99: p99!,
      megabytes: { most: most.megabytes, last: now.megabytes },
      descriptors: { most: most.descriptors, last: now.descriptors },
    }
  }

  await measure(inTime(3000))
  return { pid, port, url: server.url, databaseUrl, sql, failed, measure }
}

/** Tells whether so long has passed. */
export function inTime(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}

export const countDescriptors = async (pid: number): Promise<number> =>
  (await readdir(`/proc/${pid}/fd`)).length

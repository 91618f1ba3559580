import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir } from 'node:fs/promises'
import { request } from 'node:http'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

import { makeFolder } from '@oka/e2e/testing/server'

import { readMemory } from '../chat/figures/load.ts'
import { createCaller } from '../running/clients.ts'
import { startDatabase } from '../running/database.ts'
import { startServer } from '../running/server.ts'
import { quantile } from '../statistics.ts'

/** Clients that hold 10,000 connections each: a process has descriptors for no more. */
const clients = 2
const ofEachClient = 10_000
/** Milliseconds between two calls of the other visitor: below the limit of calls. */
const callEvery = 60
/** Milliseconds in which all must be over: what is half sent is cut after 15 s, a close frame waits 30 s for its answer. */
const longest = 60_000

type Phase = { phase: string; descriptors: number; megabytes: number; p50: number; p99: number }

/**
 * 20,000 upgrades that are refused, and whose clients keep the connection and never read. Throws when
 * descriptors stay open, or when a visitor from elsewhere gets no answer.
 */
export async function benchRefusedUpgrades(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { path: dataDir } = resources.use(await makeFolder())
  const { url: databaseUrl } = resources.use(await startDatabase(dataDir))
  // As in production: the limits are part of what is measured.
  const env = { RATE_LIMIT_SCALE: '1' }
  const server = resources.use(await startServer({ dataDir, databaseUrl, env }))
  const pid = server.process.pid!
  const { port } = new URL(server.url)
  const { visitorToken, conversationId } = await createCaller(server.url).chat.start.mutate({})
  const path = `/trpc/chat.messages?input=${encodeURIComponent(JSON.stringify({ conversationId }))}`
  const failed: string[] = []

  /** Milliseconds of a call over a connection of its own, as a new visitor has it, from another address. */
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

  /** Calls until it is over; the most descriptors and memory that were seen. */
  async function measure(phase: string, isOver: () => boolean): Promise<Phase> {
    const times: number[] = []
    let descriptors = 0
    let bytes = 0
    while (!isOver()) {
      times.push(await call())
      descriptors = Math.max(descriptors, await countDescriptors(pid))
      bytes = Math.max(bytes, await readMemory(pid))
      await pause(callEvery)
    }
    const [p50, p99] = [0.5, 0.99].map((share) => Math.round(quantile(times, share) * 10) / 10)
    return { phase, descriptors, megabytes: Math.round(bytes / 1024 / 1024), p50: p50!, p99: p99! }
  }

  await measure('warm-up', inTime(3000))
  const before = await measure('before', inTime(10_000))
  const holding = Promise.all(
    Array.from({ length: clients }, (_, index) => holdUpgrades(resources, port, 10 + index)),
  )
  let held = false
  void holding.then(() => (held = true))
  const during = await measure('while they are opened', () => held)
  const rest = await countDescriptors(pid)
  const settled = inTime(longest)
  let open = rest
  const closing = await measure('while they are held', () => {
    void countDescriptors(pid).then((count) => (open = count))
    return settled() || open <= before.descriptors
  })
  const after = await measure('after, still held', inTime(10_000))
  console.table([before, during, closing, after])
  console.log(
    `${(await holding).reduce((sum, count) => sum + count, 0)} held; ${failed.length} calls of the visitor failed ${[...new Set(failed)].join(', ')}`,
  )
  console.log(server.output().trim())
  if (failed.length > 0) throw new Error('The other visitor was not always answered.')
  if (after.descriptors > before.descriptors + 10) throw new Error('Descriptors stayed open.')
}

/** Tells whether so long has passed. */
function inTime(milliseconds: number): () => boolean {
  const end = performance.now() + milliseconds
  return () => performance.now() > end
}

const countDescriptors = async (pid: number): Promise<number> =>
  (await readdir(`/proc/${pid}/fd`)).length

/** Starts such a client; resolves with how many it holds once all are open. */
async function holdUpgrades(
  resources: AsyncDisposableStack,
  port: string,
  network: number,
): Promise<number> {
  const script = join(import.meta.dirname, 'hold-upgrades.ts')
  const child = spawn(process.execPath, [script, port, String(network), String(ofEachClient)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  resources.defer(async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return Number(line)
}

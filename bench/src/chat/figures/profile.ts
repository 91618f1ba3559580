import { once } from 'node:events'

import { findFreePort } from '@oka/e2e/testing/server'
import { WebSocket } from 'ws'

import { type Load, load } from './load.ts'
import { startOka } from './oka.ts'

/** What V8's profiler tells. */
type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

export type Share = { where: string; percent: number }

/**
 * Where the time of our server's main thread goes under a load once it is warm: by the functions
 * that were running, the busiest first.
 */
export async function profileOka(given: Load, warmUp: Load): Promise<Share[]> {
  const port = await findFreePort()
  await using oka = await startOka([`--inspect=127.0.0.1:${port}`])
  const run = (one: Load) => load(oka, (seen) => oka.openChat(one.conversations, seen), one)
  await run(warmUp)
  using inspector = await openInspector(port)
  await inspector.ask('Profiler.enable')
  await inspector.ask('Profiler.start')
  await run(given)
  const { profile } = (await inspector.ask('Profiler.stop')) as { profile: CpuProfile }
  return summarise(profile)
}

type Inspector = Disposable & { ask: (method: string) => Promise<unknown> }

/** Speaks the inspector's protocol with a process that was started with `--inspect`. */
async function openInspector(port: number): Promise<Inspector> {
  const response = await fetch(`http://127.0.0.1:${port}/json/list`)
  const [target] = (await response.json()) as { webSocketDebuggerUrl: string }[]
  const socket = new WebSocket(target!.webSocketDebuggerUrl)
  await once(socket, 'open')
  let asked = 0
  return {
    ask: async (method) => {
      asked += 1
      const id = asked
      socket.send(JSON.stringify({ id, method }))
      for (;;) {
        const [data] = (await once(socket, 'message')) as [Buffer]
        const answer = JSON.parse(data.toString()) as { id?: number; result?: unknown }
        if (answer.id === id) return answer.result
      }
    },
    [Symbol.dispose]: () => socket.terminate(),
  }
}

function summarise({ nodes, samples, timeDeltas }: CpuProfile): Share[] {
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]))
  const times = new Map<string, number>()
  let busy = 0
  for (const [index, id] of samples.entries()) {
    const { functionName, url, lineNumber } = frames.get(id)!
    if (functionName === '(idle)' || functionName === '(program)') continue
    const delta = timeDeltas[index] ?? 0
    busy += delta
    const place = url === '' ? 'V8' : url.startsWith('node:') ? url : `main.js:${lineNumber + 1}`
    const where = `${functionName || '(anonymous)'} ${place}`
    times.set(where, (times.get(where) ?? 0) + delta)
  }
  return [...times]
    .map(([where, time]) => ({ where, percent: Math.round((time / busy) * 1000) / 10 }))
    .toSorted((one, other) => other.percent - one.percent)
    .slice(0, 30)
}

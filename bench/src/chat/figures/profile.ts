import { makeFolder } from '@oka/e2e/testing/server'

import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { load } from './load.ts'
import { startOka } from './oka.ts'

/** What Node writes with --cpu-prof. */
type CpuProfile = {
  nodes: { id: number; callFrame: { functionName: string; url: string; lineNumber: number } }[]
  samples: number[]
  timeDeltas: number[]
}

export type Share = { where: string; percent: number }

/** Where our server's time goes under a load: by the functions that were running, the busiest first. */
export async function profileOka(given: Parameters<typeof load>[2]): Promise<Share[]> {
  await using folder = await makeFolder()
  {
    await using oka = await startOka(['--cpu-prof', `--cpu-prof-dir=${folder.path}`])
    await load(oka, (seen) => oka.openChat(given.conversations, seen), given)
  }
  const files = (await readdir(folder.path)).filter((name) => name.endsWith('.cpuprofile'))
  const profiles = await Promise.all(
    files.map(
      async (name) => JSON.parse(await readFile(join(folder.path, name), 'utf8')) as CpuProfile,
    ),
  )
  // Worker threads write one as well; the main thread's is the busiest.
  const busiest = profiles.map(summarise).toSorted((one, other) => other.busy - one.busy)[0]
  return busiest?.shares ?? []
}

function summarise({ nodes, samples, timeDeltas }: CpuProfile): { busy: number; shares: Share[] } {
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
  const shares = [...times]
    .map(([where, time]) => ({ where, percent: Math.round((time / busy) * 1000) / 10 }))
    .toSorted((one, other) => other.percent - one.percent)
    .slice(0, 30)
  return { busy, shares }
}

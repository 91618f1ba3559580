import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'

import { countDescriptors, inTime, openAttackStage } from './stage.ts'

/** Clients that hold 10,000 connections each: a process has descriptors for no more. */
const clients = 2
const ofEachClient = 10_000
/** Milliseconds in which all must be over: what is half sent is cut after 15 s, a close frame waits 30 s for its answer. */
const longest = 60_000

/**
 * 20,000 upgrades that are refused, and whose clients keep the connection and never read. Throws when
 * descriptors stay open, or when a visitor from elsewhere gets no answer.
 */
export async function benchRefusedUpgrades(): Promise<void> {
  await using resources = new AsyncDisposableStack()
  const { pid, port, measure, failed, output } = await openAttackStage(resources)
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
  console.log(output().trim())
  if (failed.length > 0) throw new Error('The other visitor was not always answered.')
  if (after.descriptors > before.descriptors + 10) throw new Error('Descriptors stayed open.')
}

/** Starts such a client; resolves with how many it holds once all are open. */
async function holdUpgrades(
  resources: AsyncDisposableStack,
  port: number,
  network: number,
): Promise<number> {
  const script = join(import.meta.dirname, 'hold-upgrades.ts')
  const child = spawn(
    process.execPath,
    [script, String(port), String(network), String(ofEachClient)],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  )
  resources.defer(async () => {
    child.kill('SIGKILL')
    await once(child, 'close')
  })
  const [line] = (await once(child.stdout, 'data')) as [Buffer]
  return Number(line)
}

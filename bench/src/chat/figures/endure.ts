import { setTimeout as pause } from 'node:timers/promises'

import { describeRun, table } from '../../results.ts'
import { readMemory } from '../../running/process-usage.ts'
import { type Load, load } from './load.ts'
import { startOka } from './oka.ts'

/** Milliseconds between two readings of the memory, and after the load until the last one. */
const readingIntervalMs = 60_000
const restMs = 30_000

/** Resident memory of our server once a minute of such a load and after it, and what became of the messages. */
export async function benchEndurance(given: Load): Promise<void> {
  await using oka = await startOka()
  const megabytes: string[] = []
  const read = async () => {
    megabytes.push(((await readMemory(oka.pid)) / 1e6).toFixed(0))
    console.log(`${megabytes.at(-1)} MB`)
  }
  await read()
  const reading = setInterval(() => void read(), readingIntervalMs)
  const figures = await load(oka, (seen) => oka.openChat(given.conversations, seen), given)
  clearInterval(reading)
  await pause(restMs)
  await read()
  const { acknowledged, ackP50, ackP99, deliveryP99, cpu, lost } = figures
  console.log(`${describeRun()} ${given.rate} messages a second for ${given.seconds} s in ${given.conversations} conversations.

${table([
  ['acknowledged a second', 'p50, ms', 'p99, ms', 'seen, p99, ms', 'CPU, µs', 'lost'],
  [
    String(acknowledged),
    ...[ackP50, ackP99, deliveryP99].map((milliseconds) => milliseconds.toFixed(0)),
    String(cpu),
    String(lost),
  ],
])}

Resident, MB, before it, once a minute, and ${restMs / 1000} s after it: ${megabytes.join(', ')}.`)
}

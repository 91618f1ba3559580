import { setTimeout as pause } from 'node:timers/promises'

import { describeRun, table } from '../../results.ts'
import { readMemory } from '../../running/process-usage.ts'
import { type Load, load } from './load.ts'
import { startOka } from './oka.ts'

/** Milliseconds after the load until the last reading of the memory. */
const restMs = 30_000

/**
 * Resident memory of our server, and what became of the messages, in each of so many minutes of such a load, with
 * conversations and sockets of its own, as visitors come and go.
 */
export async function benchEndurance(
  { conversations, lookers, rate }: Omit<Load, 'seconds'>,
  minutes: number,
): Promise<void> {
  await using oka = await startOka()
  const megabytes = async () => ((await readMemory(oka.pid)) / 1e6).toFixed(0)
  const rows = [['minute', 'resident, MB', 'ack p50 / p99, ms', 'seen p99, ms', 'CPU, µs', 'lost']]
  const add = (row: string[]) => {
    rows.push(row)
    console.log(row.join(' '))
  }
  add(['before', await megabytes(), '', '', '', ''])
  for (let minute = 1; minute <= minutes; minute += 1) {
    const open = (seen: (key: string) => void) => oka.openChat(conversations, seen)
    const figures = await load(oka, open, { conversations, lookers, rate, seconds: 60 })
    const { ackP50, ackP99, deliveryP99, cpu, lost } = figures
    const acks = `${ackP50.toFixed(1)} / ${ackP99.toFixed(0)}`
    const others = [deliveryP99.toFixed(0), String(cpu), String(lost)]
    add([String(minute), await megabytes(), acks, ...others])
  }
  await pause(restMs)
  add([`${restMs / 1000} s after`, await megabytes(), '', '', '', ''])
  console.log(`${describeRun()} ${rate} messages a second, ${conversations} conversations each minute.

${table(rows)}`)
}

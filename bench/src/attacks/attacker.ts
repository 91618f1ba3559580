import { json } from 'node:stream/consumers'

import type { Begun, Target } from './attack.ts'
import { attacks } from './catalog.ts'

/** What a process that attacks reads from its input, as JSON. */
export type Order = Target & {
  name: string
  addresses: string[]
  amount: number
  begun: Begun[]
  /** Milliseconds. */
  lasts: number
}

/** Plays an attack and prints as JSON what it counted, in a process of its own, so that the measure waits for the server alone. */
const { name, addresses, amount, begun, lasts, ...target } = (await json(process.stdin)) as Order
const { play, holds } = attacks.find((attack) => attack.name === name)!
const end = performance.now() + lasts
const counts = await play(target, {
  addresses,
  amount,
  begun,
  isOver: () => performance.now() > end,
})
process.stdout.write(`${JSON.stringify(counts)}\n`)
if (holds) setInterval(() => {}, 60_000)

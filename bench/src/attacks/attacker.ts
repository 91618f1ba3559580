import type { Target } from './attack.ts'
import { attacks } from './catalog.ts'

/** What a process that attacks is started with, as JSON. */
export type Order = Target & {
  name: string
  addresses: string[]
  amount: number
  /** Milliseconds. */
  lasts: number
}

/** Plays an attack and prints as JSON what it counted, in a process of its own, so that the measure waits for the server alone. */
const { name, addresses, amount, lasts, ...target } = JSON.parse(process.argv[2]!) as Order
const { play, holds } = attacks.find((attack) => attack.name === name)!
const end = performance.now() + lasts
const counts = await play(target, { addresses, amount, isOver: () => performance.now() > end })
process.stdout.write(`${JSON.stringify(counts)}\n`)
if (holds) setInterval(() => {}, 60_000)

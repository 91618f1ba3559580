import { setTimeout as pause } from 'node:timers/promises'

import { collectsGarbage } from '../../running/collect-garbage.ts'
import type { Chat, Contender, Seen } from './contender.ts'
import { measureSockets } from './idle.ts'
import { type Figures, type Load, load } from './load.ts'

export const conversations = 1000
/** Messages of visitors a second. Our assistant answers each, and stores that too. */
export const rates = [75, 150, 300]
export const seconds = 8
export const chatAt = (rate: number): Load => ({ conversations, lookers: 2, rate, seconds })
/** Not measured, for each contender before the rounds: until then the code is still being compiled. */
export const warmUp: Load = { conversations, lookers: 2, rate: 150, seconds: 20 }
/** Sockets that look on one conversation, as all of them do in the seed, which tells everybody everything. */
export const crowd = 1000
export const crowdRate = 20
export const idleSockets = 10_000

export type Row = Figures & { name: string }
export type Idle = { name: string; sockets: number; megabytes: number; kilobytesEach: number }

export type Start = (nodeOptions?: readonly string[]) => Promise<Contender>

/** Many conversations, each of which two look on. */
export const chat = (contender: Contender, given: Load): Promise<Row> =>
  measure(contender, (seen) => contender.openChat(given.conversations, seen), given)

/** One conversation, on which a thousand look. */
export const lookOn = (contender: Contender): Promise<Row> =>
  measure(contender, (seen) => contender.openCrowd(crowd, seen), {
    conversations: 1,
    lookers: crowd,
    rate: crowdRate,
    seconds,
  })

async function measure(
  contender: Contender,
  open: (seen: Seen) => Promise<Chat>,
  given: Load,
): Promise<Row> {
  const figures = await load(contender, open, given)
  await pause(3000)
  return { name: contender.name, ...figures }
}

/** The memory of idle sockets, in a process of its own. */
export async function measureIdle(start: Start): Promise<Idle> {
  await using contender = await start(collectsGarbage)
  const { bytes, each } = await measureSockets(contender, idleSockets)
  return {
    name: contender.name,
    sockets: idleSockets,
    megabytes: Math.round(bytes / 1024 / 1024),
    kilobytesEach: Math.round(each / 1024),
  }
}

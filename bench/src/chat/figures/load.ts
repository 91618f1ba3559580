import { setTimeout as pause } from 'node:timers/promises'

import { cpuDuring } from '../../running/process-usage.ts'
import { quantile } from '../../statistics.ts'
import type { Chat, Contender } from './contender.ts'

export type Figures = {
  /** Messages of visitors asked for, and acknowledged, in a second. */
  asked: number
  acknowledged: number
  /** All that was seen in a second: with ours, the assistant's answers as well. */
  seen: number
  /** Milliseconds. */
  ackP50: number
  ackP99: number
  deliveryP50: number
  deliveryP99: number
  /** Microseconds of the server's CPU for each message of a visitor. */
  cpu: number
  /** Messages that one of those who look on never saw. */
  lost: number
}

export type Load = {
  conversations: number
  /** Sockets that see each message. */
  lookers: number
  /** Messages a second. */
  rate: number
  seconds: number
}

/** Says so many messages a second for so many seconds, whether the answers come or not. */
export async function load(
  contender: Pick<Contender, 'pid'>,
  open: (seen: (key: string) => void) => Promise<Chat>,
  { conversations, lookers, rate, seconds }: Load,
): Promise<Figures> {
  const sentAt = new Map<string, number>()
  const left = new Map<string, number>()
  const deliveries: number[] = []
  const acks: number[] = []
  let all = 0
  const chat = await open((key) => {
    all += 1
    const from = sentAt.get(key)
    if (from === undefined) return
    deliveries.push(performance.now() - from)
    const others = left.get(key)! - 1
    if (others > 0) left.set(key, others)
    else left.delete(key)
  })

  const started = performance.now()
  const answers: Promise<void>[] = []
  const cpu = await cpuDuring(contender.pid, async () => {
    for (let index = 0; index < rate * seconds; index += 1) {
      const due = started + (index / rate) * 1000
      const wait = due - performance.now()
      if (wait > 1) await pause(wait)
      const key = `Message ${index}`
      const from = performance.now()
      sentAt.set(key, from)
      left.set(key, lookers)
      answers.push(
        chat.say(index % conversations, key).then(() => void acks.push(performance.now() - from)),
      )
    }
    await Promise.all(answers)
  })
  const took = (performance.now() - started) / 1000
  const deadline = Date.now() + 5000
  while (left.size > 0 && Date.now() < deadline) await pause(50)
  chat.close()
  return {
    asked: rate,
    acknowledged: Math.round(acks.length / took),
    seen: Math.round(all / lookers / took),
    ackP50: quantile(acks, 0.5),
    ackP99: quantile(acks, 0.99),
    deliveryP50: quantile(deliveries, 0.5),
    deliveryP99: quantile(deliveries, 0.99),
    cpu: Math.round((cpu * 1_000_000) / acks.length),
    lost: left.size,
  }
}

import { setTimeout as pause } from 'node:timers/promises'

import { isLong, option } from '../../command-line.ts'
import { collectsGarbage } from '../../running/collect-garbage.ts'
import { cpuDuring } from '../../running/process-usage.ts'
import { describeRun, table, writeResult } from '../../results.ts'
import type { Contender } from './contender.ts'
import { benchEndurance } from './endure.ts'
import { measureSockets } from './idle.ts'
import { type Load, load } from './load.ts'
import { startOka } from './oka.ts'
import { findOlderOka } from './older-oka.ts'

const rounds = isLong ? 6 : 3
/** Minutes of load that are to be endured; then nothing else is measured. */
const minutes = option('--minutes')
const chats: Load = { conversations: 500, lookers: 2, rate: 75, seconds: 8 }
/** Conversations in which a message each is sent at once, and messages of each before it. */
const lengths = { conversations: 60, short: 4, long: 188 }
/** Messages of each conversation that are not measured: with the first it is read from its beginning. */
const unmeasured = 2
const idleSockets = [2000, 10_000]

/** Server CPU of a message with its answer, in short and in long conversations, and the memory of an idle socket. */
export async function benchMessage(): Promise<void> {
  if (minutes) return await benchEndurance(chats, Number(minutes))
  const { message, lengthened } = await measureMessages()
  const idle: Row[] = []
  for (const sockets of idleSockets) idle.push(await measureIdle(sockets))
  const text = `## A message and its answer

${describeRun()} ${chats.rate} messages a second in ${chats.conversations} conversations with two watchers each, least of ${rounds} interleaved rounds; server CPU of one
with its answer, all threads, µs. Goals: half of 0.1.0, the same however long the conversation, 25 kB a socket.

${table([['', 'µs'], ...message, ...lengthened])}

Idle sockets that follow a conversation each, resident memory once all that can be given back is given back, before they are opened and with them:

${table([['sockets', 'kB each'], ...idle])}`
  console.log(text)
  await writeResult('message', text)
}

type Row = [name: string, figure: string]

async function measureIdle(sockets: number): Promise<Row> {
  await using oka = await startOka(collectsGarbage)
  const { each } = await measureSockets(oka, sockets)
  return [sockets.toLocaleString('en'), (each / 1000).toFixed(1)]
}

async function measureMessages(): Promise<{ message: Row[]; lengthened: Row[] }> {
  await using resources = new AsyncDisposableStack()
  const measured: { name: string; oka: Contender; figures: number[] }[] = []
  const start = async (name: string, open: typeof startOka) => {
    measured.push({ name, oka: resources.use(await open()), figures: [] })
  }
  await start('a message', startOka)
  const older = await findOlderOka()
  if (older) await start(`the same by ${older.name}`, older.start)
  for (const { oka } of measured) await underLoad(oka)
  for (let round = 0; round < rounds; round += 1) {
    for (const one of round % 2 === 0 ? measured : measured.toReversed()) {
      one.figures.push((await underLoad(one.oka)).cpu)
      await pause(500)
    }
  }
  const { oka } = measured[0]!
  const message = measured.map(({ name, figures }): Row => [name, least(figures)])
  return { message, lengthened: await measureLengths(oka) }
}

const underLoad = (oka: Contender) =>
  load(oka, (seen) => oka.openChat(chats.conversations, seen), chats)

const least = (figures: readonly number[]) => Math.min(...figures).toFixed(0)

/** In a conversation that has just begun and in a long one, in turn. */
async function measureLengths(oka: Contender): Promise<Row[]> {
  const { conversations, short, long } = lengths
  const of = async (history: number) => {
    const chat = await oka.openChat(conversations, () => {}, history)
    for (let message = 0; message < unmeasured; message += 1) await sayEverywhere(chat.say)
    return { history, chat, figures: [] as number[] }
  }
  const both = [await of(short), await of(long)]
  for (let round = 0; round < rounds; round += 1) {
    for (const { chat, figures } of both) {
      const cpu = await cpuDuring(oka.pid, () => sayEverywhere(chat.say))
      figures.push((cpu * 1_000_000) / conversations)
    }
  }
  for (const { chat } of both) chat.close()
  return both.map(({ history, figures }) => {
    // Each message before had its answer.
    const number = history + 2 * unmeasured + 1
    return [`message ${number} of a conversation, and those after it`, least(figures)]
  })
}

/** A message in each conversation within a second and a half, and the time for its answer. */
async function sayEverywhere(say: (conversation: number, key: string) => Promise<void>) {
  const sent: Promise<void>[] = []
  for (let index = 0; index < lengths.conversations; index += 1) {
    sent.push(say(index, `Message ${index}`))
    await pause(25)
  }
  await Promise.all(sent)
  await pause(1500)
}

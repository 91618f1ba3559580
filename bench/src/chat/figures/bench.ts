import { mkdir, writeFile } from 'node:fs/promises'
import { cpus } from 'node:os'
import { join } from 'node:path'

import { median } from '../../statistics.ts'
import { compareWithOlder } from './compare.ts'
import type { Contender } from './contender.ts'
import type { Figures } from './load.ts'
import { startOka } from './oka.ts'
import { findOlderOka } from './older-oka.ts'
import { plot } from '../../plot.ts'
import { profileOka } from './profile.ts'
import { startRawWs, startSocketIo } from './rivals.ts'
import {
  chat,
  chatAt,
  conversations,
  crowd,
  crowdRate,
  type Idle,
  idleSockets,
  lookOn,
  measureIdle,
  rates,
  type Row,
  seconds,
  type Start,
  warmUp,
} from './measure.ts'

const results = join(import.meta.dirname, '../../../results')
const rounds = 2
/** With the answers more than 300 messages are stored a second, for two minutes. */
const long = { conversations, lookers: 2, rate: 160, seconds: 120 }
const rivals = [startSocketIo, startRawWs]

type LongRow = Row & { seconds: number }

/**
 * Measures ours beside Socket.io as the seed uses it and beside bare ws, and writes bench/results; or beside an older
 * version of ours, and prints what differs.
 */
export async function benchFigures(): Promise<void> {
  const older = await findOlderOka()
  if (older) return compareWithOlder(older)
  const contenders: Start[] = [startOka, ...rivals]
  const { rows, crowdRows, longRow } = await measureLoad(contenders)
  const idle: Idle[] = []
  for (const start of contenders) idle.push(await measureIdle(start))
  console.table(idle)
  const profile = await profileOka({ conversations, lookers: 2, rate: 75, seconds }, warmUp)
  console.table(profile.slice(0, 12))

  await mkdir(results, { recursive: true })
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    cores: cpus().length,
    processor: cpus()[0]?.model,
    node: process.version,
  }
  const method = { conversations, crowd, seconds, rounds, warmUp }
  const written = { machine, ...method, rows, longRow, crowdRows, idle, profile }
  await writeFile(join(results, 'chat.json'), `${JSON.stringify(written, null, 2)}\n`)
  await writeFile(join(results, 'chat.svg'), draw(rows, crowdRows, idle))
}

/** In rounds, each contender in turn, so that what else the machine does meets all of them; then ours for long. */
async function measureLoad(
  contenders: readonly Start[],
): Promise<{ rows: Row[]; crowdRows: Row[]; longRow: LongRow }> {
  await using resources = new AsyncDisposableStack()
  const running: Contender[] = []
  for (const start of contenders) running.push(resources.use(await start()))
  for (const contender of running) await chat(contender, warmUp)
  const measured: Row[] = []
  const inCrowd: Row[] = []
  for (let round = 0; round < rounds; round += 1) {
    for (const rate of rates) {
      for (const contender of running) {
        measured.push(await chat(contender, chatAt(rate)))
      }
    }
    for (const contender of running) inCrowd.push(await lookOn(contender))
  }
  const rows = rates.flatMap((rate) =>
    running.map(({ name }) =>
      middle(measured.filter((row) => row.name === name && row.asked === rate)),
    ),
  )
  const crowdRows = running.map(({ name }) => middle(inCrowd.filter((row) => row.name === name)))
  const longRow = { seconds: long.seconds, ...middle([await chat(running[0]!, long)]) }
  console.table(rows)
  console.table([longRow])
  console.table(crowdRows)
  return { rows, crowdRows, longRow }
}

/** The median of the rounds, figure by figure; of what was lost, all of it. */
function middle(rows: readonly Row[]): Row {
  const of = (figure: keyof Figures) => Math.round(median(rows.map((row) => row[figure])) * 10) / 10
  return {
    name: rows[0]!.name,
    asked: of('asked'),
    acknowledged: of('acknowledged'),
    seen: of('seen'),
    ackP50: of('ackP50'),
    ackP99: of('ackP99'),
    deliveryP50: of('deliveryP50'),
    deliveryP99: of('deliveryP99'),
    cpu: of('cpu'),
    lost: rows.reduce((sum, { lost }) => sum + lost, 0),
  }
}

function draw(rows: readonly Row[], crowdRows: readonly Row[], idle: readonly Idle[]): string {
  const names = idle.map(({ name }) => name)
  const groups = rates.map((rate) => `${rate} messages/s`)
  const series = (figure: keyof Figures) =>
    names.map((name) => ({
      name,
      values: rates.map(
        (rate) => rows.find((row) => row.name === name && row.asked === rate)?.[figure] ?? null,
      ),
    }))
  const stored = 'OKA stores each message and answers it; the others store nothing'
  return plot([
    { title: `Acknowledged, p99, ms (${stored})`, groups, series: series('ackP99') },
    { title: 'Seen by two, p99, ms', groups, series: series('deliveryP99') },
    { title: 'Server CPU for a message, µs', groups, series: series('cpu') },
    {
      title: `One conversation that ${crowd} sockets look on: seen, p99, ms`,
      groups: [`${crowdRate} messages/s`],
      series: crowdRows.map(({ name, deliveryP99 }) => ({ name, values: [deliveryP99] })),
    },
    {
      title: `${idleSockets} idle sockets, kB each`,
      groups: ['memory'],
      series: idle.map(({ name, kilobytesEach }) => ({ name, values: [kilobytesEach] })),
    },
  ])
}

import { median } from '../../statistics.ts'
import type { Contender } from './contender.ts'
import { startOka } from './oka.ts'
import type { Older } from './older-oka.ts'
import { chat, chatAt, lookOn, measureIdle, rates, type Row, warmUp } from './rows.ts'

/**
 * Pairs at each load. Whatever the distribution, the true median of the ratios lies between the least and the most of
 * seven in 98 runs of 100 (the interval of the sign test; Conover, Practical Nonparametric Statistics).
 */
const rounds = 7
const figures = ['cpu', 'ackP50', 'ackP99', 'deliveryP50', 'deliveryP99'] as const

type Measure = (contender: Contender) => Promise<Row>
type Pair = { ours: Row; older: Row }

const loads: [name: string, measure: Measure][] = [
  ...rates.map((rate): [string, Measure] => [
    `${rate} a second`,
    (contender) => chat(contender, chatAt(rate)),
  ]),
  ['a thousand look on', lookOn],
]

/**
 * Measures this version and an older one in pairs, at each load one right after the other and each of them first in
 * every second round. Prints the medians, and of the ratios of the pairs the median, the least and the most: a figure
 * is worse by more than its noise when even the least is above 1.
 */
export async function compareWithOlder(older: Older): Promise<void> {
  const pairs = await measurePairs(older)
  console.table(loads.flatMap(([load]) => compare(load, pairs.get(load)!)))
  const lost = [...pairs.values()].flat().map(({ ours }) => ours.lost)
  console.log(`Messages lost: ${lost.reduce((sum, count) => sum + count, 0)}`)
  console.table([await measureIdle(startOka), await measureIdle(older.start)])
}

async function measurePairs(older: Older): Promise<Map<string, Pair[]>> {
  await using resources = new AsyncDisposableStack()
  const ours = resources.use(await startOka())
  const theirs = resources.use(await older.start())
  for (const contender of [ours, theirs]) await chat(contender, warmUp)
  const pairs = new Map(loads.map(([load]) => [load, [] as Pair[]]))
  for (let round = 0; round < rounds; round += 1) {
    for (const [load, measure] of loads) {
      const isFirst = round % 2 === 0
      const before = isFirst ? undefined : await measure(theirs)
      const row = await measure(ours)
      pairs.get(load)!.push({ ours: row, older: before ?? (await measure(theirs)) })
    }
  }
  return pairs
}

const compare = (load: string, pairs: readonly Pair[]) =>
  figures.map((figure) => {
    const ratios = pairs.map(({ ours, older }) => ours[figure] / older[figure])
    const least = Math.min(...ratios)
    return {
      load,
      figure,
      ours: round(median(pairs.map(({ ours }) => ours[figure]))),
      older: round(median(pairs.map(({ older }) => older[figure]))),
      ratio: round(median(ratios)),
      least: round(least),
      most: round(Math.max(...ratios)),
      worse: least > 1 ? 'yes' : 'no',
    }
  })

const round = (figure: number) => Math.round(figure * 100) / 100

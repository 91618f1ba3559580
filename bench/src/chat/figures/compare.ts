import { median } from '../../statistics.ts'
import type { Contender } from './contender.ts'
import { startOka } from './oka.ts'
import type { Older } from './older-oka.ts'
import { chat, chatAt, lookOn, measureIdle, rates, type Row, warmUp } from './measure.ts'

/**
 * Pairs at each load. Whatever the distribution, the true median of the ratios lies between the least and the most of
 * seven in 98 runs of 100 (the interval of the sign test; Conover, Practical Nonparametric Statistics).
 */
const rounds = 7
const figures = ['cpu', 'ackP50', 'ackP99', 'deliveryP50', 'deliveryP99'] as const

type Measure = (contender: Contender) => Promise<Row>
/** The rows of each round, in the same order for both. */
type Measured = { load: string; ours: Row[]; older: Row[] }

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
  const measured = await measureInTurn(older)
  console.table(measured.flatMap(compare))
  const lost = measured.flatMap(({ ours }) => ours.map((row) => row.lost))
  console.log(`Messages lost: ${lost.reduce((sum, count) => sum + count, 0)}`)
  console.table([await measureIdle(startOka), await measureIdle(older.start)])
}

async function measureInTurn(older: Older): Promise<Measured[]> {
  await using resources = new AsyncDisposableStack()
  const ours = resources.use(await startOka())
  const theirs = resources.use(await older.start())
  for (const contender of [ours, theirs]) await chat(contender, warmUp)
  const measured = loads.map(([load, measure]) => {
    const all: Measured = { load, ours: [], older: [] }
    const turns = [
      { rows: all.ours, contender: ours },
      { rows: all.older, contender: theirs },
    ]
    return { all, measure, turns }
  })
  for (let round = 0; round < rounds; round += 1) {
    for (const { measure, turns } of measured) {
      for (const { rows, contender } of round % 2 === 0 ? turns : turns.toReversed()) {
        rows.push(await measure(contender))
      }
    }
  }
  return measured.map(({ all }) => all)
}

const compare = ({ load, ours, older }: Measured) =>
  figures.map((figure) => {
    const ratios = ours.map((row, index) => row[figure] / older[index]![figure])
    const least = Math.min(...ratios)
    return {
      load,
      figure,
      ours: round(median(ours.map((row) => row[figure]))),
      older: round(median(older.map((row) => row[figure]))),
      ratio: round(median(ratios)),
      least: round(least),
      most: round(Math.max(...ratios)),
      worse: least > 1 ? 'yes' : 'no',
    }
  })

const round = (figure: number) => Math.round(figure * 100) / 100

import { type FactField, factFields } from '@oka/contract/fact'

import { isQuiet, option } from '../command-line.ts'
import { judge, type Tally, type Verdict } from './judge-played.ts'
import { type Played, playScript } from './play-script.ts'
import { type Part, parts as allParts, readCorpus } from './read-corpus.ts'

export type Judged = Played & { verdict: Verdict; part: Part }

export function playCorpus(parts: readonly Part[]): Judged[] {
  return parts.flatMap((part) =>
    readCorpus([part]).map((script) => {
      const played = playScript(script)
      return Object.assign(played, { part, verdict: judge(played) })
    }),
  )
}

export function sum(all: readonly Judged[], fields: readonly FactField[] = factFields): Tally {
  const total = { expected: 0, right: 0, wrong: 0, extra: 0 }
  for (const { verdict } of all)
    for (const field of fields) {
      const tally = verdict.fields.get(field)
      for (const key of Object.keys(total) as (keyof Tally)[]) total[key] += tally?.[key] ?? 0
    }
  return total
}

/** Of what was learnt, how much is right; and of what was said, how much was found. Between 0 and 1. */
export function rates({ expected, right, wrong, extra }: Tally): { right: number; found: number } {
  const learnt = right + wrong + extra
  return { right: learnt === 0 ? 1 : right / learnt, found: expected === 0 ? 1 : right / expected }
}

const percent = (rate: number) => `${(100 * rate).toFixed(1).padStart(6)} %`

function row(name: string, all: readonly Judged[], fields?: readonly FactField[]): string {
  const tally = sum(all, fields)
  const { right, found } = rates(tally)
  const inBand = all.filter(({ verdict }) => verdict.inBand).length
  const bands = fields ? '' : `   ${inBand} of ${all.length} in their band`
  return `  ${name.padEnd(12)} ${String(tally.expected).padStart(5)} said ${percent(right)} right ${percent(found)} found${bands}`
}

function printTable(all: readonly Judged[]): void {
  console.log(row('all', all))
  const keys: ((one: Judged) => string)[] = [
    ({ part }) => part,
    ({ script }) => script.locale,
    ({ script }) => script.kind,
  ]
  for (const key of keys) {
    for (const [name, some] of Object.entries(Object.groupBy(all, key)))
      console.log(row(name, some!))
  }
  for (const field of factFields) if (field !== 'intent') console.log(row(field, all, [field]))
  const times = all.flatMap(({ said }) => said.map(({ ms }) => ms)).toSorted((a, b) => a - b)
  const at = (share: number) => times[Math.floor(times.length * share)]!.toFixed(1)
  console.log(
    `  a reply takes ${at(0.5)} ms, p95 ${at(0.95)} ms, at most ${times.at(-1)!.toFixed(0)} ms`,
  )
}

function printFindings(all: readonly Judged[]): void {
  const findings = all.flatMap(({ verdict }) => verdict.findings)
  for (const [name, some] of Object.entries(Object.groupBy(findings, ({ kind }) => kind))) {
    console.log(`\n${some!.length} ${name}`)
    for (const { id, text } of some!) console.log(`  ${id} ${text}`)
  }
}

/**
 * Plays the corpus and prints what was extracted, by part, language, kind and field, and each fault.
 * `--parts=tuning,judging` plays these alone, `--only=TF01,TE02` these; `--quiet` prints no faults,
 * `--talk` the conversations.
 */
export function benchCorpus(): void {
  const parts = (option('--parts')?.split(',') ?? allParts) as Part[]
  const only = option('--only')?.split(',')
  const all = playCorpus(parts).filter(({ script }) => !only || only.includes(script.id))
  printTable(all)
  if (!isQuiet) printFindings(all)
  if (!process.argv.includes('--talk')) return
  for (const { script, said } of all) {
    console.log(`\n## ${script.id} ${script.title}`)
    for (const { say, reply } of said) console.log(`- ${say}\n      ${reply}`)
  }
}

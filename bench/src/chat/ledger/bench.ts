import { type Fault, playLedger } from './play-ledger.ts'

/** Twenty kills in a row, then everything in turn. */
const faults: Fault[] = [
  ...Array.from({ length: 20 }, () => 'kill' as const),
  ...Array.from({ length: 10 }, () => ['database', 'network', 'kill'] as const).flat(),
]

/** Throws when anything was lost, doubled, reordered or foreign. */
export async function benchLedger(): Promise<void> {
  const report = await playLedger({ visitors: 30, faults, every: 60, rhythm: 300 })
  const { acknowledged, cuts, found } = report
  console.log(
    `${acknowledged} messages acknowledged, ${cuts} answers cut, ` +
      `${faults.filter((fault) => fault === 'kill').length} kills, ` +
      `${faults.filter((fault) => fault === 'database').length} stops of PostgreSQL, ` +
      `${faults.filter((fault) => fault === 'network').length} cuts of the network.`,
  )
  if (found.length > 0) throw new Error(found.join('\n'))
  console.log('Nothing was lost, doubled, reordered or foreign.')
}

import { benches } from './benches.ts'

const given = process.argv.slice(2)
const wanted = given.filter((argument) => !argument.startsWith('-')).join(' ')
const exact = benches.filter(({ name }) => name === wanted)
const chosen =
  exact.length > 0
    ? exact
    : benches.filter(({ name, short }) => (wanted === '' ? short : name.startsWith(`${wanted} `)))

if (chosen.length === 0) {
  console.log(
    `There are these:\n${benches.map(({ name, what }) => `  ${name}: ${what}`).join('\n')}`,
  )
  process.exitCode = 1
}
for (const { name, what, run } of chosen) {
  console.log(`\n== ${name}: ${what}`)
  const from = performance.now()
  await run()
  console.log(`   (${((performance.now() - from) / 1000).toFixed(1)} s)`)
}

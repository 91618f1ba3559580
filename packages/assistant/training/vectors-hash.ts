import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'

/** What vectors are learnt from: they are out of date when its hash differs. */
export function vectorsHash(): string {
  const hash = createHash('sha256')
  for (const folder of ['topics', 'companies'] as const) {
    const url = new URL(`${folder}/`, import.meta.url)
    for (const name of readdirSync(url).toSorted()) hash.update(readFileSync(new URL(name, url)))
  }
  for (const name of ['questions', 'random', 'start-vectors', 'train-vectors'] as const)
    hash.update(readFileSync(new URL(`${name}.ts`, import.meta.url)))
  hash.update(readFileSync(new URL('../src/knowledge/sentence-vectors.ts', import.meta.url)))
  return hash.digest('hex')
}

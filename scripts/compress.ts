import { readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

/** Leaves a `.br` beside each text of a built folder, for the server to send instead: `compress.ts <folder>`. */

const texts = new Set(['.js', '.css', '.html', '.svg', '.json'])
/** Below this, a packet carries it either way. */
const worthwhile = 1024

const [folder] = process.argv.slice(2)
if (!folder) throw new Error('Say which folder: compress.ts <folder>')

for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
  if (!texts.has(extname(name))) continue
  const content = readFileSync(join(folder, name))
  if (content.length < worthwhile) continue
  // Written beside and renamed: servers serve this folder, also while a build is stopped half-way.
  const path = join(folder, `${name}.br`)
  writeFileSync(`${path}.new`, brotliCompressSync(content))
  renameSync(`${path}.new`, path)
}

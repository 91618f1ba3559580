import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { build } from 'rolldown'

const here = import.meta.dirname
const dist = join(here, 'dist')

await rm(dist, { recursive: true, force: true })
await build({
  input: { visitor: join(here, 'src/visitor.ts') },
  // The same module for browsers and for Node.js, which has all that it asks of a browser.
  platform: 'browser',
  output: { dir: dist, format: 'esm', entryFileNames: '[name].js', minify: 'dce-only' },
})
const types = await readFile(join(here, 'src/visitor-types.ts'), 'utf8')
const value = 'export declare const openConversation: OpenConversation'
await writeFile(join(dist, 'visitor.d.ts'), `${types}\n${value}\n`)

import { basename, join } from 'node:path'

import { option } from '../../command-line.ts'
import type { startOka } from './oka.ts'

export type Older = { name: string; start: typeof startOka }

/** With `--beside=FOLDER`, the version that is built in that folder, to be measured in turn with this one. */
export async function findOlderOka(): Promise<Older | undefined> {
  const folder = option('--beside')
  if (!folder) return undefined
  const file = join(folder, 'bench/src/chat/figures/oka.ts')
  const older = (await import(file)) as { startOka: typeof startOka }
  const name = basename(folder)
  return { name, start: async (nodeOptions) => ({ ...(await older.startOka(nodeOptions)), name }) }
}

import { spawn } from 'node:child_process'
import { join } from 'node:path'

import { whenParentsEnd } from './parents.mjs'

// `pnpm dev`. What keeps the processes of development has a process group of its own: pnpm that is
// killed takes its script along, and the rest would stay behind.

const keeper = spawn(process.execPath, [join(import.meta.dirname, 'dev/keep.ts')], {
  detached: true,
  stdio: 'inherit',
})
const stop = () => void keeper.kill('SIGTERM')
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, stop)
whenParentsEnd(stop)
keeper.on('exit', (code) => process.exit(code ?? 1))

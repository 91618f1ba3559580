import { setTimeout as pause } from 'node:timers/promises'

/** Options of Node.js with which a process collects its garbage when it gets SIGUSR2. */
export const collectsGarbage = ['--expose-gc', '--import', import.meta.filename]

/** Has a process that was started with `collectsGarbage` do so, without which its memory tells when it did last. */
export async function collectGarbage(pid: number): Promise<void> {
  process.kill(pid, 'SIGUSR2')
  await pause(3000)
}

const { gc } = globalThis
if (gc) process.on('SIGUSR2', () => gc())

import { readFile } from 'node:fs/promises'

/** Seconds of CPU that a process has used (proc(5): fields 14 and 15, in hundredths). */
export async function readCpu(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}

/** Seconds of CPU that a process uses while something is done. */
export async function cpuDuring(pid: number, act: () => Promise<unknown>): Promise<number> {
  const before = await readCpu(pid)
  await act()
  return (await readCpu(pid)) - before
}

/** Resident memory of a process in bytes. */
export async function readMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) * 1024
}

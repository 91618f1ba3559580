import { readFileSync, readlinkSync } from 'node:fs'

/** Milliseconds between two looks. */
const lookEvery = 250

type Process = { parent: number; group: number; input: string }

/**
 * Calls `end` once, when one of the processes that started us is gone.
 *
 * npm and `sh -c` end at SIGTERM without passing it on, so that a supervisor that stops
 * `npx --yes pnpm@12 start` reaches nothing further down. Watched are the processes of our parent's
 * job: its ancestors in the same process group. An interactive shell is in a group of its own, and so
 * may end before us. So may a script that put us into the background, recognised by our standard
 * input not being its own (POSIX Shell, 2.9.3.1). Without /proc, as on macOS, our parent alone is watched.
 */
export function whenParentsEnd(end: () => void): void {
  const watched = listJob()
  const timer = setInterval(() => {
    const complete = watched.every((pid, at) => parentOf(watched[at - 1]) === pid)
    if (complete) return
    clearInterval(timer)
    end()
  }, lookEvery)
  timer.unref()
}

/** Our parent and its ancestors of the same job, nearest first. */
function listJob(): number[] {
  const job = [process.ppid]
  for (;;) {
    const process = readProcess(job.at(-1)!)
    const parent = process && readProcess(process.parent)
    if (!parent || parent.group !== process.group || parent.input !== process.input) return job
    job.push(process.parent)
  }
}

/** A dead process is no parent any more, even while it waits to be reaped. */
const parentOf = (pid: number | undefined): number | undefined =>
  pid === undefined ? process.ppid : readProcess(pid)?.parent

/** Nothing for a process that is gone, or whose input we may not see. */
function readProcess(pid: number): Process | undefined {
  try {
    // "pid (name) state ppid pgrp …"; a name may have blanks and brackets (proc(5)).
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const input = readlinkSync(`/proc/${pid}/fd/0`)
    return { parent: Number(parent), group: Number(group), input }
  } catch {
    return undefined
  }
}

import { readFileSync, readlinkSync } from 'node:fs'

/** Milliseconds between two looks. */
const lookEvery = 250

/** @typedef {{ parent: number; group: number; input: string }} Process */

/**
 * Calls `end` once, when one of the processes that started us is gone.
 *
 * npm and `sh -c` end at SIGTERM without passing it on, so that a supervisor that stops
 * `npx --yes pnpm@12 start` reaches nothing further down. Watched are the processes of our parent's
 * job: its ancestors in the same process group. An interactive shell is in a group of its own, and so
 * may end before us. So may a script that put us into the background, recognised by our standard
 * input not being its own (POSIX Shell, 2.9.3.1). Without /proc, as on macOS, our parent alone is watched.
 *
 * @param {() => void} end
 * @returns {void}
 */
export function whenParentsEnd(end) {
  const watched = listJob()
  const timer = setInterval(() => {
    const complete = watched.every((pid, at) => parentOf(watched[at - 1]) === pid)
    if (complete) return
    clearInterval(timer)
    end()
  }, lookEvery)
  timer.unref()
}

/**
 * Our parent and its ancestors of the same job, nearest first.
 *
 * @returns {number[]}
 */
function listJob() {
  const job = [process.ppid]
  let last = readProcess(process.ppid)
  for (;;) {
    const parent = last && readProcess(last.parent)
    if (!last || !parent || parent.group !== last.group || parent.input !== last.input) return job
    job.push(last.parent)
    last = parent
  }
}

/**
 * A dead process is no parent any more, even while it waits to be reaped.
 *
 * @param {number | undefined} pid
 * @returns {number | undefined}
 */
const parentOf = (pid) => (pid === undefined ? process.ppid : readProcess(pid)?.parent)

/**
 * Nothing for a process that is gone, or whose input we may not see.
 *
 * @param {number} pid
 * @returns {Process | undefined}
 */
function readProcess(pid) {
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

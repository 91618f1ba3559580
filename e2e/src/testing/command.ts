import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

import { expect } from 'vitest'

import { findFreePort, isReady } from './server.ts'

const root = join(import.meta.dirname, '../../..')

export type RunningCommand = AsyncDisposable & {
  process: ChildProcess
  port: number
  url: string
  /** All it has printed so far. */
  output: () => string
  /** The process that holds the embedded PostgreSQL, and PostgreSQL itself. */
  pids: () => Promise<{ owner: number; postgres: number }>
}

type CommandOptions = { dataDir: string; port?: number; env?: Record<string, string> }

/** npm needs the environment as it is; ours is as in a new checkout, also where .env says otherwise. */
const unset = Object.fromEntries(
  [
    'NODE_ENV',
    'HOST',
    'PUBLIC_URL',
    'DATABASE_URL',
    'DB_HOST',
    'ADMIN_EMAIL',
    'OPENAI_API_KEY',
  ].map((name) => [name, '']),
)

/** Runs a command line of the README in the checkout, as a supervisor without a terminal does, until it is ready. */
export async function runCommand(
  [program, ...args]: readonly [string, ...string[]],
  { dataDir, port, env = {} }: CommandOptions,
): Promise<RunningCommand> {
  const chosen = port ?? (await findFreePort())
  const url = `http://127.0.0.1:${chosen}`
  const child = spawn(program, args, {
    cwd: root,
    detached: true,
    env: { ...process.env, ...unset, DATA_DIR: dataDir, PORT: String(chosen), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const running: RunningCommand = {
    process: child,
    port: chosen,
    url,
    output: () => output,
    pids: async () => ({
      owner: await readPid(join(dataDir, 'owner.pid')),
      postgres: await readPid(join(dataDir, 'postgres/data/postmaster.pid')),
    }),
    async [Symbol.asyncDispose]() {
      const { owner } = await running.pids().catch(() => ({ owner: 0 }))
      if (owner > 0 && isAlive(owner)) process.kill(owner, 'SIGTERM')
      if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM')
      if (owner > 0) await expect.poll(() => isAlive(owner)).toBe(false)
    },
  }
  return running
}

/** Waits until it answers. Throws what it printed when it ends instead. */
export async function untilReady(command: RunningCommand): Promise<void> {
  await until(command, () => isReady(command.url))
}

/** Waits for what it does. Throws what it printed when it ends instead, or does not do it in time. */
export async function until(
  { process: child, output }: RunningCommand,
  happened: () => boolean | Promise<boolean>,
): Promise<void> {
  const ended = () => child.exitCode !== null || child.signalCode !== null
  await expect
    .poll(async () => (await happened()) || ended())
    .toBe(true)
    .catch((cause: unknown) => {
      throw new Error(`It did not happen:\n${output()}`, { cause })
    })
  if (!(await happened())) throw new Error(`It ended:\n${output()}`)
}

const readPid = async (file: string) => Number((await readFile(file, 'utf8')).split('\n')[0])

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

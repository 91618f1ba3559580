import { once } from 'node:events'
import { utimes } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { isAlive, runCommand, type RunningCommand, until, untilReady } from './testing/command.ts'
import { findFreePort, isReady, makeFolder } from './testing/server.ts'

const root = join(import.meta.dirname, '../..')
const production = {
  NODE_ENV: 'production',
  HOST: '127.0.0.1',
  JWT_SECRET: 'a-secret-for-tests-of-32-characters',
}

/** Nothing of it is left: no server, no PostgreSQL, nobody on the port. */
async function expectGone({ url }: RunningCommand, pids: Record<string, number>): Promise<void> {
  const left = async () => ({
    ready: await isReady(url),
    alive: Object.entries(pids).flatMap(([name, pid]) => (isAlive(pid) ? [name] : [])),
  })
  await expect.poll(left).toEqual({ ready: false, alive: [] })
}

describe('the production command', () => {
  test.for<[string, 'SIGTERM' | 'SIGKILL', string, ...string[]]>([
    ['npx', 'SIGTERM', 'npx', '--yes', 'pnpm@12', 'start'],
    ['npx', 'SIGKILL', 'npx', '--yes', 'pnpm@12', 'start'],
    ['a shell around it', 'SIGTERM', 'sh', '-c', 'npx --yes pnpm@12 start; true'],
    ['an older npm', 'SIGTERM', 'npx', '--yes', 'npm@10', 'exec', '--yes', 'pnpm@12', 'start'],
  ])('stops all that it started when %s gets a %s', async ([, signal, ...line]) => {
    await using folder = await makeFolder()
    await using command = await runCommand(line, { dataDir: folder.path, env: production })
    await untilReady(command)
    const pids = await command.pids()

    command.process.kill(signal)

    await expectGone(command, pids)
  })

  test('goes on when the script that put it into the background ends', async () => {
    await using folder = await makeFolder()
    const script =
      'npx --yes pnpm@12 start & until curl -fs http://127.0.0.1:$PORT/readyz; do sleep 0.1; done; sleep 1'
    // A script has an input of its own, which what it puts into the background does not get.
    const line = ['sh', '-c', `exec < "$0"; ${script}`, import.meta.filename] as const
    await using command = await runCommand(line, { dataDir: folder.path, env: production })
    await once(command.process, 'exit')
    const pids = await command.pids()
    expect(await isReady(command.url)).toBe(true)

    process.kill(pids.owner, 'SIGTERM')

    await expectGone(command, pids)
  })
})

describe('dev', () => {
  const dev = ['npx', '--yes', 'pnpm@12', 'dev'] as const

  /** Waits for its last lines, and reads from them where everything is. */
  async function readAddresses(command: RunningCommand) {
    const find = (label: string) =>
      new RegExp(`^ {2}${label} +(http://localhost:(\\d+))`, 'm').exec(command.output()) ?? []
    await until(command, () => /^ {2}Password /m.test(command.output()))
    const [, admin = '', adminPort = ''] = find('Admin app')
    const [, api = '', port = ''] = find('API')
    return { admin, adminPort, api, port }
  }

  test('takes other ports where its own are in use, and says where everything is', async () => {
    await using folder = await makeFolder()
    const ports = { server: await findFreePort(), vite: await findFreePort() }
    await using others = new AsyncDisposableStack()
    for (const port of Object.values(ports)) {
      const other = createServer().listen(port, '127.0.0.1')
      await once(other, 'listening')
      others.defer(() => void other.close())
    }
    const env = { FRONTEND_URL: `http://localhost:${ports.vite}` }
    await using command = await runCommand(dev, { dataDir: folder.path, port: ports.server, env })

    const { admin, adminPort, api, port } = await readAddresses(command)

    expect(command.output()).toMatch(/\n\n( {2}\S.*\n)+\s*$/)
    expect(command.output()).toContain(`PORT ${ports.server} is in use: the server takes ${port}.`)
    expect(command.output()).toContain(
      `Port ${ports.vite} is in use: the admin app takes ${adminPort}.`,
    )
    const page = await fetch(admin)
    expect(await page.text()).toContain('/src/main.tsx')
    // By Vite's proxy, which knows where the server is.
    const proxied = await fetch(`${admin}/api/openapi.json`)
    expect(await proxied.json()).toHaveProperty('openapi')
    const moved = await fetch(api, { redirect: 'manual' })
    expect([moved.status, moved.headers.get('location')]).toEqual([302, `${admin}/`])
    await moved.text()
  })

  test('keeps PostgreSQL running while the server restarts, and stops it with the rest', async () => {
    await using folder = await makeFolder()
    const env = { FRONTEND_URL: `http://localhost:${await findFreePort()}` }
    await using command = await runCommand(dev, { dataDir: folder.path, env })
    const { admin } = await readAddresses(command)
    await untilReady(command)
    const pids = await command.pids()

    const saved = new Date()
    await utimes(join(root, 'apps/server/src/http/health.ts'), saved, saved)
    await expect.poll(() => command.output().match(/Server listening/g)).toHaveLength(2)

    await untilReady(command)
    expect(await command.pids()).toEqual(pids)
    command.process.kill('SIGTERM')
    await expectGone(command, pids)
    await expect
      .poll(() =>
        fetch(admin, { method: 'HEAD' }).then(
          () => 'there',
          () => 'gone',
        ),
      )
      .toBe('gone')
  })

  test('adopts the PostgreSQL that is left when all of it is killed', async () => {
    await using folder = await makeFolder()
    const env = { FRONTEND_URL: `http://localhost:${await findFreePort()}` }
    await using killed = await runCommand(dev, { dataDir: folder.path, env })
    await readAddresses(killed)
    const { owner, postgres } = await killed.pids()
    // Who holds PostgreSQL goes first, and the rest has no time to be polite.
    process.kill(owner, 'SIGKILL')
    killed.process.kill('SIGTERM')
    await expect.poll(() => isReady(killed.url)).toBe(false)
    expect(isAlive(postgres)).toBe(true)

    await using next = await runCommand(dev, { dataDir: folder.path, env })
    await untilReady(next)

    expect((await next.pids()).postgres).toBe(postgres)
    const pids = await next.pids()
    next.process.kill('SIGTERM')
    await expectGone(next, pids)
  })
})

import { join } from 'node:path'

import { configDefaults, defineConfig } from 'vitest/config'

import { LongestFirst } from './scripts/longest-first.ts'

// Workers, threads and commands of a run load the same modules: each is compiled once.
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules/.cache/node')

/** What opens sockets, threads or processes of its own; it needs no PostgreSQL and no build either. */
const sockets = [
  'apps/web/src/{chat/follow,retry-reads,session/session,shell/live-connection}.test.ts',
  'apps/widget/src/conversation/*.test.ts',
  'packages/assistant/src/{fallback,offline,offline-thread,openai/*}.test.ts',
  'packages/{mail,pdf,web-page}/src/*.test.ts',
  'scripts/borders.test.ts',
]

export default defineConfig({
  test: {
    // PostgreSQL, which the first test that asks for it starts.
    globalSetup: ['apps/server/src/testing/database-setup.ts'],
    // The smallest machine has two cores, and tests of sockets and browsers wait half of their time and more.
    maxWorkers: 5,
    sequence: { sequencer: LongestFirst },
    // V8 compiles each pattern once, to machine code: for its first use alone, as most are here, it would have made bytecode.
    execArgv: ['--no-regexp-tier-up'],
    // No module of ours keeps anything that another test could meet, so that a worker takes file after file.
    isolate: false,
    // These end a test that hangs; none is a measure, so a busy machine must not reach them.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { interval: 20, timeout: 240_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [
            'apps/{web,widget}/src/**/*.test.ts',
            'packages/!(db)/src/**/*.test.ts',
            'scripts/*.test.ts',
          ],
          exclude: [...configDefaults.exclude, ...sockets],
        },
      },
      {
        extends: true,
        // Each in a worker of its own: what one leaves running must not meet the next.
        test: { name: 'sockets', include: sockets, isolate: true },
      },
      {
        extends: true,
        test: {
          name: 'server',
          include: ['apps/server/src/**/*.test.ts', 'packages/db/src/**/*.test.ts'],
        },
      },
      {
        extends: true,
        test: {
          name: 'e2e',
          include: ['e2e/src/**/*.test.ts', 'bench/src/**/*.test.ts'],
          // What needs Debian's packages: `pnpm test:databases`.
          exclude: [...configDefaults.exclude, 'e2e/src/databases/**'],
          globalSetup: ['e2e/src/testing/build-setup.ts'],
        },
      },
    ],
  },
})

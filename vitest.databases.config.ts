import { defineConfig } from 'vitest/config'

// `pnpm test:databases`: what needs Debian's PostgreSQL and PgBouncer, which scripts/install-databases.ts sees to.
export default defineConfig({
  test: {
    include: ['e2e/src/databases/**/*.test.ts'],
    maxWorkers: 2,
    // As in vitest.config.ts: these end a test that hangs.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    expect: { poll: { interval: 100, timeout: 240_000 } },
  },
})

import { defineConfig } from 'vitest/config'

// `pnpm test:databases`: what needs Debian's PostgreSQL and PgBouncer, which scripts/install-databases.ts sees to.
export default defineConfig({
  test: {
    include: ['e2e/src/databases/**/*.test.ts'],
    maxWorkers: 2,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})

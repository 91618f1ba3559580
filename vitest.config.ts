import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'apps/*/src/**/*.test.ts',
      'packages/*/src/**/*.test.ts',
      'e2e/src/**/*.test.ts',
      'bench/src/**/*.test.ts',
      'scripts/*.test.ts',
    ],
    // What needs Debian's packages: `pnpm test:databases`.
    exclude: [...configDefaults.exclude, 'e2e/src/databases/**'],
    globalSetup: ['packages/db/src/testing-setup.ts'],
    // Two cores: a browser, a server and a database want their share.
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})

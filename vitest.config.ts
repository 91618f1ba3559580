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
    // These end a test that hangs; none is a measure, so a busy machine must not reach them.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    expect: { poll: { timeout: 30_000 } },
  },
})

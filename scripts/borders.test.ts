import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')

/** Each breaks one border of the house; lint must name the rule. */
const violations: [string, path: string, code: string, rule: string][] = [
  [
    'a relative way into another package',
    'apps/web/src/planted.ts',
    `export { score } from '../../../packages/api/src/score.ts'`,
    'no-restricted-imports',
  ],
  [
    'a value of the API in the admin app',
    'apps/web/src/planted.ts',
    `import { appRouter } from '@oka/api/router'\nexport const router = appRouter`,
    'no-restricted-imports',
  ],
  [
    'a value of the API in the widget',
    'apps/widget/src/planted.ts',
    `import { appRouter } from '@oka/api/router'\nexport const router = appRouter`,
    'no-restricted-imports',
  ],
  [
    'a value of the API in the client',
    'packages/client/src/planted.ts',
    `import { appRouter } from '@oka/api/router'\nexport const router = appRouter`,
    'no-restricted-imports',
  ],
  [
    'Node in the contract',
    'packages/contract/src/planted.ts',
    `import { readFile } from 'node:fs/promises'\nexport const read = readFile`,
    'no-restricted-imports',
  ],
  [
    'a package of ours in the contract',
    'packages/contract/src/planted.ts',
    `import { newId } from '@oka/db/id'\nexport const id = newId`,
    'no-restricted-imports',
  ],
  [
    'a feature of the API in another',
    'packages/api/src/leads/planted.ts',
    `import { startChat } from '../chat/start-chat.ts'\nexport const start = startChat`,
    'no-restricted-imports',
  ],
  [
    'the environment outside env.ts',
    'packages/api/src/leads/planted.ts',
    `export const secret = process.env['JWT_SECRET']`,
    'no-restricted-properties',
  ],
  [
    'a cycle',
    'packages/db/src/planted.ts',
    `import { other } from './other.ts'\nexport const planted = () => other`,
    'no-cycle',
  ],
]

describe('lint refuses', () => {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'oka-borders-'))
    copyFileSync(join(root, '.oxlintrc.json'), join(folder, '.oxlintrc.json'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  function lint(path: string, code: string): string {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, code)
    writeFileSync(
      join(dirname(file), 'other.ts'),
      `import { planted } from './planted.ts'\nexport const other = () => planted`,
    )
    const oxlint = join(root, 'node_modules/.bin/oxlint')
    const { stdout } = spawnSync(oxlint, ['-f', 'unix', '.'], { cwd: folder, encoding: 'utf8' })
    rmSync(join(folder, path.slice(0, path.indexOf('/'))), { recursive: true })
    return stdout
  }

  test.each(violations)('%s', (_, path, code, rule) => {
    expect(lint(path, code)).toMatch(new RegExp(`${path}:.*${rule}`))
  })

  test('nothing of what is allowed', () => {
    const output = lint(
      'apps/web/src/planted.ts',
      `import type { AppRouter } from '@oka/api/router'\nexport type Router = AppRouter`,
    )
    expect(output).not.toContain('planted.ts')
  })
})

describe('a package cannot even find', () => {
  // Where Node looks from a folder of ours; NODE_PATH, which pnpm sets, does not count in ESM.
  const canFind = (folder: string, name: string) =>
    [folder, '.'].some((place) => existsSync(join(root, place, 'node_modules', name)))

  test.each([
    ['packages/api', 'fastify'],
    ['packages/api', 'openai'],
    ['packages/api', 'drizzle-orm'],
    ['packages/contract', 'drizzle-orm'],
    ['packages/client', 'react'],
    ['packages/client', 'preact'],
    ['packages/assistant', '@oka/db'],
    ['apps/web', '@oka/db'],
    ['apps/web', 'postgres'],
    ['apps/widget', 'react'],
  ])('from %s: %s', (folder, name) => {
    expect(canFind(folder, 'vitest')).toBe(true)
    expect(canFind(folder, name)).toBe(false)
  })
})

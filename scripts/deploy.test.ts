import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'

const root = join(import.meta.dirname, '..')
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const workspace = parse(read('pnpm-workspace.yaml')) as {
  nodeVersion: string
  catalog: Record<string, string>
}

/** The names that .env.example gives a line. */
const known = new Set(read('.env.example').match(/^[A-Z][A-Z\d_]+(?==)/gm))

type Manifest = {
  dependencies: Record<string, string>
  engines: { node: string }
  scripts: Record<string, string>
}
const manifest = (path: string) => JSON.parse(read(path)) as Manifest

/** The instructions of the Dockerfile, each in one line. */
const instructions = read('Dockerfile')
  .replaceAll('\\\n', ' ')
  .split('\n')
  .filter((line) => /^[A-Z]+ /.test(line))

describe('the Dockerfile', () => {
  test('builds with the Node of the catalog', () => {
    expect(instructions[0]).toMatch(
      new RegExp(`^FROM node:${workspace.nodeVersion}-\\S+ AS build$`),
    )
    expect(workspace.catalog['node']).toBe(`^${workspace.nodeVersion}`)
    expect(manifest('package.json').engines.node).toBe(`${workspace.nodeVersion.split('.')[0]}.x`)
  })

  test('copies what there is, and runs scripts that there are', () => {
    const copied = instructions.flatMap((line) => /^COPY (?!--from)(\S+) /.exec(line)?.[1] ?? [])
    expect(copied.map((path) => existsSync(join(root, path)))).toEqual([true])
    const run = read('Dockerfile').match(/(?<=pnpm@12 )\w+/g) ?? []
    const scripts = Object.keys(manifest('package.json').scripts)
    expect([...scripts, 'install']).toEqual(expect.arrayContaining(run))
  })

  test('ends as an ordinary user, with Node itself as the process that is signalled', () => {
    expect(instructions.findLast((line) => line.startsWith('USER'))).toBe('USER oka')
    expect(instructions.at(-1)).toBe(
      'CMD ["node", "--max-semi-space-size=32", "apps/server/dist/main.js"]',
    )
    expect(instructions.join('\n')).toMatch(/^HEALTHCHECK .*\/readyz/m)
    expect(instructions.join('\n')).not.toMatch(/^VOLUME/m)
  })

  test('starts with the memory settings of `pnpm start`', () => {
    expect(instructions.join('\n')).toMatch(/^ENV .*\bMALLOC_ARENA_MAX=2$/m)
    expect(manifest('package.json').scripts['start']).toMatch(
      /^exec env MALLOC_ARENA_MAX=2 node --max-semi-space-size=32 /,
    )
  })

  test('gets nothing that .dockerignore keeps out', () => {
    const ignored = read('.dockerignore').split('\n')
    expect(ignored).toEqual(expect.arrayContaining(['**/node_modules', '.env', '.data', '.git']))
    for (const { path } of workspacePackages()) expect(ignored).not.toContain(path)
  })
})

/** Folders that the build needs: e2e and bench have their own manifests, which the lockfile names. */
function workspacePackages(): { path: string }[] {
  return ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => ({ path: `${folder}/${name}` })),
  )
}

test('production installs what the bundle leaves out, and nothing else', () => {
  const external = /const external = \[([^\]]+)\]/.exec(read('apps/server/build.ts'))?.[1] ?? ''
  const names = external.match(/(?<=')[^',\s]+(?=')/g) ?? []
  // pg-native is one that pg would use if it were there.
  const installed = names.filter((name) => name !== 'pg-native')
  expect(Object.keys(manifest('apps/server/package.json').dependencies).toSorted()).toEqual(
    installed.toSorted(),
  )
})

describe('names only settings that .env.example has', () => {
  test('docker-compose.yml, which runs the image, PostgreSQL 18 and Mailpit', () => {
    const { services } = parse(read('docker-compose.yml')) as {
      services: Record<string, { image: string; environment: string[]; profiles?: string[] }>
    }
    expect(Object.keys(services)).toEqual(['oka', 'postgres', 'mailpit'])
    expect(services['postgres']?.image).toBe('postgres:18')
    expect(services['mailpit']?.profiles).toEqual(['mailpit'])
    const environment = services['oka']?.environment ?? []
    expect(environment).toContainEqual(expect.stringMatching(/^JWT_SECRET=\$\{JWT_SECRET:\?.+\}$/))
    expect(unknown(environment.map((line) => line.split('=')[0] ?? ''))).toEqual([])
  })

  test('app.json of Heroku, with a database and a secret', () => {
    const { env, addons } = JSON.parse(read('app.json')) as {
      env: Record<string, { generator?: string }>
      addons: { plan: string }[]
    }
    expect(unknown(Object.keys(env))).toEqual([])
    expect(env['JWT_SECRET']?.generator).toBe('secret')
    expect(addons).toEqual([{ plan: expect.stringMatching(/^heroku-postgresql:/) as string }])
    expect(read('Procfile')).toBe(
      'web: env MALLOC_ARENA_MAX=2 node --max-semi-space-size=32 apps/server/dist/main.js\n',
    )
  })

  test('railway.json, which builds the Dockerfile', () => {
    const { build, deploy } = JSON.parse(read('railway.json')) as {
      build: { builder: string; dockerfilePath: string }
      deploy: { healthcheckPath: string }
    }
    expect(build.builder).toBe('DOCKERFILE')
    expect(existsSync(join(root, build.dockerfilePath))).toBe(true)
    expect(deploy.healthcheckPath).toBe('/readyz')
  })

  test.for(readdirSync(join(root, 'docs/deploy')))('docs/deploy/%s', (name) => {
    const set = read(`docs/deploy/${name}`).match(/\b[A-Z][A-Z\d]*_[A-Z\d_]+\b/g) ?? []
    // Names of the hosts' own, and of systemd.
    const foreign = /^(RAILWAY|DATABASE_PUBLIC)_/
    expect(unknown(set.filter((word) => !foreign.test(word)))).toEqual([])
  })

  const unknown = (names: readonly string[]) => names.filter((name) => !known.has(name))
})

test('scripts of the shell are sound', () => {
  for (const name of readdirSync(import.meta.dirname).filter((file) => file.endsWith('.sh'))) {
    expect(() => execFileSync('bash', ['-n', join(import.meta.dirname, name)])).not.toThrow()
  }
})

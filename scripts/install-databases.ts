import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

// Before `pnpm test:databases`: Debian's PostgreSQL, PgBouncer and openssl, installed under root where they are missing.

const packages = ['postgresql', 'pgbouncer', 'openssl', 'procps']
const postgres = '/usr/lib/postgresql'

const isThere = () =>
  existsSync(postgres) &&
  readdirSync(postgres).some((version) => existsSync(join(postgres, version, 'bin/initdb'))) &&
  ['/usr/sbin/pgbouncer', '/usr/bin/openssl', '/usr/bin/ps'].every((file) => existsSync(file))

function run(program: string, args: readonly string[]): boolean {
  const { status } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return status === 0
}

function fail(reason: string): never {
  process.stderr.write(
    `The tests of databases need Debian's packages ${packages.join(', ')}. ${reason}\n`,
  )
  process.exit(1)
}

if (!isThere()) {
  if (!existsSync('/usr/bin/apt-get')) fail('This machine has no apt-get.')
  if (process.getuid?.() !== 0) fail(`Run \`apt-get install ${packages.join(' ')}\` as root.`)
  // The tests start servers of their own; none of the distribution's is wanted.
  mkdirSync('/etc/postgresql-common/createcluster.d', { recursive: true })
  writeFileSync('/etc/postgresql-common/createcluster.d/oka.conf', 'create_main_cluster = false\n')
  const installed =
    run('apt-get', ['update', '--quiet']) &&
    run('env', [
      'DEBIAN_FRONTEND=noninteractive',
      'apt-get',
      'install',
      '--yes',
      '--no-install-recommends',
      ...packages,
    ])
  if (!installed || !isThere()) fail('apt-get could not install them.')
}

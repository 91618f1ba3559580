import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'

import { describe, expect, test as base } from 'vitest'

import { readDatabaseUrl } from './database-url.ts'

const test = base.extend('root', async ({}, { onCleanup }) => {
  const folder = await mkdtemp(join(tmpdir(), 'oka-root-'))
  onCleanup(() => rm(folder, { recursive: true, force: true }))
  const path = join(folder, 'root.crt')
  await writeFile(path, '-----BEGIN CERTIFICATE-----\nroot\n-----END CERTIFICATE-----\n')
  return path
})

/** What a connection string leads to, in short. */
function read(url: string): string {
  const { hosts, path, user, password, database } = readDatabaseUrl(url)
  const where = path ?? hosts.map(({ host, port }) => `${host} ${port}`).join(', ')
  return `${user} ${password ?? '-'} ${where} ${database}`
}

describe('a connection string', () => {
  test.each([
    ['postgres://oka:secret@db.example:6543/leads', 'oka secret db.example 6543 leads'],
    ['postgresql://oka@localhost/leads', 'oka - localhost 5432 leads'],
    ['POSTGRES://oka@localhost/leads', 'oka - localhost 5432 leads'],
    ['postgres://oka:secret@localhost', 'oka secret localhost 5432 oka'],
    ['postgres://localhost/leads', `${userInfo().username} - localhost 5432 leads`],
    ['postgres://oka:secret@[::1]:5433/leads', 'oka secret ::1 5433 leads'],
    ['postgres://oka:secret@[fd00::1]/leads', 'oka secret fd00::1 5432 leads'],
    ['postgres://oka:secret@a,b:5433,[::1]/leads', 'oka secret a 5432, b 5433, ::1 5432 leads'],
    // Percent-encoded, and as people write them.
    ['postgres://oka:p%40ss%2Fword@localhost/leads', 'oka p@ss/word localhost 5432 leads'],
    ['postgres://oka:p@ss/w?rd#1:2@localhost/leads', 'oka p@ss/w?rd#1:2 localhost 5432 leads'],
    ['postgres://oka:100%sure@localhost/leads', 'oka 100%sure localhost 5432 leads'],
    ['postgres://oka@azure:secret@localhost/leads', 'oka@azure secret localhost 5432 leads'],
    [
      'postgres://oka:secret@localhost/leads?application_name=a@b',
      'oka secret localhost 5432 leads',
    ],
    // Unix sockets.
    [
      'postgres://oka:secret@/leads?host=/cloudsql/project:region:name',
      'oka secret /cloudsql/project:region:name/.s.PGSQL.5432 leads',
    ],
    ['postgres://oka@%2Frun%2Fpg:5433/leads', 'oka - /run/pg/.s.PGSQL.5433 leads'],
    ['postgres:///leads?host=/run/pg&user=oka&port=5434', 'oka - /run/pg/.s.PGSQL.5434 leads'],
    // Everything as a parameter, as libpq allows.
    ['postgres://?host=h&port=1&user=u&password=p&dbname=d', 'u p h 1 d'],
    ['postgres://u:p@/d?host=a,b&port=1,2', 'u p a 1, b 2 d'],
    ['postgres://u:p@name/d?hostaddr=192.0.2.1', 'u p 192.0.2.1 5432 d'],
    // What stands in both places counts as the parameter, as Prisma writes Cloud SQL's sockets.
    [
      'postgres://u:p@localhost/d?host=/cloudsql/project:region:name',
      'u p /cloudsql/project:region:name/.s.PGSQL.5432 d',
    ],
    ['postgres://u:p@localhost:5433/d?host=/run/pg', 'u p /run/pg/.s.PGSQL.5433 d'],
    ['postgres://u:p@a:1/d?host=b&port=2&user=v&password=q&dbname=e', 'v q b 2 e'],
    ['postgres://u:p@a:1,b:2/d?hostaddr=192.0.2.1,192.0.2.2', 'u p 192.0.2.1 1, 192.0.2.2 2 d'],
  ])('%s', (url, expected) => {
    expect(read(url)).toBe(expected)
  })

  test.each([
    ['mysql://oka:hunter2@localhost/leads', 'must be a URL of PostgreSQL'],
    ['jdbc:postgresql://localhost/leads?user=oka&password=hunter2', 'must be a URL of PostgreSQL'],
    ['postgresql+asyncpg://oka:hunter2@localhost/leads', 'must be a URL of PostgreSQL'],
    ['host=localhost password=hunter2', 'must be a URL of PostgreSQL'],
    ['postgres://oka:hunter2@local host/leads', 'has no host that can be read'],
    ['postgres://oka:hunter2@::1/leads', 'has an IPv6 address without brackets'],
    ['postgres://oka:hunter2@localhost:70000/leads', 'has a port that is not a number'],
    ['postgres://oka:hunter2@localhost:port/leads', 'has a port that is not a number'],
    [
      'postgres://oka:hunter2@localhost/leads?sslmod=require',
      'no client of PostgreSQL knows: "sslmod"',
    ],
    [
      'postgres://oka:hunter2@localhost/leads?sslmode=sometimes',
      'an sslmode that no client of PostgreSQL knows: "sometimes"',
    ],
    ['postgres://oka:hunter2@localhost/leads?schema=crm', 'names a schema other than public'],
    ['postgres://oka:hunter2@localhost/leads?service=prod', 'names a service'],
    ['postgres://oka:hunter2@localhost/leads?target_session_attrs=standby', 'must take writes'],
    ['postgres://oka:hunter2@localhost/leads?connect_timeout=soon', 'has a connect_timeout'],
    [
      'postgres://oka:hunter2@localhost/leads?sslrootcert=/no/such/file&sslmode=verify-ca',
      'cannot be read: /no/such/file',
    ],
    ['postgres://oka:hunter2@localhost/leads?sslcert=/a', 'has one of sslcert and sslkey'],
    ['postgres://oka:hunter2@localhost/leads?sslnegotiation=soon', 'has an sslnegotiation'],
    [
      'postgres://oka:hunter2@%2Frun,other/leads',
      'has an empty one or a Unix socket among several hosts',
    ],
  ])('%s is refused in a sentence without its password', (url, sentence) => {
    expect(() => readDatabaseUrl(url)).toThrow(sentence)
    expect(() => readDatabaseUrl(url)).not.toThrow('hunter2')
  })

  // As their dashboards give them.
  test.each([
    [
      'Neon',
      'postgresql://u:p@ep-a-b-1.eu.aws.neon.tech/d?sslmode=require&channel_binding=require',
    ],
    [
      'Neon, older clients',
      'postgresql://u:p@ep.neon.tech/d?options=endpoint%3Dep-a-b-1&connect_timeout=15',
    ],
    [
      'Supabase',
      'postgresql://postgres.ref:p@aws-0-eu.pooler.supabase.com:6543/postgres?pgbouncer=true&connection_limit=1',
    ],
    ['Vercel', 'postgres://u:p@h/d?sslmode=require&supa=base-pooler.x'],
    ['Heroku', 'postgres://u:p@ec2-1.compute.amazonaws.com:5432/d'],
    [
      'DigitalOcean',
      'postgresql://doadmin:p@db-do-user.db.ondigitalocean.com:25060/defaultdb?sslmode=require',
    ],
    ['Render', 'postgresql://u:p@dpg-a.frankfurt-postgres.render.com/d'],
    ['Railway', 'postgresql://postgres:p@monorail.proxy.rlwy.net:12345/railway'],
    ['Fly', 'postgres://u:p@app-db.flycast:5432/d?sslmode=disable'],
    ['Aiven', 'postgres://avnadmin:p@pg.aivencloud.com:12691/defaultdb?sslmode=require'],
    [
      'Azure',
      'postgresql://u:p@name.postgres.database.azure.com:5432/postgres?sslmode=require&gssencmode=disable',
    ],
    [
      'Prisma',
      'postgresql://u:p@h:5432/d?schema=public&sslmode=require&sslaccept=accept_invalid_certs&pool_timeout=20&socket_timeout=5',
    ],
    ['Doctrine', 'postgresql://u:p@h:5432/d?serverVersion=16&charset=utf8'],
    [
      'JDBC',
      'postgresql://h/d?user=u&password=p&ssl=true&currentSchema=public&prepareThreshold=0&ApplicationName=oka',
    ],
    [
      'Rails',
      'postgres://u:p@h/d?pool=5&prepared_statements=false&encoding=unicode&reaping_frequency=10',
    ],
    ['pgx', 'postgres://u:p@h/d?pool_max_conns=5&default_query_exec_mode=exec'],
    [
      'libpq',
      'postgres://u:p@h/d?keepalives_idle=30&tcp_user_timeout=5000&gssencmode=disable&target_session_attrs=read-write',
    ],
  ])('of %s is taken', (_, url) => {
    expect(() => readDatabaseUrl(url)).not.toThrow()
  })

  test('asks for a server that takes writes, of several or when told to', () => {
    const attrs = (url: string) => readDatabaseUrl(url).targetSessionAttrs
    expect(attrs('postgres://u:p@a/d')).toBe(null)
    expect(attrs('postgres://u:p@a,b/d')).toBe('read-write')
    expect(attrs('postgres://u:p@a/d?targetServerType=primary')).toBe('primary')
  })

  test('says whether the other side keeps prepared statements', () => {
    const prepares = (parameters: string) =>
      readDatabaseUrl(`postgres://u:p@h/d?${parameters}`).prepare
    expect(prepares('')).toBe(true)
    expect(prepares('pgbouncer=false')).toBe(true)
    for (const parameters of ['pgbouncer=true', 'prepare=false', 'statement_cache_size=0']) {
      expect(prepares(parameters)).toBe(false)
    }
  })
})

describe('TLS', () => {
  const tls = (parameters: string) =>
    readDatabaseUrl(`postgres://u:p@db.example/d?${parameters}`).tls
  const unverified = expect.objectContaining({ rejectUnauthorized: false })
  const verified = expect.objectContaining({ rejectUnauthorized: true })

  test.each([
    ['', 'prefer'],
    ['sslmode=prefer', 'prefer'],
    ['sslmode=allow', 'prefer'],
    ['sslmode=PREFERRED', 'prefer'],
    ['sslmode=disable', false],
    ['ssl=false', false],
    ['ssl=0', false],
    ['useSSL=false', false],
    ['sslmode=require', unverified],
    ['ssl-mode=REQUIRED', unverified],
    ['ssl=true', unverified],
    ['ssl=1', unverified],
    ['ssl=no-verify', unverified],
    ['sslmode=no-verify', unverified],
    ['sslmode=require&sslaccept=accept_invalid_certs', unverified],
    ['ssl=true&sslfactory=org.postgresql.ssl.NonValidatingFactory', unverified],
    ['sslnegotiation=direct', unverified],
    ['sslmode=verify-ca', verified],
    ['sslmode=verify-full', verified],
    ['sslmode=VERIFY_IDENTITY', verified],
    // The one that asks for more counts, in whichever order they stand.
    ['sslmode=verify-full&ssl=true', verified],
    ['ssl=true&sslmode=verify-full', verified],
    ['sslrootcert=system', verified],
    ['sslmode=require&sslaccept=strict', verified],
  ])('%s', (parameters, expected) => {
    expect(tls(parameters)).toEqual(expected)
  })

  test('checks against the root that is given, also where only encryption was asked for', ({
    root,
  }) => {
    const ca = [expect.stringContaining('BEGIN CERTIFICATE')]
    for (const mode of ['sslmode=require&', 'sslmode=verify-ca&', 'sslmode=verify-full&']) {
      expect(tls(`${mode}sslrootcert=${root}`)).toMatchObject({ rejectUnauthorized: true, ca })
    }
    expect(tls(`sslmode=disable&sslrootcert=${root}`)).toBe(false)
  })

  test('is not used on a Unix socket', () => {
    const url = 'postgres://u:p@/d?host=/run/pg&sslmode=verify-full'
    expect(readDatabaseUrl(url).tls).toBe(false)
  })
})

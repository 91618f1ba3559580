import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { readEnv, settingNames } from './env.ts'

const production = { NODE_ENV: 'production', JWT_SECRET: '0123456789abcdef0123456789abcdef' }

test('.env.example has a line for each setting, and for nothing else', () => {
  const example = readFileSync(join(import.meta.dirname, '../../../../.env.example'), 'utf8')
  const lines = example.match(/^[A-Z][A-Z\d_]+(?==)/gm) ?? []
  // Read by the build of the admin app.
  const ofWeb = ['VITE_API_URL']
  expect(lines.toSorted()).toEqual([...settingNames, ...ofWeb].toSorted())
})

describe('readEnv', () => {
  test('needs nothing in development', () => {
    expect(readEnv({}, '/oka')).toMatchObject({
      production: false,
      http: { host: '127.0.0.1', port: 3000 },
      publicUrl: 'http://localhost:3000',
      frontendUrl: 'http://localhost:5173',
      dataDir: '/oka/.data',
      database: null,
      openai: null,
      mail: null,
      unused: [],
      humanCheck: { kind: 'off' },
      jwt: { life: 600 },
    })
  })

  test.each([
    [{ PORT: 'http' }, 'PORT must be a number.'],
    [{ PORT: '70000' }, 'PORT must be from 1 to 65535.'],
    [{ NODE_ENV: 'staging' }, 'NODE_ENV must be development, production or test.'],
    [{ NODE_ENV: '"production"' }, 'NODE_ENV must be development, production or test.'],
    [{ DATA_DIR: '.data\r' }, 'DATA_DIR must be a path, without blanks'],
    [{ DATA_DIR: ' ' }, 'DATA_DIR must be a path, without blanks'],
    [{ LOG_LEVEL: 'INFO' }, 'LOG_LEVEL must be fatal, error, warn, info, debug, trace or silent.'],
    [{ METRICS_TOKEN: 'Bearer 0123456789abcdef' }, 'METRICS_TOKEN must be the key alone'],
    [{ PUBLIC_URL: 'https://*.example.com' }, 'PUBLIC_URL must be a scheme and a host'],
    [
      { ...production, JWT_SECRET: '<the output of openssl rand -hex 32>' },
      'JWT_SECRET is still a placeholder.',
    ],
    [
      { ...production, JWT_SECRET: '${JWT_SECRET:?a secret is required}' },
      'JWT_SECRET is still a placeholder.',
    ],
    [{ DATABASE_URL: 'mysql://localhost/oka' }, 'DATABASE_URL must be a URL'],
    [
      { DATABASE_URL: 'postgres://h/d?sslmode=often' },
      'DATABASE_URL has an sslmode that no client',
    ],
    [{ DATABASE_URL: 'postgres://h/d?sslmod=require' }, 'DATABASE_URL has a parameter that no'],
    [{ DATABASE_DIRECT_URL: 'postgres://h:0/d' }, 'DATABASE_DIRECT_URL has a port'],
    [{ DB_HOST: 'postgres://h/d' }, 'DB_HOST must be the name or the address of a host'],
    [{ PUBLIC_URL: 'chat.example.com' }, 'PUBLIC_URL must be a URL'],
    [{ PUBLIC_URL: 'https://example.com/chat' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'https://example.com//' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'https://example.com/?' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'https://example.com?a=b' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'https://example.com/#top' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'https://me:pw@example.com' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'https://a.fr,https://b.fr' }, 'PUBLIC_URL must be a scheme and a host'],
    [{ PUBLIC_URL: 'ftp://example.com' }, 'PUBLIC_URL must be a URL'],
    [{ FRONTEND_URL: 'https://example.com/admin/' }, 'FRONTEND_URL must be a scheme and a host'],
    [{ JWT_EXPIRE: 'a while' }, 'JWT_EXPIRE must be a duration'],
    [{ ADMIN_EMAIL: 'admin', ADMIN_PASSWORD: 'x' }, 'ADMIN_EMAIL must be an e-mail address.'],
    [{ ADMIN_EMAIL: 'a@b.fr' }, 'ADMIN_PASSWORD is missing'],
    [{ ADMIN_PASSWORD_HASH: 'xxxxx' }, 'ADMIN_PASSWORD_HASH must be a whole bcrypt or argon2 hash'],
    [{ ADMIN_PASSWORD_HASH: '$argon2id$nonsense' }, 'ADMIN_PASSWORD_HASH must be a whole bcrypt'],
    [{ ADMIN_PASSWORD_HASH: '$2b$10$tooshort' }, 'ADMIN_PASSWORD_HASH must be a whole bcrypt'],
    [{ TRUST_PROXY: 'nonsense' }, 'TRUST_PROXY must be true, false, a number of proxies'],
    [{ TRUST_PROXY: '10.0.0.0/99' }, 'TRUST_PROXY must be true, false, a number of proxies'],
    [{ OPENAI_API_KEY: 'sk-1\n' }, 'OPENAI_API_KEY must be the key alone'],
    [{ RECAPTCHA_SECRET_KEY: 'a b' }, 'RECAPTCHA_SECRET_KEY must be the key alone'],
    [{ HUMAN_CHECK: 'puzzle' }, 'HUMAN_CHECK must be off, pow or recaptcha.'],
    [{ HUMAN_CHECK: 'recaptcha' }, 'RECAPTCHA_SECRET_KEY is missing'],
    [{ HUMAN_CHECK: 'recaptcha', RECAPTCHA_SITE_KEY: 'k' }, 'RECAPTCHA_SECRET_KEY is missing'],
    [{ RECAPTCHA_SECRET_KEY: 's' }, 'RECAPTCHA_SITE_KEY is missing'],
    [{ NODE_ENV: 'production' }, 'JWT_SECRET is missing'],
    [
      { NODE_ENV: 'production', JWT_SECRET: 'your_super_secret_key_change_in_production' },
      'JWT_SECRET is still a placeholder',
    ],
    [{ ...production, JWT_SECRET: '0123456789abcdef' }, 'JWT_SECRET must have at least 32'],
    [{ ...production, JWT_SECRET: 'abcdefg'.repeat(9) }, 'JWT_SECRET must have at least 32'],
    [
      { ...production, ADMIN_EMAIL: 'a@b.fr', ADMIN_PASSWORD: 'x' },
      'ADMIN_PASSWORD must have at least 12 characters.',
    ],
  ])('refuses %o in a sentence that names it', (source, sentence) => {
    expect(() => readEnv(source, '/oka')).toThrow(sentence)
  })

  test.each([
    '$argon2id$v=19$m=19456,t=2,p=1$c29tZXNhbHRzb21lc2FsdA$RdescudvJCsgt3ub+b+dWRWJTmaaJObGRdescudvJCs',
    '$argon2i$m=4096,p=1,t=3$c29tZXNhbHQ$iWh06vD8Fy27wf9npn6FXWiCX4K6pW6Ue1Bnzz07Z8A',
    '$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy',
  ])('takes the hash %s', (ADMIN_PASSWORD_HASH) => {
    const { firstAdmin } = readEnv({ ADMIN_EMAIL: 'a@b.fr', ADMIN_PASSWORD_HASH }, '/oka')
    expect(firstAdmin).toEqual({ email: 'a@b.fr', passwordHash: ADMIN_PASSWORD_HASH })
  })

  test.each([
    [undefined, [false, false]],
    ['true', [true, true]],
    ['1', [true, false]],
    ['10.0.0.0/8, 127.0.0.1', [true, true]],
    ['192.0.2.1', [false, false]],
  ])('with TRUST_PROXY %s trusts 10.1.2.3 as the first and the second: %o', (given, trusted) => {
    const { trusts } = readEnv({ TRUST_PROXY: given }, '/oka').http
    expect([trusts('10.1.2.3', 0), trusts('10.1.2.3', 1)]).toEqual(trusted)
  })

  test.each([
    ['https://Chat.Example.COM/', 'https://chat.example.com'],
    ['https://chat.example.com:443', 'https://chat.example.com'],
    ['http://chat.example.com:8080/', 'http://chat.example.com:8080'],
    ['https://bücher.example', 'https://xn--bcher-kva.example'],
  ])('takes PUBLIC_URL and FRONTEND_URL %s as a browser would say them: %s', (given, said) => {
    const env = readEnv({ ...production, PUBLIC_URL: given, FRONTEND_URL: given }, '/oka')
    expect(env).toMatchObject({ publicUrl: said, frontendUrl: said, origins: [said] })
  })

  test('takes off the quotes that `docker --env-file` leaves, but not of the secret', () => {
    const env = readEnv(
      {
        PORT: '"4000"',
        DATA_DIR: "'my data'",
        OPENAI_API_KEY: "'sk-1'",
        DATABASE_URL: '"postgres://u:p@h/d"',
        JWT_SECRET: '"0123456789abcdef"',
        PUBLIC_URL: '""',
      },
      '/oka',
    )
    expect(env).toMatchObject({
      http: { port: 4000 },
      dataDir: '/oka/my data',
      openai: { apiKey: 'sk-1' },
      database: { url: 'postgres://u:p@h/d' },
      jwt: { secret: '"0123456789abcdef"' },
      publicUrl: 'http://localhost:4000',
    })
  })

  test('takes an empty variable as absent', () => {
    expect(readEnv({ OPENAI_API_KEY: '', DATABASE_URL: '' }, '/oka')).toMatchObject({
      openai: null,
      database: null,
    })
  })

  test('checks with reCAPTCHA as soon as it has the keys, and not where told otherwise', () => {
    const keys = { RECAPTCHA_SECRET_KEY: 'secret', RECAPTCHA_SITE_KEY: 'site' }
    expect(readEnv(keys, '/oka').humanCheck).toEqual({
      kind: 'recaptcha',
      secretKey: 'secret',
      siteKey: 'site',
      baseUrl: 'https://www.google.com',
    })
    expect(readEnv({ ...keys, HUMAN_CHECK: 'pow' }, '/oka').humanCheck).toEqual({ kind: 'pow' })
    expect(readEnv({ ...keys, HUMAN_CHECK: 'off' }, '/oka').humanCheck).toEqual({ kind: 'off' })
  })

  test.each([
    ['db', 'postgres://oka:p%40ss%2Fword@db:5432/oka_tech'],
    ['fd00::1', 'postgres://oka:p%40ss%2Fword@[fd00::1]:5432/oka_tech'],
    ['/run/pg', 'postgres://oka:p%40ss%2Fword@%2Frun%2Fpg:5432/oka_tech'],
  ])('makes an address of DB_HOST %s and its companions', (DB_HOST, url) => {
    const source = { DB_HOST, DB_USER: 'oka', DB_PASSWORD: 'p@ss/word', DB_NAME: 'oka_tech' }
    expect(readEnv(source, '/oka').database?.url).toBe(url)
  })

  test.each([
    ['24h', 86_400],
    ['10m', 600],
    ['3600', 3600],
    ['2d', 172_800],
  ])('reads JWT_EXPIRE %s as %i seconds', (JWT_EXPIRE, life) => {
    expect(readEnv({ JWT_EXPIRE }, '/oka').jwt.life).toBe(life)
  })

  test('lets a developer come by localhost or 127.0.0.1, but not in production', () => {
    expect(readEnv({}, '/oka').origins).toContain('http://127.0.0.1:5173')
    const env = readEnv({ ...production, PUBLIC_URL: 'https://chat.example.com' }, '/oka')
    expect(env.origins).toEqual(['https://chat.example.com'])
    expect(env.http.host).toBe('0.0.0.0')
  })
})

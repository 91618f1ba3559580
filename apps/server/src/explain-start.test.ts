import { expect, test } from 'vitest'

import { explainStart } from './explain-start.ts'

const env = { http: { host: '127.0.0.1' }, dataDir: '/data/oka' } as Parameters<
  typeof explainStart
>[1]

const refused = (path: string) =>
  Object.assign(new Error(`EACCES: permission denied, mkdir '${path}'`), { code: 'EACCES', path })

test.each(['/data/oka', '/data/oka/files', '/data', '/'])(
  'what cannot be written at %s is told of DATA_DIR',
  (path) => {
    expect(explainStart(refused(path), env)).toMatch(/^DATA_DIR \/data\/oka cannot be used /)
  },
)

test.each(['/data/oka2', '/data/ok', '/da'])('what cannot be written at %s is not', (path) => {
  expect(explainStart(refused(path), env)).not.toMatch(/^DATA_DIR/)
})

import { expect, test } from 'vitest'

import { serializeError } from './serialize-error.ts'

test('what the job queue makes of an error is as readable as the error', () => {
  const error = Object.assign(new Error('connection lost\nparams: secret'), { code: '57P05' })
  const { message, stack, code } = error
  const copied = { code, message, stack, queue: 'send-mail' }
  expect(serializeError(copied)).toEqual({ ...serializeError(error), type: 'object' })
  expect(serializeError(copied)).toMatchObject({ message: 'connection lost', code: '57P05' })
  expect(serializeError({ reason: 'none' }).message).toBe('[object Object]')
})

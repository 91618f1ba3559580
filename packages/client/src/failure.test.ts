import { TRPCClientError } from '@trpc/client'
import { expect, test } from 'vitest'

import { classifyError, outcome, problemOf } from './failure.ts'

const error = (data: object | null, headers?: Record<string, string>) =>
  Object.assign(new TRPCClientError('refused', { result: { error: { data } } as never }), {
    meta: headers && { response: new Response(null, { headers }) },
  })

test('what has no name of a refusal is not our server’s, and is repeated', () => {
  expect(classifyError(new TypeError('fetch failed'))).toEqual({ kind: 'again', waitMs: 0 })
  expect(classifyError(error(null))).toEqual({ kind: 'again', waitMs: 0 })
})

test('what passes by itself is repeated, not before the server says', () => {
  const limited = error({ problem: 'too_many_requests', retryAfter: 7 })
  expect(classifyError(limited)).toEqual({ kind: 'again', waitMs: 7000 })
  expect(classifyError(error(null, { 'retry-after': '3' }))).toEqual({
    kind: 'again',
    waitMs: 3000,
  })
})

test('a token that is not accepted, a conversation that is gone and a refusal are told apart', () => {
  const kindOf = (problem: string) => classifyError(error({ problem }))
  expect(kindOf('unauthenticated')).toEqual({ kind: 'renew' })
  expect(kindOf('conversation_not_found')).toEqual({
    kind: 'gone',
    problem: 'conversation_not_found',
  })
  expect(kindOf('forbidden')).toEqual({ kind: 'gone', problem: 'forbidden' })
  expect(kindOf('message_differs')).toEqual({ kind: 'refused', problem: 'message_differs' })
})

test('a call becomes its answer or what to do without one', async () => {
  expect(await outcome(Promise.resolve(1))).toEqual({ data: 1 })
  const refusal = error({ problem: 'unauthenticated' })
  expect(await outcome(Promise.reject(refusal))).toEqual({ failure: { kind: 'renew' } })
  expect(problemOf(refusal)).toBe('unauthenticated')
})

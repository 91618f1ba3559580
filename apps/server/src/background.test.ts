import { setImmediate } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { createBackground } from './background.ts'

test('a task starts once its caller has answered, and is waited for', async () => {
  const background = createBackground(() => {})
  const order: string[] = []
  const call = async () => {
    background.run(async () => {
      order.push('begun')
      await setImmediate()
      order.push('done')
    })
    await Promise.resolve()
    return 'answered'
  }

  order.push(await call())
  await background.settle()

  expect(order).toEqual(['answered', 'begun', 'done'])
})

test.each([
  ['throws', () => Promise.reject(new Error('lost'))],
  [
    'throws at once',
    () => {
      throw new Error('lost')
    },
  ],
])('a task that %s is reported', async (_, task) => {
  const reported: unknown[] = []
  const background = createBackground((error) => reported.push(error))

  background.run(task)
  await background.settle()

  expect(reported).toMatchObject([{ message: 'lost' }])
})

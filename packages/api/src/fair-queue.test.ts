import { expect, test } from 'vitest'

import { createFairQueue } from './fair-queue.ts'

/** Enters for each key, and notes in which order they get their places. */
function enterAll(places: number, keys: string[]) {
  const queue = createFairQueue(places)
  const order: string[] = []
  const leaving: (() => void)[] = []
  const entering = keys.map(async (key) => {
    const leave = await queue.enter(key)
    order.push(key)
    leaving.push(leave)
  })
  return { order, leaving, entering: Promise.all(entering), queue }
}

test('who comes behind a hundred of another key is the next but one', async () => {
  const crowd = Array<string>(100).fill('crowd')
  const { order, leaving, entering } = enterAll(2, [...crowd, 'one', 'other'])
  await expect.poll(() => order).toEqual(['crowd', 'crowd'])
  for (let left = 0; left < 102; left += 1) {
    await expect.poll(() => leaving.length).toBeGreaterThan(left)
    leaving[left]!()
  }
  await entering
  expect(order.slice(0, 5)).toEqual(['crowd', 'crowd', 'crowd', 'one', 'other'])
})

test('a place that is given up twice is one place', async () => {
  const { order, leaving, queue } = enterAll(1, ['a', 'b', 'c'])
  await expect.poll(() => order).toEqual(['a'])
  leaving[0]!()
  leaving[0]!()
  await expect.poll(() => order).toEqual(['a', 'b'])
  leaving[1]!()
  await expect.poll(() => order).toEqual(['a', 'b', 'c'])
  leaving[2]!()
  await expect(queue.enter('d')).resolves.toBeTypeOf('function')
})

test('who needs many places gets them in turn, and more than all is all', async () => {
  const { order, leaving, queue } = enterAll(2, ['a', 'b'])
  await expect.poll(() => order).toEqual(['a', 'b'])
  const many = queue.enter('many', 10).then((leave) => {
    order.push('many')
    return leave
  })
  const last = queue.enter('last').then(() => void order.push('last'))
  leaving[0]!()
  await Promise.resolve()
  expect(order).toEqual(['a', 'b'])
  leaving[1]!()
  const leave = await many
  expect(order).toEqual(['a', 'b', 'many'])
  leave()
  await last
  expect(order).toEqual(['a', 'b', 'many', 'last'])
})

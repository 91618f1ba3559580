import { expect, test } from 'vitest'

import { createEventQueue } from './event-queue.ts'

test('events come in their order, those pushed before the end as well', async () => {
  const queue = createEventQueue<number>(10)
  queue.push([1, 2])
  const read = readAll(queue.events())
  queue.push([3])
  queue.end()
  expect(await read).toEqual([1, 2, 3])
})

test('more events than there is room for are refused whole', async () => {
  const queue = createEventQueue<number>(3)
  expect([queue.push([1, 2]), queue.push([3, 4]), queue.push([5])]).toEqual([true, false, true])
  queue.end()
  expect(await readAll(queue.events())).toEqual([1, 2, 5])
})

async function readAll<Event>(events: AsyncGenerator<Event>): Promise<Event[]> {
  const read: Event[] = []
  for await (const event of events) read.push(event)
  return read
}

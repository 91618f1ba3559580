import { describe, expect, test } from 'vitest'

import { noMemory } from './offline/reading.ts'
import { openOfflineThread, type OfflineThreadOptions, TaskLostError } from './offline-thread.ts'
import { makeMessage } from './testing.ts'

const script = new URL('testing/faulty-worker.ts', import.meta.url)

/** With time for a machine that does much else; a test of a time limit has its own. */
const patient: OfflineThreadOptions = { startTimeout: 100_000, timeout: 60_000 }

function open(options: OfflineThreadOptions = {}) {
  const thread = openOfflineThread({ script, ...patient, ...options })
  const say = (content: string, asked?: { mayWait: boolean }) =>
    thread.ask(
      'read',
      {
        message: makeMessage('visitor', content, 1),
        memory: noMemory,
        place: {
          country: null,
          wordings: [],
          choices: [],
          isOtherTrade: false,
          assistantName: '',
          timeZone: 'UTC',
        },
      },
      asked,
    )
  return { thread, say }
}

test('tasks are done in the order in which they came, by one thread', async () => {
  const { thread, say } = open()
  await using _ = thread

  const threads = await Promise.all(Array.from({ length: 3 }, () => say('which thread?')))

  expect(new Set(threads).size).toBe(1)
  expect(thread.load()).toMatchObject({ waiting: 0, done: 3, lost: 0 })
})

const mayWait = { mayWait: true }

test('tasks that come within moments are gathered, and none is lost', async () => {
  const { thread, say } = open({ gatherMs: 100 })
  await using _ = thread
  await say('which thread?', mayWait)

  const first = say('which thread?', mayWait)
  await new Promise((resolve) => setImmediate(resolve))
  const others = [say('which thread?', mayWait), say('which thread?', mayWait)]

  const threads = await Promise.all([first, ...others])
  expect(new Set(threads).size).toBe(1)
  expect(thread.load()).toMatchObject({ waiting: 0, done: 4, lost: 0 })
})

test('a task that may not wait is done at once, behind those that are gathered', async () => {
  const { thread, say } = open({ gatherMs: 600_000 })
  await using _ = thread
  const done: string[] = []
  const note = (name: string) => () => done.push(name)

  const gathered = say('which thread?', mayWait).then(note('gathered'))
  await say('which thread?').then(note('urgent'))
  await gathered

  expect(done).toEqual(['gathered', 'urgent'])
})

test('what waits to be gathered is given up when the server stops', async () => {
  const { thread, say } = open({ gatherMs: 600_000 })

  const waiting = say('which thread?', mayWait)
  expect(thread.load()).toMatchObject({ waiting: 1, done: 0 })
  await thread[Symbol.asyncDispose]()

  await expect(waiting).rejects.toThrow('The server is stopping')
})

test('a thread that was started before does the first task', async () => {
  const { thread, say } = open()
  await using _ = thread

  thread.warm()
  const first = await say('which thread?')
  thread.warm()

  expect(await say('which thread?')).toBe(first)
  expect(thread.load()).toMatchObject({ waiting: 0, done: 2, lost: 0 })
})

describe('a task that fails the thread', () => {
  test.each(['hang', 'crash', 'exit'])('by a %s is lost alone', async (said) => {
    const reported: unknown[] = []
    const { thread, say } = open({ timeout: 3000, report: (error) => reported.push(error) })
    await using _ = thread

    const [lost, next] = await Promise.allSettled([say(said), say('which thread?')])

    expect(lost).toMatchObject({ status: 'rejected', reason: expect.any(TaskLostError) })
    expect(next).toMatchObject({ status: 'fulfilled' })
    expect(thread.load()).toMatchObject({ waiting: 0, lost: 1 })
    expect(reported).toHaveLength(1)
  })
})

test('a thread is replaced after a number of tasks', async () => {
  const { thread, say } = open({ tasksPerThread: 2 })
  await using _ = thread

  const [first, second, third] = [
    await say('which thread?'),
    await say('which thread?'),
    await say('which thread?'),
  ]

  expect(second).toBe(first)
  expect(third).not.toBe(first)
})

test('only so many tasks may wait', async () => {
  const { thread, say } = open({ queueMax: 2 })
  await using _ = thread

  const asked = await Promise.allSettled(['a', 'b', 'c', 'd'].map((said) => say(said)))

  expect(asked.map(({ status }) => status)).toEqual([
    'fulfilled',
    'fulfilled',
    'fulfilled',
    'rejected',
  ])
  expect(asked[3]).not.toMatchObject({ reason: expect.any(TaskLostError) })
})

test('where no thread can be had, no task is to blame', async () => {
  const { thread, say } = open({ script: new URL('testing/no-such-worker.ts', import.meta.url) })
  await using _ = thread

  const asked = await Promise.allSettled([say('a'), say('b')])

  for (const one of asked) {
    expect(one).toMatchObject({ status: 'rejected' })
    expect(one).not.toMatchObject({ reason: expect.any(TaskLostError) })
  }
})

test('closing gives up what runs and what waits', async () => {
  const { thread, say } = open()
  const asked = Promise.allSettled([say('hang'), say('a')])

  await thread[Symbol.asyncDispose]()

  expect((await asked).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  await expect(say('b')).rejects.toThrow('The server is stopping')
})

import { waitFor } from '@oka/client/testing/wait-for'
import { expect, test, vi } from 'vitest'

import type * as CheckModule from '../human-check/answer-check.ts'
import { Refusal } from '../testing/chat-router.ts'
import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, outbox, texts } from '../testing/page.ts'
import { createPowGuard } from '../testing/pow-guard.ts'
import type { World } from '../testing/world.ts'

const names = (world: World) => world.calls.map(({ name }) => name)

const answers = (world: World) =>
  world.calls.flatMap(({ input: { humanCheck } }) => humanCheck ?? [])

/** The file that passes checks, whose first `failures` downloads are cut. */
function createDownload(failures = 0) {
  let left = failures
  return vi.fn<() => Promise<typeof CheckModule>>(async () => {
    if (left-- > 0) throw new TypeError('Failed to fetch dynamically imported module')
    return import('../human-check/answer-check.ts')
  })
}

test('a server without a check is asked for none, and nothing is fetched for it', async () => {
  const { server, world } = await openServer()
  const download = createDownload()
  const page = openPage(server, createMemoryStorage(), download)
  page.write('Hello')
  await waitFor(() => expect(texts(page)).toEqual(['Hello']))
  expect(names(world)).toEqual(['start', 'send'])
  expect(download).not.toHaveBeenCalled()
})

test('a check is passed with the first message, and not before or again', async () => {
  const { server, world } = await openServer()
  world.guardBy(createPowGuard())
  const download = createDownload()
  const page = openPage(server, createMemoryStorage(), download)
  expect(world.calls).toEqual([])

  page.write('one')
  page.write('two')
  expect(outbox(page)).toEqual([
    { content: 'one', refused: null },
    { content: 'two', refused: null },
  ])
  await waitFor(() => expect(texts(page)).toEqual(['one', 'two']))
  expect(names(world)).toEqual(['start', 'humanCheck', 'start', 'send', 'send'])
  expect(download).toHaveBeenCalledOnce()
})

test('a failed check keeps the message and says so; trying again is a fresh check', async () => {
  const { server, world } = await openServer()
  const guard = createPowGuard()
  world.guardBy({ ...guard, accepts: async () => false })
  const page = openPage(server, createMemoryStorage())
  page.write('Do not lose me')
  await waitFor(() =>
    expect(outbox(page)).toEqual([{ content: 'Do not lose me', refused: 'human_check_failed' }]),
  )
  expect(page.get().delayed).toBe(false)

  world.guardBy(guard)
  page.retry(page.get().outbox[0]!.clientMessageId)
  await waitFor(() => expect(texts(page)).toEqual(['Do not lose me']))
  expect(new Set(answers(world)).size).toBe(2)
})

test('a check that cannot be passed on this page is a failed one', async () => {
  const { server, world } = await openServer()
  world.guardBy({
    ask: async () => ({ kind: 'pow', challenge: 'not a challenge' }),
    accepts: async () => false,
  })
  const page = openPage(server, createMemoryStorage())
  page.write('Hello')
  await waitFor(() =>
    expect(outbox(page)).toEqual([{ content: 'Hello', refused: 'human_check_failed' }]),
  )
  expect(world.conversations.size).toBe(0)
})

test('what is lost on the way to a check is tried again by itself', async () => {
  const { server, world } = await openServer()
  world.guardBy(createPowGuard())
  const page = openPage(server, createMemoryStorage(), createDownload(1))
  let asked = 0
  world.beset(({ name }) => {
    // The first download fails; the second comes, and what is to be done does not.
    if (name === 'humanCheck' && ++asked === 2) throw new Refusal('database_unavailable')
  })
  page.write('Hello')
  await waitFor(() => expect(texts(page)).toEqual(['Hello']))
  expect(asked).toBe(3)
})

test('a check that was passed is not asked for again when the answer to the start is lost', async () => {
  const { server, world } = await openServer()
  world.guardBy(createPowGuard())
  const page = openPage(server, createMemoryStorage())
  let lost = false
  world.beset(async ({ name, input }) => {
    if (name !== 'start' || !input.humanCheck || lost) return
    lost = true
    if (await world.admits(input.startKey!, input.humanCheck)) world.start(input.startKey!)
    throw new Error('begun, but the answer is lost')
  })
  page.write('Hello')
  await waitFor(() => expect(texts(page)).toEqual(['Hello']))
  expect(names(world)).toEqual(['start', 'humanCheck', 'start', 'start', 'send'])
  expect(world.conversations.size).toBe(1)
})

test('a conversation that is gone is begun anew, check and all', async () => {
  const { server, world } = await openServer()
  world.guardBy(createPowGuard())
  const page = openPage(server, createMemoryStorage())
  page.write('before')
  await waitFor(() => expect(texts(page)).toEqual(['before']))
  world.conversations.clear()
  page.write('kept')
  await waitFor(() => expect(texts(page)).toEqual(['kept']))
  expect(only(world).messages).toHaveLength(1)
  expect(answers(world)).toHaveLength(2)
})

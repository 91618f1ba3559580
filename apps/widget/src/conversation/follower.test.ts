import { waitFor } from '@oka/client/testing/wait-for'
import { expect, onTestFinished, test, vi } from 'vitest'

import { createMemoryStorage } from '../testing/memory-storage.ts'
import { only, openPage, openServer, texts } from '../testing/page.ts'
import { visibleDraft } from './timeline.ts'

test('what the visitor adds during an answer takes the place of what was written of it', async () => {
  const { server, world } = await openServer()
  const page = openPage(server, createMemoryStorage())
  page.write('question')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  const { id } = only(world)
  // What comes in the first moments of a line is taken for what was missed.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 1000 })
  onTestFinished(() => void vi.useRealTimers())
  world.change(id, { draft: { turn: 1, text: 'The ans' } })
  await waitFor(() => expect(visibleDraft(page.get())).toBe('The ans'))
  world.change(id, { draft: null })
  page.write('and another')
  await waitFor(() => expect(texts(page)).toEqual(['question', 'and another']))
  expect(visibleDraft(page.get())).toBeNull()
  world.change(id, { draft: { turn: 2, text: 'Both' } })
  await waitFor(() => expect(visibleDraft(page.get())).toBe('Both'))
})

test('a conversation is loading until the server has been heard, and a new one never is', async () => {
  const { server, world } = await openServer()
  const storage = createMemoryStorage()
  const page = openPage(server, storage)
  const loading: boolean[] = []
  page.subscribe(() => loading.push(page.get().loading))
  page.write('question')
  await waitFor(() => expect(page.get().connection).toBe('live'))
  expect(new Set(loading)).toEqual(new Set([false]))
  page.stop()

  const reloaded = openPage(server, storage)
  expect(reloaded.get().loading).toBe(true)
  await waitFor(() => expect(reloaded.get().loading).toBe(false))
  await waitFor(() => expect(texts(reloaded)).toEqual(['question']))
  expect(world.conversations.size).toBe(1)
})

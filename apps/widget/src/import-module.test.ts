import { waitFor } from '@oka/client/testing/wait-for'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'

import { importInTime } from './import-module.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A module whose first copy comes when the gate opens; every other comes at once. */
function serve(name: string) {
  const gate = Promise.withResolvers<void>()
  const came = vi.fn()
  Object.assign(globalThis, { [name]: { gate: gate.promise, copies: 0, came } })
  const code = `
    export const copy = ++${name}.copies
    if (copy === 1) await ${name}.gate
    ${name}.came() //`
  const url = `data:text/javascript,${encodeURIComponent(code)}`
  return { url, open: gate.resolve, came }
}

test('a module that does not come is given up after 10 s, and comes at the next try', async () => {
  const { url } = serve('never')
  const first = importInTime(url)
  const outcome = vi.fn()
  first.catch(outcome)
  await vi.advanceTimersByTimeAsync(9_900)
  expect(outcome).not.toHaveBeenCalled()
  await vi.advanceTimersByTimeAsync(200)
  expect(outcome).toHaveBeenCalled()
  expect(await importInTime(url)).toMatchObject({ copy: 2 })
})

test('what came too late serves the next try', async () => {
  const { url, open, came } = serve('late')
  const first = importInTime(url)
  first.catch(() => {})
  await vi.advanceTimersByTimeAsync(10_100)
  await expect(first).rejects.toBeUndefined()
  open()
  await waitFor(() => expect(came).toHaveBeenCalled())
  await vi.advanceTimersByTimeAsync(0)
  expect(await importInTime(url)).toMatchObject({ copy: 1 })
})

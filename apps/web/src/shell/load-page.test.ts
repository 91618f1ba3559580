import { expect, test } from 'vitest'

import { loadPart } from './load-page.ts'

/** A host that is away for so many tries. */
function makeHost(away: number) {
  let waits = 0
  const isThere = async () => waits >= away
  const wait = async () => void (waits += 1)
  const importer = async () => {
    if (!(await isThere())) throw new TypeError('Failed to fetch dynamically imported module')
    return 'page'
  }
  return { host: { isThere, wait }, importer, waits: () => waits }
}

test('a page that is opened while the server restarts comes when it is back', async () => {
  const { host, importer, waits } = makeHost(4)
  expect(await loadPart(importer, host)).toBe('page')
  expect(waits()).toBe(4)
})

test('a file that was lost on the way is asked for once more', async () => {
  const { host } = makeHost(0)
  let tries = 0
  const importer = async () => {
    tries += 1
    if (tries === 1) throw new TypeError('Failed to fetch dynamically imported module')
    return 'page'
  }
  expect(await loadPart(importer, host)).toBe('page')
})

test('a file that another version has not is said to be missing', async () => {
  const { host, waits } = makeHost(0)
  const gone = async () => Promise.reject(new TypeError('404'))
  await expect(loadPart(gone, host)).rejects.toThrow('404')
  expect(waits()).toBe(0)
})

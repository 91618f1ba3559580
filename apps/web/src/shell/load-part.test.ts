import { expect, test } from 'vitest'

import { loadPart } from './load-part.ts'

/** A host that is away for so many tries, and a browser that keeps a failed import. */
function makeHost(away: number) {
  let waits = 0
  let asked = 0
  let isLost = false
  const isThere = async () => {
    asked += 1
    return waits >= away
  }
  const wait = async () => void (waits += 1)
  const importer = async () => {
    isLost ||= waits < away
    if (isLost) throw new TypeError('Failed to fetch dynamically imported module')
    return 'page'
  }
  return { host: { isThere, wait }, importer, waits: () => waits, asked: () => asked }
}

test('a page that is opened while the server restarts comes when it is back', async () => {
  const { host, importer, waits } = makeHost(4)
  expect(await loadPart(importer, host)).toBe('page')
  expect(waits()).toBe(4)
})

test('a page that has come once is opened without asking for its host', async () => {
  const { host, importer, asked } = makeHost(0)
  expect(await loadPart(importer, host)).toBe('page')
  expect(await loadPart(importer, host)).toBe('page')
  expect(asked()).toBe(1)
})

test('a file that another version has not is said to be missing', async () => {
  const { host, waits } = makeHost(0)
  const gone = async () => Promise.reject(new TypeError('404'))
  await expect(loadPart(gone, host)).rejects.toThrow('404')
  expect(waits()).toBe(0)
})

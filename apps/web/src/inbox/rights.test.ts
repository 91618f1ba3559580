import { expect, test } from 'vitest'

import { isHolder, rightsIn } from './rights.ts'

const allowed = (...input: Parameters<typeof rightsIn>): string[] =>
  Object.entries(rightsIn(...input))
    .filter(([, may]) => may)
    .map(([right]) => right)

test('a viewer may do nothing, whoever answers', () => {
  for (const mode of ['assistant', 'human', 'closed'] as const) {
    expect(allowed(mode, false, false, false)).toEqual([])
  }
})

test('an agent replies where nobody else does, and only there', () => {
  expect(allowed('assistant', false, true, false)).toEqual([
    'mayReply',
    'mayTakeOver',
    'mayHandOver',
    'mayClose',
  ])
  expect(allowed('human', true, true, false)).toEqual([
    'mayReply',
    'mayHandOver',
    'mayRelease',
    'mayClose',
  ])
  expect(allowed('human', false, true, false)).toEqual([])
  expect(allowed('closed', false, true, false)).toEqual(['mayReopen'])
})

test('an admin takes a conversation out of a colleague’s hands before replying', () => {
  expect(allowed('human', false, true, true)).toEqual([
    'mayTakeOver',
    'mayHandOver',
    'mayRelease',
    'mayClose',
  ])
})

test('the holder is known by name at once, and of namesakes as soon as the list tells which', () => {
  const [me, other, nora] = [
    { id: 1, name: 'Jo' },
    { id: 2, name: 'Jo' },
    { id: 3, name: 'Nora' },
  ]
  expect(isHolder(me, 'Jo', null, [me, nora])).toBe(true)
  expect(isHolder(me, 'Jo', nora, [me, nora])).toBe(true)
  expect(isHolder(me, 'Nora', null, [me, nora])).toBe(false)
  expect(isHolder(me, 'Jo', null, [me, other, nora])).toBe(false)
  expect(isHolder(me, 'Jo', other, [me, other, nora])).toBe(false)
  expect(isHolder(me, 'Jo', me, [me, other, nora])).toBe(true)
})

import { expect, test } from 'vitest'

import { rightsIn } from './rights.ts'

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

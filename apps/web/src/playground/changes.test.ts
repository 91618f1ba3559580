import type { RehearsedTurn } from '@oka/contract/rehearsal'
import { expect, test } from 'vitest'

import { changesBetween } from './changes.ts'

type Given = { content: string; facts?: RehearsedTurn['facts']; total?: number | null }

const fact = (value: string, rejected = false) =>
  ({ field: 'budget', value, by: 'visitor', quote: value, seq: 1, rejected }) as const

function play(...given: Given[]) {
  const turns = given.map(({ content, facts = [], total = null }) => {
    const reply = {
      content,
      model: 'offline',
      promptVersion: 'offline-1',
      tokens: null,
      tookMs: 1,
      sources: [],
      choices: [],
    }
    const score = { total, criteria: [] }
    const turn = { reply, facts, refused: [], questions: [], callsStaff: false, score }
    return { said: 'Hello', formerly: null, turn: { ...turn, band: 'none' as const } }
  })
  return { turns }
}

test('the same conversation has not changed', () => {
  const one = play({ content: 'Hello', facts: [fact('10 EUR')], total: 5 })
  expect(changesBetween(one, one)).toEqual([])
})

test('replies, facts in force and the score are compared', () => {
  const published = play(
    { content: 'Hello' },
    { content: 'And?', facts: [fact('10 EUR')], total: 5 },
  )
  const drafted = play(
    { content: 'Hello' },
    { content: 'Yes?', facts: [fact('10 EUR', true)], total: null },
  )
  expect(changesBetween(published, drafted)).toEqual([
    { kind: 'reply', line: 2, before: 'And?', after: 'Yes?' },
    { kind: 'fact', field: 'budget', before: '10 EUR', after: '' },
    { kind: 'score', before: '5', after: '' },
  ])
})

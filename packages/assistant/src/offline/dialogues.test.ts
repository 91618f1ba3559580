import type { MessageRole } from '@oka/contract/chat'
import type { FactField } from '@oka/contract/fact'
import { describe, expect, test } from 'vitest'

import { scripts } from '../testing-scripts.ts'
import { makeInput, play, repliesOf } from '../testing.ts'
import { askedFields } from './asked.ts'
import { readConversation } from './read-conversation.ts'

function factsOf(said: readonly [MessageRole, string][]): Partial<Record<FactField, string>> {
  const facts = readConversation(makeInput(said)).flatMap((heard) => heard.facts)
  return Object.fromEntries(facts.map(({ field, value }) => [field, value]))
}

function questionsOf(reply: string): string[] {
  return reply.match(/(?:[^.!?:]|\.(?=\w))+\?/g) ?? []
}

describe.each(scripts)('$title ($locale)', (script) => {
  const said = play(script)
  const replies = repliesOf(said)

  test('its facts are gathered', () => {
    expect(factsOf(said)).toEqual(script.facts)
  })

  test('each reply is short, plain and asks one question at most', () => {
    for (const reply of replies) {
      expect(reply.split(/\s+/).length).toBeLessThanOrEqual(60)
      expect(reply.match(/\?/g) ?? []).toHaveLength(Math.min(1, questionsOf(reply).length))
      expect(reply).not.toMatch(/[*_#`]|undefined|null/)
    }
  })

  test('no question is asked twice', () => {
    const questions = replies.flatMap(questionsOf)

    expect(new Set(questions).size).toBe(questions.length)
  })

  test('nothing is asked that is known or was declined', () => {
    for (const [index, [role, content]] of said.entries()) {
      if (role !== 'assistant') continue
      const heard = readConversation(makeInput(said.slice(0, index)))
      const known = heard.flatMap(({ facts }) => facts).map(({ field }) => field)
      const settled = known.concat(heard.flatMap(({ declined }) => declined))
      for (const field of askedFields(content)) expect(settled).not.toContain(field)
    }
  })

  test('no two replies in a row begin alike', () => {
    const openings = replies.map((reply) => reply.split(/[.!?]/)[0])
    for (const [index, opening] of openings.entries()) {
      expect(opening).not.toBe(openings[index + 1])
    }
  })
})

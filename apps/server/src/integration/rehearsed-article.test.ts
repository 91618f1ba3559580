import { rehearseTurn } from '@oka/api/chat/rehearse-turn'
import type { KnowledgePassage, OfflineAssistant } from '@oka/api/ports/assistant'
import { expect } from 'vitest'

import { makePerson } from '../testing/people.ts'
import { test } from '../testing/test-app.ts'

test('a long draft of an article gives as many passages to a turn as it will once it is saved', async ({
  app,
}) => {
  const { id } = await makePerson(app, 'agent')
  const things = 'bcdfghklmn'
    .split('')
    .flatMap((one) => 'prstvz'.split('').map((other) => `${one}o${other}ina`))
  const body = things.map((one) => `## ${one}\n\nA ${one} costs 77 EUR.`).join('\n\n')
  const article = { kind: 'page' as const, locale: 'en' as const, title: 'Maps', body }
  const given: KnowledgePassage[][] = []
  const { offline } = app.deps
  const assistant: OfflineAssistant = {
    ...offline,
    reply: (input, signal) => {
      given.push([...input.knowledge])
      return offline.reply(input, signal)
    },
  }
  const admin = { id, name: 'Agent', email: 'agent@example.com', role: 'agent' as const }
  const turn = {
    locale: 'en' as const,
    by: 'model' as const,
    draft: { article },
    state: { messages: [], facts: [] },
    content: 'What does a kovina cost?',
  }
  const { reply } = await rehearseTurn(
    { ...app.deps, assistant },
    admin,
    turn,
    new AbortController().signal,
  )
  const drafted = given[0]!.filter(({ title }) => title === 'Maps')
  expect(drafted).toHaveLength(12)
  expect(drafted[0]!.heading).toContain('kovina')
  expect(reply.content).toContain('A kovina costs 77 EUR.')
})

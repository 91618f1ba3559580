import { rehearseTurn } from '@oka/api/chat/rehearse-turn'
import type { RehearsedDraft } from '@oka/contract/rehearsal'
import type { KnowledgePassage, OfflineAssistant } from '@oka/api/ports/assistant'
import { expect } from 'vitest'

import { makePerson } from '../testing/people.ts'
import { test } from '../testing/test-app.ts'

test('a long draft of an article gives as many passages to a turn as it will once it is saved', async ({
  app,
}) => {
  const { id } = await makePerson(app, 'agent')
  const staff = app.client(await app.signIn())
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
  const play = async (draft: RehearsedDraft) => {
    const turn = {
      locale: 'en' as const,
      by: 'model' as const,
      draft,
      state: { messages: [], facts: [] },
      content: 'What does a kovina cost?',
    }
    const deps = { ...app.deps, assistant }
    const { reply } = await rehearseTurn(deps, admin, turn, new AbortController().signal)
    expect(reply.content).toContain('A kovina costs 77 EUR.')
    return given.pop()!.filter(({ title }) => title === 'Maps')
  }
  const drafted = await play({ article })
  expect(drafted[0]!.heading).toContain('kovina')

  await staff.knowledge.create.mutate(article)
  const saved = await play({})
  const isNear = ({ nearestPlace }: KnowledgePassage) => nearestPlace !== undefined
  expect(drafted).toHaveLength(saved.length)
  expect(drafted.filter(isNear)).toHaveLength(12)
  expect(saved.filter(isNear)).toHaveLength(12)
})

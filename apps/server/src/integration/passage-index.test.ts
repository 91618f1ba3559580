import { companySettings } from '@oka/contract/settings'
import { findPassages, listPassages } from '@oka/db/knowledge/find-passages'
import { addArticles } from '@oka/db/testing/add-articles'
import { expect } from 'vitest'

import { test, type TestApp } from '../testing/test-app.ts'

/** A company of more passages than are found for one question. */
const passages = [
  ['Prices', 'A course of eight evenings costs £190, clay and firing included.'],
  ['Getting here', 'We are in the old mill, ten minutes on foot from the station.'],
  ['Where to park', 'There are six spaces in the yard behind the mill.'],
  ['Age', 'Children may join from seven, with an adult until they are twelve.'],
  ['If you miss one', 'Tell us a day before, and you catch the evening up another week.'],
  ['Who teaches', 'Maud has thrown pots for twenty years; Ines glazes and fires.'],
].map(([heading = '', content = '']) => ({ heading, content }))

const findNearest = async ({ deps }: TestApp, words: string, limit: number) => {
  const transcript = [
    {
      id: crypto.randomUUID(),
      seq: 1,
      role: 'visitor' as const,
      content: words,
      createdAt: new Date().toISOString(),
    },
  ]
  const company = companySettings.parse({})
  const input = {
    conversationId: null,
    company,
    locale: 'en' as const,
    transcript,
    facts: [],
    learntSeq: 0,
  }
  const questions = await deps.offline.readQuestions(input, AbortSignal.timeout(60_000))
  const [ids] = await deps.passageIndex.findNearest(deps.db, questions, limit)
  return (await listPassages(deps.db, ids ?? [])).map(({ content }) => content)
}

test('a question in other words finds the passage that answers it, as it is now', async ({
  app,
}) => {
  const { db } = app.deps
  const question = 'Is there somewhere to leave my car?'
  const park = passages[2]!.content
  const [id] = await addArticles(db, [{ title: 'Studio', locale: 'en', passages }])
  const byWords = await findPassages(db, { words: question, synonyms: [], locale: 'en', limit: 12 })
  expect(byWords.map(({ content }) => content)).not.toContain(park)
  expect(await findNearest(app, question, 1)).toEqual([park])

  // What was changed, added and deleted since.
  const staff = app.client(await app.signIn())
  await staff.knowledge.update.mutate({ id: id!, body: '## Where to park\n\nOnly in the street.' })
  expect(await findNearest(app, question, 3)).toEqual(['Only in the street.'])
  const [other] = await addArticles(db, [
    {
      title: 'Yard',
      locale: 'en',
      passages: [{ heading: 'Cars', content: 'Cars are parked in the yard.' }],
    },
  ])
  expect(await findNearest(app, question, 3)).toHaveLength(2)
  await staff.knowledge.delete.mutate({ id: other! })
  expect(await findNearest(app, question, 3)).toEqual(['Only in the street.'])
})

test('the playground finds what the draft of an article says in other words', async ({ app }) => {
  const { rehearsal } = app.client(await app.signIn())
  const islands = Array.from({ length: 30 }, (_, at) => `## Island ${at}\n\nPalms and sand, ${at}.`)
  const body = [...islands, `## Where to park\n\n${passages[2]!.content}`].join('\n\n')
  const article = { kind: 'page' as const, locale: 'en' as const, title: 'Studio', body }
  const { reply } = await rehearsal.turn.mutate({
    locale: 'en',
    state: { messages: [], facts: [] },
    content: 'Is there somewhere to leave my car?',
    draft: { article },
  })
  expect(reply.content).toMatch(/six spaces in the yard|“Studio: Where to park”/)
})

import { randomUUID } from 'node:crypto'

import { defaultRubric, type Rubric } from '@oka/contract/rubric'
import { sql } from '@oka/db/client'
import { expect } from 'vitest'

import { startVisitor, type Visitor } from './chat.ts'
import { makePerson } from './people.ts'
import type { TestClient, TestApp } from './test-app.ts'

type MetBuyer = {
  agent: TestClient
  visitor: Visitor
  id: number
}

/** A lead who stated a need and a budget. */
export async function meetBuyer(app: TestApp): Promise<MetBuyer> {
  const visitor = await startVisitor(app)
  await visitor.say('We need a customer portal')
  await visitor.say('Our budget is 15 000 EUR')
  await visitor.say(`Write to ${randomUUID()}@shop.example`)
  const { token } = await makePerson(app, 'agent')
  const agent = app.client(token)
  const { leadId } = await agent.chat.facts.query({ conversationId: visitor.conversationId })
  return { agent, visitor, id: leadId! }
}

export const weighed = (weights: Partial<Rubric['weights']>): Rubric => ({
  ...defaultRubric,
  weights: { ...defaultRubric.weights, ...weights },
})
/** The default with most of the points for the need. */
export const needFirst = weighed({ need: 51, budget: 4 })

export async function openAdmin(app: TestApp) {
  const token = await app.signIn()
  const admin = app.client(token)
  const save = async (rubric: Rubric) => {
    const { lock } = await admin.rubric.read.query()
    return admin.rubric.saveDraft.mutate({ rubric, lock })
  }
  const publish = async (rubric: Rubric, removes: `own:${string}`[] = []) => {
    const { lock } = await save(rubric)
    return admin.rubric.publish.mutate({ lock, removes })
  }
  const scored = async () => {
    const { rescoring } = await admin.rubric.read.query()
    return rescoring?.finishedAt === null ? null : rescoring
  }
  const untilScored = () => expect.poll(scored).not.toBeNull()
  return { token, admin, save, publish, untilScored }
}

export const storedScore = async ({ deps: { db } }: TestApp, id: number) => {
  const [row] = await db.execute<{ fit_score: number | null }>(sql`
    select fit_score from leads where id = ${id}`)
  return row!.fit_score
}

export const sector = {
  id: 'own:sector',
  kind: 'choice',
  weight: 10,
  label: { en: 'Sector', fr: 'Secteur' },
  question: { en: 'What is your line of business?', fr: 'Dans quel secteur êtes-vous ?' },
  options: [
    { key: 'health', words: { en: 'Health', fr: 'Santé' }, share: 100 },
    { key: 'trade', words: { en: 'Trade', fr: 'Commerce' }, share: 40 },
  ],
} as const
export const withSector: Rubric = {
  ...weighed({ budget: 24 }),
  own: [{ ...sector, options: [...sector.options] }],
}

import { defaultRubric } from '@oka/contract/rubric'
import { sql } from '@oka/db/client'
import { expect } from 'vitest'

import { makePerson } from '../testing/people.ts'
import { openAdmin } from '../testing/rubric.ts'
import { test } from '../testing/test-app.ts'

test('the table of outcomes counts by tenths, and weights are suggested from 200 on', async ({
  app,
}) => {
  const { admin } = await openAdmin(app)
  const { db } = app.deps
  const add = async (count: number, status: string, score: number, points: object) => {
    await db.execute(sql`
      insert into leads (name, status, fit_score, score_points, score_due)
      select 'Person', ${status}, ${score}, ${JSON.stringify(points)}::text::jsonb, 'infinity'
      from generate_series(1, ${count}::integer)`)
  }
  expect(await admin.rubric.calibration.query()).toMatchObject({
    outcomes: 0,
    usable: 0,
    suggestion: null,
  })

  // Those with a budget were won, whatever else they left.
  await add(80, 'won', 55, { need: 21, budget: 34, contact: 0 })
  await add(19, 'won', 100, { need: 21, budget: 34, contact: 8 })
  await add(50, 'lost', 21, { need: 21, budget: 0, contact: 0 })
  await add(50, 'lost', 29, { need: 21, budget: 0, contact: 8 })
  await add(5, 'new', 29, { need: 21, budget: 0, contact: 8 })
  const few = await admin.rubric.calibration.query()
  expect(few).toMatchObject({ outcomes: 199, usable: 199, suggestion: null })
  expect(few.deciles).toHaveLength(10)
  expect(few.deciles[2]).toEqual({ from: 20, to: 29, won: 0, lost: 100 })
  expect(few.deciles[5]).toEqual({ from: 50, to: 59, won: 80, lost: 0 })
  expect(few.deciles[9]).toEqual({ from: 90, to: 100, won: 19, lost: 0 })

  await add(1, 'lost', 21, { need: 21, budget: 0, contact: 0 })
  const { suggestion } = await admin.rubric.calibration.query()
  expect(suggestion!.reduce((sum, { suggested }) => sum + suggested, 0)).toBe(100)
  const best = suggestion!.toSorted((one, other) => other.suggested - one.suggested)[0]
  expect(best).toMatchObject({ criterion: 'budget', now: 34 })
  // Leads from before points were kept, and those scored by hand, say nothing of the criteria.
  await db.execute(sql`update leads set score_points = null where fit_score = 100`)
  await db.execute(sql`update leads set score_points = '{"staff": 29}' where fit_score = 29`)
  const rest = await admin.rubric.calibration.query()
  expect(rest).toMatchObject({ outcomes: 200, usable: 131, suggestion: null })
  // Nothing of it is applied.
  expect(await admin.rubric.read.query()).toMatchObject({ version: 1, draft: null })
})

test('the figures of the rubric have a limit for each admin', async ({ app }) => {
  const { token } = await makePerson(app, 'admin')
  const admin = app.client(token)
  for (let count = 0; count < 60; count += 1) await admin.rubric.calibration.query()
  await expect(admin.rubric.preview.mutate({ rubric: defaultRubric })).rejects.toMatchObject({
    data: { problem: 'too_many_requests' },
  })
})

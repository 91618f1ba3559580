import { defaultRubric, type Rubric } from '@oka/contract/rubric'
import { describe, expect } from 'vitest'

import {
  meetBuyer,
  needFirst,
  openAdmin,
  sector,
  storedScore,
  weighed,
  withSector,
} from '../testing/rubric.ts'
import { rest, test } from '../testing/test-app.ts'

describe('a rubric', () => {
  test('begins as version 1, and is published as the next by which all leads are scored', async ({
    app,
  }) => {
    const { admin, publish, untilScored } = await openAdmin(app)
    const first = await admin.rubric.read.query()
    expect(first).toEqual({
      version: 1,
      rubric: defaultRubric,
      draft: null,
      lock: '1.0.70',
      rescoring: null,
    })
    const { agent, id } = await meetBuyer(app)
    const before = await agent.leads.byId.query({ id })

    const next = { ...needFirst, thresholds: { warm: 30, hot: 60 }, hotMark: 65 }
    expect(await publish(next)).toMatchObject({ version: 2, rubric: next, draft: null })
    await untilScored()

    const after = await agent.leads.byId.query({ id })
    const moved = after.fitScore! - before.fitScore!
    // Of the budget, 41 % of 4 points are left where 41 % of 34 were.
    expect(moved).toBe(51 - 21 + (2 - 14))
    expect(await storedScore(app, id)).toBe(after.fitScore)
    expect(after.version).toBe(before.version)
    expect((await agent.settings.read.query()).hotScore).toBe(65)

    const [change] = await agent.leads.scoreHistory.query({ id })
    expect(change).toMatchObject({
      cause: 'rubric',
      before: before.fitScore,
      after: after.fitScore,
      rubricVersion: 2,
      criteria: [
        { criterion: 'need', before: 21, after: 51 },
        { criterion: 'budget', before: 14, after: 2 },
      ],
    })
    const { items } = await admin.audit.list.query({ name: 'rubric.published' })
    expect(items[0]).toMatchObject({
      data: { version: 2 },
      before: { need: 21, budget: 34, warm: 40, hot: 70, hotMark: 70 },
      after: { need: 51, budget: 4, warm: 30, hot: 60, hotMark: 65 },
    })
    const versions = await admin.rubric.versions.query()
    expect(versions.map(({ version }) => version)).toEqual([2, 1])
    expect(versions[0]!.publishedBy).not.toBeNull()
  })

  test('of a version before is restored as a draft, which scores nothing until it is published', async ({
    app,
  }) => {
    const { admin, publish } = await openAdmin(app)
    const { version, lock } = await publish(needFirst)
    const state = await admin.rubric.restoreVersion.mutate({ restores: 1, lock })
    expect(state).toMatchObject({ version, rubric: needFirst, draft: { rubric: defaultRubric } })
    const nowhere = admin.rubric.restoreVersion.mutate({
      restores: version + 1,
      lock: state.lock,
    })
    await expect(nowhere).rejects.toMatchObject({ data: { issues: [{ path: 'restores' }] } })
    const discarded = await admin.rubric.discardDraft.mutate({ lock: state.lock })
    expect(discarded).toMatchObject({ version, draft: null })
  })
})

describe('a draft that is not right', () => {
  const { budget, horizon } = defaultRubric
  const lastFirst = (steps: typeof budget.steps) => steps.toReversed()

  test.for([
    ['weights that make 99', weighed({ need: 20 }), 'weights', '100 together, not 99'],
    ['weights that make 101', weighed({ size: 1 }), 'weights', '100 together, not 101'],
    [
      'thresholds the wrong way round',
      { ...defaultRubric, thresholds: { warm: 70, hot: 40 } },
      'thresholds.hot',
      'more than thresholds.warm, which is 70',
    ],
    [
      'budget steps the wrong way round',
      { ...defaultRubric, budget: { ...budget, steps: lastFirst(budget.steps) } },
      'budget.steps.1.from',
      'less than 1000, the step before',
    ],
    [
      'months the wrong way round',
      { ...defaultRubric, horizon: { steps: horizon.steps.toReversed() } },
      'horizon.steps.1.upTo',
      'more than 12, the step before',
    ],
    [
      'contact details that make 90',
      { ...defaultRubric, contact: { email: 50, phone: 30, name: 10 } },
      'contact',
      '100 together, not 90',
    ],
    [
      'a choice of one',
      { ...withSector, own: [{ ...sector, options: [sector.options[0]] }] },
      'own.0.options',
      'at least two',
    ],
    [
      'the same criterion twice',
      { ...weighed({ budget: 14 }), own: [...withSector.own, ...withSector.own] },
      'own.1.id',
      'not be there twice',
    ],
  ] as const)('such as %s is kept, and not published', async ([, rubric, path, words], { app }) => {
    const { admin, save } = await openAdmin(app)
    const before = await admin.rubric.versions.query()
    const { lock } = await save(rubric as Rubric)
    const publish = admin.rubric.publish.mutate({ lock })
    const issue = { path, message: expect.stringContaining(words) as string }
    await expect(publish).rejects.toMatchObject({
      data: { problem: 'invalid_input', issues: expect.arrayContaining([issue]) as unknown },
    })
    const preview = admin.rubric.preview.mutate({ rubric: rubric as Rubric })
    await expect(preview).rejects.toMatchObject({ data: { problem: 'invalid_input' } })
    expect(await admin.rubric.versions.query()).toEqual(before)
    expect((await admin.rubric.read.query()).draft).toMatchObject({ rubric })
  })

  test.for([
    [{ weights: { ...defaultRubric.weights, charm: 5 } }, 'rubric.weights.charm'],
    [{ weights: { ...defaultRubric.weights, need: 101 } }, 'rubric.weights.need'],
    [{ weights: { ...defaultRubric.weights, need: 1.5 } }, 'rubric.weights.need'],
    [{ weights: { ...defaultRubric.weights, need: '21' } }, 'rubric.weights.need'],
    [{ excludes: ['buyer'] }, 'rubric.excludes.0'],
    [{ hotMark: 0 }, 'rubric.hotMark'],
    [{ own: [{ ...sector, id: 'sector' }] }, 'rubric.own.0.id'],
    [{ own: [{ ...sector, label: { en: '', fr: ' ' } }] }, 'rubric.own.0.label'],
    [{ own: Array.from({ length: 11 }, () => sector) }, 'rubric.own'],
  ] as const)('such as %o is refused, and which part of it', async ([part, path], { app }) => {
    const { admin, token } = await openAdmin(app)
    const { draft, lock } = await admin.rubric.read.query()
    const body = { rubric: { ...defaultRubric, ...part }, lock }
    const answer = await rest(app, 'PUT /api/rubric/draft', { token, body })
    expect(answer.status).toBe(400)
    const { issues } = answer.body as { issues: { path: string }[] }
    expect(issues.map((issue) => issue.path)).toContain(path)
    expect((await admin.rubric.read.query()).draft).toEqual(draft)
  })
})

test('a draft that a colleague changed meanwhile is neither overwritten nor published', async ({
  app,
}) => {
  const { admin, save } = await openAdmin(app)
  const mine = await save(needFirst)
  const theirs = await save(withSector)
  const { lock } = mine
  const refused = { data: { problem: 'rubric_draft_changed', current: theirs } }
  const again = admin.rubric.saveDraft.mutate({ rubric: needFirst, lock })
  await expect(again).rejects.toMatchObject(refused)
  await expect(admin.rubric.publish.mutate({ lock })).rejects.toMatchObject(refused)
  await expect(admin.rubric.discardDraft.mutate({ lock })).rejects.toMatchObject(refused)
  expect(await admin.rubric.read.query()).toEqual(theirs)
})

test('what a colleague published since is neither overwritten nor published again', async ({
  app,
}) => {
  const { admin, publish } = await openAdmin(app)
  // No draft when it is read, and none after the colleague has published.
  await publish(defaultRubric)
  const { lock } = await admin.rubric.read.query()
  const theirs = await publish(needFirst)
  const refused = {
    data: { problem: 'rubric_draft_changed', current: { version: theirs.version } },
  }
  const mine = admin.rubric.saveDraft.mutate({ rubric: withSector, lock })
  await expect(mine).rejects.toMatchObject(refused)
  const restored = admin.rubric.restoreVersion.mutate({ restores: 1, lock })
  await expect(restored).rejects.toMatchObject(refused)
  const nothing = admin.rubric.publish.mutate({ lock: theirs.lock })
  await expect(nothing).rejects.toMatchObject({ data: { issues: [{ path: 'lock' }] } })
})

test('a draft after one that was published has a lock that none had', async ({ app }) => {
  const { admin, save, publish } = await openAdmin(app)
  const { lock } = await save(needFirst)
  await publish(needFirst)
  await save(withSector)
  const stale = admin.rubric.publish.mutate({ lock })
  await expect(stale).rejects.toMatchObject({ data: { problem: 'rubric_draft_changed' } })
})

test('a preview tells who moves, by which criteria, and of how many leads', async ({ app }) => {
  const { admin, publish, untilScored } = await openAdmin(app)
  await publish(defaultRubric)
  await untilScored()
  const { agent, id } = await meetBuyer(app)
  const { fitScore } = await agent.leads.byId.query({ id })
  const preview = await admin.rubric.preview.mutate({ rubric: needFirst })
  expect(preview.lookedAt).toBe(preview.total)
  expect(preview.up + preview.down + preview.same).toBe(preview.lookedAt)
  expect(preview.movers.find(({ leadId }) => leadId === id)).toMatchObject({
    before: fitScore,
    after: fitScore! + 18,
    criteria: [
      { criterion: 'need', before: 21, after: 51 },
      { criterion: 'budget', before: 14, after: 2 },
    ],
  })
  const { before, after } = preview
  const sum = (counts: typeof before) => Object.values(counts).reduce((all, one) => all + one, 0)
  expect([sum(before), sum(after)]).toEqual([preview.lookedAt, preview.lookedAt])
  expect(await agent.leads.byId.query({ id })).toMatchObject({ fitScore })
  expect(await admin.rubric.preview.mutate({ rubric: defaultRubric })).toMatchObject({
    up: 0,
    down: 0,
    movers: [],
  })
})

test('an intent that is not excluded any more has a score', async ({ app }) => {
  const { publish, untilScored } = await openAdmin(app)
  await publish(defaultRubric)
  await untilScored()
  const { agent, id } = await meetBuyer(app)
  const set = { id, field: 'intent', value: 'customer' } as const
  expect((await agent.leads.setFact.mutate(set)).fitScore).toBeNull()
  const excludes = defaultRubric.excludes.filter((intent) => intent !== 'customer')
  await publish({ ...defaultRubric, excludes })
  await expect.poll(() => storedScore(app, id)).toBeGreaterThan(0)
})

test('a hot mark that was set meanwhile stays, and the audit has the values as they were', async ({
  app,
}) => {
  const { admin, save, publish } = await openAdmin(app)
  await publish(defaultRubric)
  const { lock } = await save(withSector)
  await admin.settings.update.mutate({ hotScore: 55 })
  const stale = admin.rubric.publish.mutate({ lock })
  await expect(stale).rejects.toMatchObject({
    data: { problem: 'rubric_draft_changed', current: { draft: { rubric: { hotMark: 55 } } } },
  })
  const { lock: latest } = await admin.rubric.read.query()
  await admin.rubric.publish.mutate({ lock: latest, removes: [] })
  expect((await admin.settings.read.query()).hotScore).toBe(55)
  await publish({ ...withSector, hotMark: null })
  const { items } = await admin.audit.list.query({ name: 'rubric.published' })
  expect(items.slice(0, 2)).toMatchObject([
    { before: { hotMark: 55 }, after: { hotMark: null } },
    { before: { budget: 34 }, after: { budget: 24, 'own:sector': 10 } },
  ])
  expect(items[1]!.before).not.toHaveProperty('hotMark')

  await publish({ ...defaultRubric, hotMark: 70 }, ['own:sector'])
  const { draft } = await admin.rubric.read.query()
  expect(draft).toBeNull()
  const { lock: unsaved } = await admin.rubric.read.query()
  await admin.settings.update.mutate({ hotScore: null })
  await expect(
    admin.rubric.saveDraft.mutate({ rubric: needFirst, lock: unsaved }),
  ).rejects.toMatchObject({ data: { problem: 'rubric_draft_changed' } })
})

describe('the history of a score', () => {
  test('names what was said, and who of the staff changed what', async ({ app }) => {
    const { publish, untilScored } = await openAdmin(app)
    await publish(defaultRubric)
    await untilScored()
    const { agent, visitor, id } = await meetBuyer(app)
    await visitor.say('We decide in January, and I decide alone')
    await agent.leads.setFact.mutate({ id, field: 'budget', value: '60000 EUR' })
    await agent.leads.update.mutate({ id, fitScore: 12 })
    const history = await agent.leads.scoreHistory.query({ id })
    expect(history.slice(0, 2)).toMatchObject([
      { cause: 'staff', fields: ['fitScore'], after: 12, author: 'A agent' },
      {
        cause: 'staff',
        fields: ['budget'],
        author: 'A agent',
        criteria: [{ criterion: 'budget', before: 14, after: 34 }],
      },
    ])
    const ofVisitor = history.slice(2)
    expect(ofVisitor.length).toBeGreaterThan(0)
    expect(ofVisitor.every(({ cause, author }) => cause === 'facts' && author === null)).toBe(true)
    expect(ofVisitor.at(-1)).toMatchObject({ before: null })
    // Each begins where the one before it ended.
    for (const [index, { before }] of history.slice(0, -1).entries()) {
      expect(before).toBe(history[index + 1]!.after)
    }
    for (const { before, after, criteria } of history) {
      const moved = criteria.reduce((sum, one) => sum + (one.after ?? 0) - (one.before ?? 0), 0)
      expect((after ?? 0) - (before ?? 0)).toBe(moved)
    }
  })
})

import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { afterAll, describe, expect, test as base } from 'vitest'

import { makeStaff } from '../testing/permissions/callers.ts'
import {
  type Cell,
  cells,
  plainRoutes,
  procedures,
  transportsOf,
} from '../testing/permissions/cells.ts'
import { foreign, makeAbsent } from '../testing/permissions/foreign.ts'
import { type Actor, makeActor, makeInput, perform } from '../testing/permissions/perform.ts'
import {
  principalNames,
  type PrincipalName,
  principals,
} from '../testing/permissions/principals.ts'
import { rows } from '../testing/permissions/rows.ts'
import { openStage, type Stage } from '../testing/permissions/stage.ts'
import { giveReport, makeMail } from '../testing/permissions/targets.ts'
import { callSocket, type Outcome } from '../testing/permissions/transports.ts'
import { rest } from '../testing/test-app.ts'

const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openStage(resources)
})

/** The cells of each procedure or route: one test each, which names the cell that fails. */
const byName = (row: readonly Cell[]) => [...Map.groupBy(row, ({ name }) => name)]
const titleOf = ({ principal, transport }: Cell) => `for ${principal} over ${transport}`
const isStranger = ({ transport, principal }: Cell) =>
  transport === 'WebSocket' && principals[principal].rank === 'unauthenticated'
const strangers = principalNames.filter(
  (principal) => principals[principal].rank === 'unauthenticated',
)
const refused = cells.filter((cell) => cell.expected !== 200 && !isStranger(cell))
const allowed = cells.filter(({ expected }) => expected === 200)
const problems: Record<number, RegExp> = {
  400: /^invalid_input$/,
  401: /^unauthenticated$/,
  403: /^forbidden$/,
  404: /_not_found$/,
}

let called = 0
afterAll(() => {
  const count = called.toLocaleString('en')
  console.info(`permissions: ${procedures.length} procedures, ${count} cells`)
})

describe('the specification', () => {
  test('has a row for every procedure, and none for what is not there', () => {
    const known = [...procedures, ...plainRoutes].map(({ name }) => name)
    expect(Object.keys(rows).toSorted()).toEqual(known.toSorted())
  })

  test.for(procedures)('says of $name what the router declares', ({ name, who }) => {
    expect(rows[name]).toMatchObject({ who })
  })

  test('names for every mutation the event it leaves, or why there is none', () => {
    const mutations = procedures.filter(({ type }) => type === 'mutation')
    const told = Object.entries(rows).filter(([, { records }]) => records !== undefined)
    expect(told.map(([name]) => name).toSorted()).toEqual(
      mutations.map(({ name }) => name).toSorted(),
    )
  })

  test('is called as a whole: by everybody, over everything', () => {
    const routes = procedures.filter(({ route }) => route).length + plainRoutes.length
    expect(cells).toHaveLength(principalNames.length * (2 * procedures.length + routes))
    const done = refused.length + allowed.length + strangers.length * procedures.length
    expect(done).toBe(cells.length)
  })
})

/** Refused calls use nothing up: one actor of each kind is enough. */
const actors = new Map<PrincipalName, Promise<Actor>>()
function actorOf(stage: Stage, principal: PrincipalName): Promise<Actor> {
  const known = actors.get(principal) ?? makeActor(stage, principal)
  actors.set(principal, known)
  return known
}

function expectRefusal({ status, problem }: Outcome, expected: number, cell?: string): void {
  expect(status, cell).toBe(expected)
  expect(problem, cell).toMatch(problems[expected]!)
}

/** All strangers at once, each on a socket of its own with a call of every procedure. */
let strangersCalled: Promise<Map<PrincipalName, Outcome[]>> | undefined
async function callAsStrangers(stage: Stage): Promise<Map<PrincipalName, Outcome[]>> {
  const prepared = []
  for (const principal of strangers) {
    const { caller, scene } = await makeActor(stage, principal)
    const calls = []
    for (const { name, type } of procedures) {
      calls.push({ name, type, input: await makeInput(name, scene) })
    }
    prepared.push({ principal, caller, calls })
  }
  const before = await stage.digest()
  const outcomes = await Promise.all(
    prepared.map(
      async ({ principal, caller, calls }) =>
        [principal, await callSocket(stage.app, caller, calls)] as const,
    ),
  )
  // Waits for the hasher, behind whatever the calls may have begun.
  const body = { email: 'nobody@oka.test', password: 'nothing' }
  await rest(stage.app, 'POST /api/auth/login', { body })
  expect(await stage.digest()).toEqual(before)
  return new Map(outcomes)
}

describe('is refused on a socket that nobody has identified, and nothing changes', () => {
  test.for(strangers)('every procedure for %s', async (principal, { stage }) => {
    const outcomes = await (strangersCalled ??= callAsStrangers(stage))
    const sentAway = { status: 401, problem: 'unauthenticated' }
    expect(outcomes.get(principal)).toMatchObject(procedures.map(() => sentAway))
    called += procedures.length
  })
})

describe('is refused, and nothing changes', () => {
  test.for(byName(refused))('%s', async ([name, row], { stage }) => {
    const calls = []
    // What is refused uses no input up: one for each principal is enough.
    for (const [principal, own] of Map.groupBy(row, (cell) => cell.principal)) {
      const actor = await actorOf(stage, principal)
      const input = await makeInput(name, actor.scene)
      calls.push(...own.map((cell) => ({ cell, actor, input })))
    }
    const before = await stage.digest()

    for (const { cell, actor, input } of calls) {
      const outcome = await perform(actor, cell, input)

      expectRefusal(outcome, cell.expected, titleOf(cell))
      expect(await stage.digest(), titleOf(cell)).toEqual(before)
      called += 1
    }
  })
})

/** The events since, with their authors. */
async function readEvents({ app }: Stage, since: number) {
  return app.deps.db.execute<{ name: string; adminId: number | null }>(sql`
    select name, admin_id as "adminId" from events where id > ${since} order by id`)
}

async function lastEventId({ app }: Stage): Promise<number> {
  const [last] = await app.deps.db.execute<{ id: number }>(sql`
    select coalesce(max(id), 0)::integer as id from events`)
  return last!.id
}

/** Of a mutation by staff: what it recorded stands under the caller, or the account that signed in. */
async function expectRecord(stage: Stage, cell: Cell, since: number, { scene }: Actor) {
  const { name, principal } = cell
  const { records, who } = rows[name]!
  const isStaff = ['viewer', 'agent', 'admin'].includes(principals[principal].rank)
  if (typeof records !== 'string' || !isStaff) return
  const adminId = who === 'anyone' ? (expect.any(Number) as number) : scene.staff.id
  const recorded = await readEvents(stage, since)
  expect(recorded, titleOf(cell)).toContainEqual({ name: records, adminId })
}

describe('is allowed, and recorded when staff change something', () => {
  test.for(byName(allowed))('%s', async ([name, row], { stage }) => {
    for (const cell of row) {
      const actor = await makeActor(stage, cell.principal)
      const input = await makeInput(name, actor.scene)
      const since = await lastEventId(stage)

      const outcome = await perform(actor, cell, input)

      expect(outcome, titleOf(cell)).toMatchObject({ status: 200 })
      await expectRecord(stage, cell, since, actor)
      called += 1
    }
  })
})

describe('what is not for the caller answers as if it did not exist, and nothing changes', () => {
  const cases = foreign.flatMap((one) =>
    transportsOf(one.name).map((transport) => [one.name, one.what, transport, one] as const),
  )

  test.for(cases)('%s of %s over %s', async ([name, , transport, one], { stage }) => {
    const actor = await makeActor(stage, one.principal)
    const input = await one.input(actor.scene)
    const before = await stage.digest()

    const there = await perform(actor, { name, transport }, input)
    const absent = await perform(actor, { name, transport }, makeAbsent(input))

    expectRefusal(there, 404)
    expect(there).toEqual(absent)
    expect(await stage.digest()).toEqual(before)
  })
})

describe('what a visitor says', () => {
  test.for(transportsOf('chat.send'))(
    'goes into the own conversation, whichever is named, over %s',
    async (transport, { stage }) => {
      const actor = await makeActor(stage, 'other visitor')
      const input = await makeInput('chat.send', actor.scene)
      const { body } = await perform(actor, { name: 'chat.send', transport }, input)
      const { conversationId } = actor.caller.visitor!
      expect(body).toMatchObject({ message: { conversationId }, reply: { conversationId } })
      const [row] = await stage.app.deps.db.execute<{ count: number }>(sql`
        select count(*)::integer as count from messages
        where conversation_id = ${actor.scene.visitor.conversationId}`)
      expect(row).toEqual({ count: 1 })
    },
  )
})

describe('a signed link', () => {
  const minute = 60

  test('opens the one thing it was made for, to whoever holds it', async ({ stage }) => {
    const { app } = stage
    const { scene } = await makeActor(stage, 'anonymous')
    await giveReport(scene)
    const { leadId } = scene.visitor
    const mailId = await makeMail(scene, 'report')
    const sign = app.deps.signedTokens.sign
    const open = async (path: string, token: string) =>
      (await rest(app, `GET /api/${path}?token=${token}`)).status
    const report = (token: string) => open(`reports/${leadId}/pdf`, token)
    const mail = (token: string) => open(`mails/${mailId}/html`, token)

    expect(await report(await sign('report-link', String(leadId), minute))).toBe(200)
    expect(await report(await sign('report-link', String(leadId + 1), minute))).toBe(401)
    expect(await report(await sign('report-link', String(leadId), -minute))).toBe(401)
    expect(await report(await sign('mail-preview', String(leadId), minute))).toBe(401)
    expect(await report((await makeStaff(stage, 'admin')).token)).toBe(401)
    expect(await mail(await sign('mail-preview', mailId, minute))).toBe(200)
    expect(await mail(await sign('mail-preview', randomUUID(), minute))).toBe(404)
    expect(await mail(await sign('mail-preview', mailId, -minute))).toBe(404)
    expect(await mail(await sign('report-link', mailId, minute))).toBe(404)
    expect(await mail((await makeStaff(stage, 'admin')).token)).toBe(404)
  })
})

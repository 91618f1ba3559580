import { randomUUID } from 'node:crypto'

import { sql } from '@oka/db/client'
import { afterAll, describe, expect, test as base } from 'vitest'

import { makeStaff } from '../testing/permissions/callers.ts'
import {
  type PermissionCase,
  permissionCases,
  plainRoutes,
  procedures,
  transportsOf,
} from '../testing/permissions/permission-cases.ts'
import { foreign, makeAbsent } from '../testing/permissions/foreign.ts'
import { type Actor, makeActor, makeInput, perform } from '../testing/permissions/perform.ts'
import {
  principalNames,
  type PrincipalName,
  principals,
} from '../testing/permissions/principals.ts'
import { permissionSpecs } from '../testing/permissions/permission-specs.ts'
import { openServerFixture, type ServerFixture } from '../testing/permissions/server-fixture.ts'
import { giveReport, makeLink, makeMail } from '../testing/permissions/targets.ts'
import { callSocket, type Outcome } from '../testing/permissions/transports.ts'
import { rest } from '../testing/test-app.ts'

const test = base.extend('fixture', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  return openServerFixture(resources)
})

/** The cases of each procedure or route: one test each, which names the case that fails. */
const byName = (testCases: readonly PermissionCase[]) => [
  ...Map.groupBy(testCases, ({ name }) => name),
]
const titleOf = ({ principal, transport }: PermissionCase) => `for ${principal} over ${transport}`
const isUnauthenticatedSocket = ({ transport, principal }: PermissionCase) =>
  transport === 'WebSocket' && principals[principal].rank === 'unauthenticated'
const unauthenticated = principalNames.filter(
  (principal) => principals[principal].rank === 'unauthenticated',
)
const refused = permissionCases.filter(
  (testCase) => testCase.expected !== 200 && !isUnauthenticatedSocket(testCase),
)
const allowed = permissionCases.filter(({ expected }) => expected === 200)
const problems: Record<number, RegExp> = {
  400: /^invalid_input$/,
  401: /^unauthenticated$/,
  403: /^forbidden$/,
  404: /_not_found$/,
}

let called = 0
afterAll(() => {
  const count = called.toLocaleString('en')
  console.info(`permissions: ${procedures.length} procedures, ${count} cases`)
})

describe('the specification', () => {
  test('specifies every procedure, and none for what is not there', () => {
    const known = [...procedures, ...plainRoutes].map(({ name }) => name)
    expect(Object.keys(permissionSpecs).toSorted()).toEqual(known.toSorted())
  })

  test.for(procedures)('says of $name what the router declares', ({ name, who }) => {
    expect(permissionSpecs[name]).toMatchObject({ who })
  })

  test('names for every mutation the event it leaves, or why there is none', () => {
    const mutations = procedures.filter(({ type }) => type === 'mutation')
    const recorded = Object.entries(permissionSpecs).filter(
      ([, { records }]) => records !== undefined,
    )
    expect(recorded.map(([name]) => name).toSorted()).toEqual(
      mutations.map(({ name }) => name).toSorted(),
    )
  })

  test('is tried as a whole: by every principal, over every transport', () => {
    const routes = procedures.filter(({ route }) => route).length + plainRoutes.length
    expect(permissionCases).toHaveLength(principalNames.length * (2 * procedures.length + routes))
    const done = refused.length + allowed.length + unauthenticated.length * procedures.length
    expect(done).toBe(permissionCases.length)
  })
})

/** Refused calls use nothing up: one actor of each kind is enough. */
const actors = new Map<PrincipalName, Promise<Actor>>()
function actorOf(fixture: ServerFixture, principal: PrincipalName): Promise<Actor> {
  const known = actors.get(principal) ?? makeActor(fixture, principal)
  actors.set(principal, known)
  return known
}

function expectRefusal({ status, problem }: Outcome, expected: number, testCase?: string): void {
  expect(status, testCase).toBe(expected)
  expect(problem, testCase).toMatch(problems[expected]!)
}

/** All unauthenticated principals at once, each on a socket of its own with a call of every procedure. */
let unauthenticatedOutcomes: Promise<Map<PrincipalName, Outcome[]>> | undefined
async function callUnauthenticated(fixture: ServerFixture): Promise<Map<PrincipalName, Outcome[]>> {
  const prepared = []
  for (const principal of unauthenticated) {
    const { caller, scene } = await makeActor(fixture, principal)
    const calls = []
    for (const { name, type } of procedures) {
      calls.push({ name, type, input: await makeInput(name, scene) })
    }
    prepared.push({ principal, caller, calls })
  }
  const before = await fixture.digest()
  const outcomes = await Promise.all(
    prepared.map(
      async ({ principal, caller, calls }) =>
        [principal, await callSocket(fixture.app, caller, calls)] as const,
    ),
  )
  // Waits for the hasher, behind whatever the calls may have begun.
  const body = { email: 'nobody@oka.test', password: 'nothing' }
  await rest(fixture.app, 'POST /api/auth/login', { body })
  expect(await fixture.digest()).toEqual(before)
  return new Map(outcomes)
}

describe('is refused on an unauthenticated socket, and nothing changes', () => {
  test.for(unauthenticated)('every procedure for %s', async (principal, { fixture }) => {
    const outcomes = await (unauthenticatedOutcomes ??= callUnauthenticated(fixture))
    const refusal = { status: 401, problem: 'unauthenticated' }
    expect(outcomes.get(principal)).toMatchObject(procedures.map(() => refusal))
    called += procedures.length
  })
})

describe('is refused, and nothing changes', () => {
  test.for(byName(refused))('%s', async ([name, testCases], { fixture }) => {
    const calls = []
    // What is refused uses no input up: one for each principal is enough.
    for (const [principal, own] of Map.groupBy(testCases, (testCase) => testCase.principal)) {
      const actor = await actorOf(fixture, principal)
      const input = await makeInput(name, actor.scene)
      calls.push(...own.map((testCase) => ({ testCase, actor, input })))
    }
    const before = await fixture.digest()

    for (const { testCase, actor, input } of calls) {
      const outcome = await perform(actor, testCase, input)

      expectRefusal(outcome, testCase.expected, titleOf(testCase))
      expect(await fixture.digest(), titleOf(testCase)).toEqual(before)
      called += 1
    }
  })
})

/** The events since, with their authors. */
async function readEvents({ app }: ServerFixture, since: number) {
  return app.deps.db.execute<{ name: string; adminId: number | null }>(sql`
    select name, admin_id as "adminId" from events where id > ${since} order by id`)
}

async function lastEventId({ app }: ServerFixture): Promise<number> {
  const [last] = await app.deps.db.execute<{ id: number }>(sql`
    select coalesce(max(id), 0)::integer as id from events`)
  return last!.id
}

/** Of a mutation by staff: what it recorded stands under the caller, or the account that signed in. */
async function expectRecord(
  fixture: ServerFixture,
  testCase: PermissionCase,
  since: number,
  { scene }: Actor,
) {
  const { name, principal } = testCase
  const { records, who } = permissionSpecs[name]!
  const isStaff = ['viewer', 'agent', 'admin'].includes(principals[principal].rank)
  if (typeof records !== 'string' || !isStaff) return
  const adminId = who === 'anyone' ? (expect.any(Number) as number) : scene.staff.id
  const recorded = await readEvents(fixture, since)
  expect(recorded, titleOf(testCase)).toContainEqual({ name: records, adminId })
}

describe('is allowed, and recorded when staff change something', () => {
  test.for(byName(allowed))('%s', async ([name, testCases], { fixture }) => {
    for (const testCase of testCases) {
      const actor = await makeActor(fixture, testCase.principal)
      const input = await makeInput(name, actor.scene)
      const since = await lastEventId(fixture)

      const outcome = await perform(actor, testCase, input)

      expect(outcome, titleOf(testCase)).toMatchObject({ status: 200 })
      await expectRecord(fixture, testCase, since, actor)
      called += 1
    }
  })
})

describe('what is not for the caller answers as if it did not exist, and nothing changes', () => {
  const cases = foreign.flatMap((one) =>
    transportsOf(one.name).map((transport) => [one.name, one.what, transport, one] as const),
  )

  test.for(cases)('%s of %s over %s', async ([name, , transport, one], { fixture }) => {
    const actor = await makeActor(fixture, one.principal)
    const input = await one.input(actor.scene)
    const before = await fixture.digest()

    const there = await perform(actor, { name, transport }, input)
    const absent = await perform(actor, { name, transport }, makeAbsent(input))

    expectRefusal(there, 404)
    expect(there).toEqual(absent)
    expect(await fixture.digest()).toEqual(before)
  })
})

describe('what a visitor says', () => {
  test.for(transportsOf('chat.send'))(
    'goes into the own conversation, whichever is named, over %s',
    async (transport, { fixture }) => {
      const actor = await makeActor(fixture, 'other visitor')
      const input = await makeInput('chat.send', actor.scene)
      const { body } = await perform(actor, { name: 'chat.send', transport }, input)
      const { conversationId } = actor.caller.visitor!
      expect(body).toMatchObject({ message: { conversationId }, reply: { conversationId } })
      const [row] = await fixture.app.deps.db.execute<{ count: number }>(sql`
        select count(*)::integer as count from messages
        where conversation_id = ${actor.scene.visitor.conversationId}`)
      expect(row).toEqual({ count: 1 })
    },
  )
})

describe('a signed link', () => {
  const minute = 60

  test('opens the one thing it was made for, to whoever holds it', async ({ fixture }) => {
    const { app } = fixture
    const { scene } = await makeActor(fixture, 'anonymous')
    await giveReport(scene)
    const { leadId } = scene.visitor
    const mailId = await makeMail(scene, 'report')
    const sign = app.deps.signedTokens.sign
    const open = async (path: string, token: string) =>
      (await rest(app, `GET /api/${path}?token=${token}`)).status
    const report = (token: string) => open(`reports/${leadId}/pdf`, token)
    const mail = (token: string) => open(`mails/${mailId}/html`, token)

    const linkId = await makeLink(scene)
    expect(await report(await sign('report-link', linkId, minute))).toBe(200)
    expect(await report(await sign('report-link', randomUUID(), minute))).toBe(404)
    // As links were before they were stored.
    expect(await report(await sign('report-link', String(leadId), minute))).toBe(404)
    expect(await report(await sign('report-link', linkId, -minute))).toBe(404)
    expect(await report(await sign('mail-preview', linkId, minute))).toBe(404)
    expect(await report((await makeStaff(fixture, 'admin')).token)).toBe(404)
    const { scene: other } = await makeActor(fixture, 'anonymous')
    await giveReport(other)
    expect(await report(await sign('report-link', await makeLink(other), minute))).toBe(404)
    expect(await mail(await sign('mail-preview', mailId, minute))).toBe(200)
    expect(await mail(await sign('mail-preview', randomUUID(), minute))).toBe(404)
    expect(await mail(await sign('mail-preview', mailId, -minute))).toBe(404)
    expect(await mail(await sign('report-link', mailId, minute))).toBe(404)
    expect(await mail((await makeStaff(fixture, 'admin')).token)).toBe(404)
  })
})

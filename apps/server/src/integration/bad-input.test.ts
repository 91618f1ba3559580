import { sql } from '@oka/db/client'
import { assert, asyncProperty } from 'fast-check'
import { describe, expect } from 'vitest'

import { keepWaiting, type ServerFixture } from '../testing/permissions/server-fixture.ts'
import { anyInput, compose } from '../testing/any-input.ts'
import { type Input, sendMany, sendRaw, sendTo, toText } from '../testing/bad-calls.ts'
import {
  type Case,
  cases,
  findFault,
  leftAlone,
  mayHaveWritten,
  mustRefuseIn,
  prepare,
  readDatabase,
  title,
  withField,
} from '../testing/bad-cases.ts'
import {
  anyTypes,
  badBodies,
  cursors,
  extraKeys,
  hugeValues,
  oddAddresses,
  smuggled,
} from '../testing/bad-values.ts'
import type { Digest } from '../testing/database-digest.ts'
import { expectHarmless, spoil, test } from '../testing/harmless.ts'

// Some of the values are taken for minutes after which what waits is mailed or handed back.
test.afterEach(({ fixture }) => keepWaiting(fixture.app))

describe('a value of any type, in any field, is taken for what it is or refused by the name of the field', () => {
  test.for(cases)(title, async (one, { fixture }) => {
    const { target, input } = await prepare(fixture, one)
    const trials = one.fields.flatMap((field) => spoil(target, input, field, anyTypes))
    await expectHarmless(fixture, one, trials, (inputs) => sendMany(target, inputs))
  })
})

describe('whatever else comes along', () => {
  const seed = 20_261_103
  const numRuns = 1000

  test('is answered below 500 and by its name, and changes nothing unless it is taken', async ({
    fixture,
  }) => {
    const prepared = new Map<Case, Awaited<ReturnType<typeof prepare>>>()
    // The database as it was last seen; undefined when something was written since.
    let seen: Digest | undefined
    const prepareOnce = async (one: Case) => {
      const known = prepared.get(one)
      if (known) return known
      seen = undefined
      const made = await prepare(fixture, one)
      prepared.set(one, made)
      return made
    }
    const property = asyncProperty(anyInput, async ({ one, fields, extra }) => {
      const { target, input } = await prepareOnce(one)
      const given = compose(input, fields, extra)
      const refused = one.fields
        .filter((field) => mustRefuseIn(target, field, given.get(field.name)))
        .map(({ name }) => name)
      const before = seen ?? (await readDatabase(fixture))

      const [reply] = await sendMany(target, [given])

      seen = await readDatabase(fixture)
      const known = new Set(one.fields.map(({ name }) => name))
      const spare = [...given.keys()].filter((key) => !known.has(key))
      // A fact is given its value or rejected: neither and both are refused for the value.
      const isOne = given.has('value') !== given.has('rejected')
      if (known.has('rejected') && !isOne && !refused.includes('value')) spare.push('value')
      const fault = reply && findFault(reply, refused, spare)
      expect(fault, `${one.name} ${toText(given)}`).toBeUndefined()
      // What was taken is used up.
      if (mayHaveWritten(one.procedure, reply)) prepared.delete(one)
      else expect(leftAlone(one.name, seen)).toEqual(leftAlone(one.name, before))
    })
    await assert(property, { seed, numRuns })
  })
})

describe('a cursor that nobody was given is refused by its name, whatever is sorted by', () => {
  const paged = cases.filter(({ fields }) => fields.some(({ name }) => name === 'cursor'))

  test.for(paged)(title, async (one, { fixture }) => {
    const { target, input } = await prepare(fixture, one)
    const sorts = one.name.startsWith('leads') ? ['newest', 'oldest', 'score', 'name'] : ['newest']
    const trials = sorts.flatMap((sort) =>
      cursors.map((cursor) => ({
        payload: withField(withField(input, 'sort', `"${sort}"`), 'cursor', `"${cursor}"`),
        what: `${sort} ${Buffer.from(cursor, 'base64url').toString()}`,
        refused: [],
      })),
    )
    await expectHarmless(fixture, one, trials, (inputs) => sendMany(target, inputs))
  })
})

/** What there is that only a smuggled value can have made so. */
async function countSmuggled({ app }: ServerFixture): Promise<Record<string, unknown>> {
  const { id, fitScore } = smuggled
  const [row] = await app.deps.db.execute(sql`
    select
      (select count(*) from leads where id = ${id} or fit_score = ${fitScore}) as leads,
      (select count(*) from facts where value = ${String(fitScore)}) as facts,
      (select count(*) from admins where id = ${id}) as admins,
      (select count(*) from admins where role = 'admin') as chiefs,
      (select count(*) from invitations where role = 'admin') as invitations,
      (select count(*) from messages where role = 'admin') as messages`)
  return row!
}

describe('keys that do not belong are passed over, or refused', () => {
  test.for(cases)(title, async (one, { fixture }) => {
    const known = new Set(one.fields.map(({ name }) => name))
    for (const [key, text] of extraKeys.filter(([name]) => !known.has(name))) {
      const { target, input } = await prepare(fixture, one)
      const before = await countSmuggled(fixture)

      const [reply] = await sendMany(target, [withField(input, key, text)])

      expect([200, 400], `${key}: ${reply!.text}`).toContain(reply!.status)
      expect(findFault(reply!, [])).toBeUndefined()
      expect(await countSmuggled(fixture)).toEqual(before)
      expect(Object.prototype).not.toHaveProperty('polluted')
    }
  })
})

/** The valid input, made odd in ways that only its text shows. */
function makeOdd({ fields }: Case, input: Input): (string | Uint8Array<ArrayBuffer>)[] {
  const { name } = fields[0]!
  const twice = (first: string, second: string) =>
    toText(new Map([[name, first]])).replace('}', `,${toText(new Map([[name, second]])).slice(1)}`)
  const badUtf8 = new Uint8Array(Buffer.from(toText(withField(input, name, '"a~b"'))))
  badUtf8[badUtf8.indexOf(0x7e)] = 0xff
  return [
    twice('null', '{}'),
    twice(input.get(name) ?? '"a"', '[]'),
    toText(withField(input, name, String.raw`"\ud800"`)),
    toText(withField(input, name, String.raw`"\udfff\ud800"`)),
    badUtf8,
    new Uint8Array([0xff, 0xfe, 0x7b, 0, 0x7d, 0]),
    ...hugeValues.map((huge) => toText(withField(input, name, huge))),
  ]
}

describe('what is no JSON, no object, or beyond all measure is refused', () => {
  test.for(cases)(title, async (one, { fixture }) => {
    const { target, input } = await prepare(fixture, one)
    const trials = [...badBodies, ...makeOdd(one, input)].map((body) => ({
      payload: body,
      what: Buffer.from(body).toString().slice(0, 100),
      refused: [],
    }))
    await expectHarmless(fixture, one, trials, async (bodies) => {
      const replies = []
      for (const body of bodies) replies.push(await sendRaw(target, body))
      return replies
    })
  })

  test.for(oddAddresses)('%s', async (route, { fixture }) => {
    expect(findFault(await sendTo(fixture.app, route), [])).toBeUndefined()
  })
})

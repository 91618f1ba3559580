import { passwordMaxLength } from '@oka/contract/auth'
import { sql } from '@oka/db/client'
import argon2 from 'argon2'
import { assert, asyncProperty } from 'fast-check'
import { describe, expect, test as base } from 'vitest'

import { openStage, type Stage } from './permissions/stage.ts'
import {
  type Input,
  type Reply,
  sendMany,
  sendRaw,
  sendTo,
  type Target,
  toText,
} from './testing/bad-calls.ts'
import {
  type Case,
  cases,
  findFault,
  mustRefuseIn,
  prepare,
  readDatabase,
  withField,
} from './testing/bad-cases.ts'
import { anyInput, compose } from './testing/any-input.ts'
import {
  anyTypes,
  badBodies,
  cursors,
  extraKeys,
  hugeValues,
  oddAddresses,
  smuggled,
  strings,
} from './testing/bad-values.ts'
import type { Field } from './testing/fields.ts'
import { password } from './testing/people.ts'

const test = base.extend('stage', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const stage = await openStage(resources)
  // Thousands of passwords are looked at here, and a hash of ours is slow on purpose.
  const settings = { memoryCost: 1024, timeCost: 2, parallelism: 1 }
  return { ...stage, passwordHash: await argon2.hash(password, settings) }
})

const title = '$name over $transport'

type Trial<Payload> = {
  payload: Payload
  what: string
  /** The fields that must be refused for it. */
  refused: string[]
}

/**
 * Sends all. What must be refused is sent with the database watched, and so is, once more, what was
 * refused besides.
 */
async function expectHarmless<Payload>(
  stage: Stage,
  name: string,
  trials: readonly Trial<Payload>[],
  send: (payloads: Payload[]) => Promise<(Reply | undefined)[]>,
): Promise<void> {
  const sendAll = async (given: readonly Trial<Payload>[]) => {
    const replies = await send(given.map(({ payload }) => payload))
    return given.flatMap((trial, index) => {
      const reply = replies[index]
      return reply ? [{ trial, reply }] : []
    })
  }
  const doubtful = await sendAll(trials.filter(({ refused }) => refused.length === 0))
  const refused = doubtful.filter(({ reply }) => reply.status !== 200)
  const before = await readDatabase(stage, name)
  const sure = await sendAll(trials.filter((trial) => trial.refused.length > 0))
  await sendAll(refused.map(({ trial }) => trial))
  const after = await readDatabase(stage, name)
  const faults = [...doubtful, ...sure].flatMap(({ trial, reply }) => {
    const fault = findFault(reply, trial.refused)
    return fault ? [`${trial.what.slice(0, 100)} ${fault}`] : []
  })
  expect(faults).toEqual([])
  expect(after).toEqual(before)
}

/** The valid input with one field made something else, once for each text. */
function spoil(
  target: Target,
  input: Input,
  field: Field,
  texts: readonly string[],
): Trial<Input>[] {
  return texts.map((text) => ({
    payload: withField(input, field.name, text),
    what: `${field.name} = ${text}`,
    refused: mustRefuseIn(target, field, text) ? [field.name] : [],
  }))
}

describe('a value of any type, in any field, is taken for what it is or refused by the name of the field', () => {
  test.for(cases)(title, async (one, { stage }) => {
    const { target, input } = await prepare(stage, one)
    const trials = one.fields.flatMap((field) => spoil(target, input, field, anyTypes))
    await expectHarmless(stage, one.name, trials, (inputs) => sendMany(target, inputs))
  })
})

describe('whatever else comes along', () => {
  const seed = 20_261_103
  const numRuns = 1000

  test(
    'is answered below 500 and by its name, and changes nothing unless it is taken',
    { timeout: 120_000 },
    async ({ stage }) => {
      const prepared = new Map<Case, ReturnType<typeof prepare>>()
      const prepareOnce = (one: Case) => {
        const known = prepared.get(one) ?? prepare(stage, one)
        prepared.set(one, known)
        return known
      }
      const property = asyncProperty(anyInput, async ({ one, fields, extra }) => {
        const { target, input } = await prepareOnce(one)
        const given = compose(input, fields, extra)
        const refused = one.fields
          .filter((field) => mustRefuseIn(target, field, given.get(field.name)))
          .map(({ name }) => name)
        const before = await readDatabase(stage, one.name)

        const [reply] = await sendMany(target, [given])

        if (!reply) return
        expect(findFault(reply, refused), `${one.name} ${toText(given)}`).toBeUndefined()
        // What was taken is used up.
        if (reply.status === 200) prepared.delete(one)
        else expect(await readDatabase(stage, one.name)).toEqual(before)
      })
      await assert(property, { seed, numRuns })
    },
  )
})

describe('a naughty string, in any field, is taken for what it is or refused by the name of the field', () => {
  const texts = strings.map((string) => JSON.stringify(string))

  test.for(cases)(title, async (one, { stage }) => {
    for (const field of one.fields.filter(({ types }) => types.has('string'))) {
      const { target, input } = await prepare(stage, one)
      const trials = spoil(target, input, field, texts)
      await expectHarmless(stage, one.name, trials, (inputs) => sendMany(target, inputs))
    }
  })

  test('also where it is looked at as a password', async ({ stage }) => {
    for (const string of strings.filter(({ length }) => length <= passwordMaxLength)) {
      const guessable = await stage.app.deps.isGuessable(string, ['jane@example.com', string])
      expect(guessable).toBeTypeOf('boolean')
    }
  })
})

describe('a cursor that nobody was given is refused by its name, whatever is sorted by', () => {
  const paged = cases.filter(({ fields }) => fields.some(({ name }) => name === 'cursor'))

  test.for(paged)(title, async (one, { stage }) => {
    const { target, input } = await prepare(stage, one)
    const sorts = one.name.startsWith('leads') ? ['newest', 'oldest', 'score', 'name'] : ['newest']
    const trials = sorts.flatMap((sort) =>
      cursors.map((cursor) => ({
        payload: withField(withField(input, 'sort', `"${sort}"`), 'cursor', `"${cursor}"`),
        what: `${sort} ${Buffer.from(cursor, 'base64url').toString()}`,
        refused: [],
      })),
    )
    await expectHarmless(stage, one.name, trials, (inputs) => sendMany(target, inputs))
  })
})

/** What there is that only a smuggled value can have made so. */
async function countSmuggled({ app }: Stage): Promise<Record<string, unknown>> {
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
  test.for(cases)(title, async (one, { stage }) => {
    const known = new Set(one.fields.map(({ name }) => name))
    for (const [key, text] of extraKeys.filter(([name]) => !known.has(name))) {
      const { target, input } = await prepare(stage, one)
      const before = await countSmuggled(stage)

      const [reply] = await sendMany(target, [withField(input, key, text)])

      expect([200, 400], `${key}: ${reply!.text}`).toContain(reply!.status)
      expect(findFault(reply!, [])).toBeUndefined()
      expect(await countSmuggled(stage)).toEqual(before)
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
  test.for(cases)(title, async (one, { stage }) => {
    const { target, input } = await prepare(stage, one)
    const trials = [...badBodies, ...makeOdd(one, input)].map((body) => ({
      payload: body,
      what: Buffer.from(body).toString().slice(0, 100),
      refused: [],
    }))
    await expectHarmless(stage, one.name, trials, async (bodies) => {
      const replies = []
      for (const body of bodies) replies.push(await sendRaw(target, body))
      return replies
    })
  })

  test.for(oddAddresses)('%s', async (route, { stage }) => {
    expect(findFault(await sendTo(stage.app, route), [])).toBeUndefined()
  })
})

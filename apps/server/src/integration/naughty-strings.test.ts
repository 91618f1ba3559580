import { passwordMaxLength } from '@oka/contract/auth'
import { sql } from '@oka/db/client'
import { describe, expect } from 'vitest'

import { type Input, sendMany, type Target } from '../testing/bad-calls.ts'
import { cases, mustRefuseIn, prepare, title, withField } from '../testing/bad-cases.ts'
import { strings } from '../testing/bad-values.ts'
import type { Field } from '../testing/fields.ts'
import { expectHarmless, spoil, test, type Trial } from '../testing/harmless.ts'
import { keepWaiting } from '../testing/permissions/server-fixture.ts'

const texts = strings.map((string) => JSON.stringify(string))
const isText = ({ types }: Field) => types.has('string')

// Each further article would be compared with the thousands of those before, which say the same.
test.afterEach(async ({ fixture }) => {
  await fixture.app.deps.db.execute(sql`delete from knowledge_articles`)
})
test.afterEach(({ fixture }) => keepWaiting(fixture.app))

const fill = (input: Input, names: readonly string[], text: string): Input =>
  names.reduce((filled, name) => withField(filled, name, text), input)

/** The valid input with a text in every field that must refuse it. */
function spoilAll(
  target: Target,
  input: Input,
  fields: readonly Field[],
  text: string,
): Trial<Input>[] {
  const refusing = fields.filter((field) => mustRefuseIn(target, field, text))
  // Several long ones would be more than a URL takes.
  const isLong = encodeURIComponent(text).length > 1000
  const groups = isLong ? refusing.map((field) => [field]) : [refusing]
  return groups
    .map((group) => group.map(({ name }) => name))
    .filter(({ length }) => length > 0)
    .map((refused) => ({
      payload: fill(input, refused, text),
      what: `${refused.join()} = ${text}`,
      refused,
    }))
}

describe('a naughty string is refused by the name of each field that it does not belong in', () => {
  test.for(cases)(title, async (one, { fixture }) => {
    const { target, input } = await prepare(fixture, one)
    const fields = one.fields.filter(isText)
    const trials = texts.flatMap((text) => spoilAll(target, input, fields, text))
    await expectHarmless(fixture, one, trials, (inputs) => sendMany(target, inputs))
  })
})

/** The valid input with a text in every field that may take it. */
const fillAll = (
  target: Target,
  input: Input,
  fields: readonly Field[],
  text: string,
): Trial<Input> => ({
  payload: fill(
    input,
    fields.filter((field) => !mustRefuseIn(target, field, text)).map(({ name }) => name),
    text,
  ),
  what: `every field = ${text}`,
  refused: [],
})

describe('a naughty string, in any other field, is taken for what it is or refused', () => {
  const withText = cases.filter((one) => one.fields.some(isText))

  test.for(withText)(title, async (one, { fixture }) => {
    const send = (target: Target) => (inputs: Input[]) => sendMany(target, inputs)
    const fields = one.fields.filter(isText)
    let left = texts
    if (fields.length > 1) {
      const { target, input } = await prepare(fixture, one)
      const trials = texts.map((text) => fillAll(target, input, fields, text))
      const taken = new Set(await expectHarmless(fixture, one, trials, send(target)))
      left = texts.filter((_, index) => !taken.has(trials[index]!))
    }
    // What is not taken in all fields together may be so for one of them only: each is tried alone.
    for (const field of fields) {
      const { target, input } = await prepare(fixture, one)
      const possible = left.filter((text) => !mustRefuseIn(target, field, text))
      await expectHarmless(fixture, one, spoil(target, input, field, possible), send(target))
    }
  })

  test('also where it is looked at as a password', async ({ fixture }) => {
    for (const string of strings.filter(({ length }) => length <= passwordMaxLength)) {
      const guessable = await fixture.app.deps.isGuessable(string, ['jane@example.com', string])
      expect(guessable).toBeTypeOf('boolean')
    }
  })
})

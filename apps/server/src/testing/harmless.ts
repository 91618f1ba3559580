import argon2 from 'argon2'
import { expect, test as base } from 'vitest'

import { openServerFixture, type ServerFixture } from './permissions/server-fixture.ts'
import { inBatches, type Input, type Reply, type Target, width } from './bad-calls.ts'
import {
  type Case,
  findFault,
  leftAlone,
  mayHaveWritten,
  mustRefuseIn,
  readDatabase,
  withField,
} from './bad-cases.ts'
import type { Field } from './fields.ts'
import { password } from './people.ts'

/** A test with a fixture of its own, opened once for the file. */
export const test = base.extend('fixture', { scope: 'file' }, async ({}, { onCleanup }) => {
  const resources = new AsyncDisposableStack()
  onCleanup(() => resources.disposeAsync())
  const fixture = await openServerFixture(resources)
  // Thousands of passwords are verified here, and our hash is slow on purpose.
  const settings = { memoryCost: 1024, timeCost: 2, parallelism: 1 }
  return { ...fixture, passwordHash: await argon2.hash(password, settings) }
})

export type Trial<Payload> = {
  payload: Payload
  what: string
  /** The fields that must be refused for it. */
  refused: string[]
}

/** The valid input with one field replaced, once for each text. */
export function spoil(
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

/**
 * Sends all of them. Refused ones must change nothing; where others were accepted, the refused ones
 * are sent again on their own. Returns those that were accepted.
 */
export async function expectHarmless<Payload>(
  fixture: ServerFixture,
  { name, procedure }: Case,
  trials: readonly Trial<Payload>[],
  send: (payloads: Payload[]) => Promise<(Reply | undefined)[]>,
): Promise<Trial<Payload>[]> {
  const accepted: Trial<Payload>[] = []
  const sendWatched = async (given: readonly Trial<Payload>[], atOnce: number) => {
    const before = await readDatabase(fixture)
    const payloads = given.map(({ payload }) => payload)
    const replies = await inBatches(payloads, atOnce, send)
    const after = await readDatabase(fixture)
    const faults = given.flatMap(({ what, refused }, index) => {
      const fault = replies[index] && findFault(replies[index], refused)
      return fault ? [`${what.slice(0, 100)} ${fault}`] : []
    })
    expect(faults).toEqual([])
    accepted.push(...given.filter((_, index) => replies[index]?.status === 200))
    if (replies.some((reply) => mayHaveWritten(procedure, reply))) {
      return given.filter((_, index) => replies[index] && replies[index].status !== 200)
    }
    expect(leftAlone(name, after)).toEqual(leftAlone(name, before))
    return []
  }
  const isSure = ({ refused }: Trial<Payload>) => refused.length > 0
  let left = trials.filter(isSure)
  while (left.length > 0) left = await sendWatched(left, left.length)
  left = trials.filter((trial) => !isSure(trial))
  // Accepted calls lock the same rows: more at once would wait longer than a statement may take on a busy machine.
  while (left.length > 0) left = await sendWatched(left, width)
  return accepted
}

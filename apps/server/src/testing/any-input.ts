import * as fc from 'fast-check'

import { cases } from './bad-cases.ts'
import type { Input } from './bad-calls.ts'

/** Text with any UTF-16 unit, paired or not. */
const anyUnits = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 })
  .map((units) => String.fromCharCode(...units))

const anyText = fc
  .oneof(
    fc.jsonValue({ maxDepth: 3 }),
    fc.string({ unit: 'binary' }),
    anyUnits,
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    fc.uuid(),
    fc.webUrl(),
    fc.emailAddress(),
  )
  .map((value) => JSON.stringify(value))

// Those that poison have tests of their own.
const anyKey = fc
  .string({ maxLength: 12 })
  .filter((key) => key !== '__proto__' && key !== 'constructor')

/** One of the cases; for each of its fields whether it is valid, missing, or what else; and unknown keys. */
export const anyInput = fc.constantFrom(...cases).chain((one) =>
  fc.record({
    one: fc.constant(one),
    fields: fc.tuple(
      ...one.fields.map(({ name }) =>
        fc.tuple(
          fc.constant(name),
          fc.oneof(
            fc.constantFrom('valid' as const, 'missing' as const),
            fc.record({ text: anyText }),
          ),
        ),
      ),
    ),
    extra: fc.dictionary(anyKey, anyText, { maxKeys: 3 }),
  }),
)

type FieldState = 'valid' | 'missing' | { text: string }

/** The input described, made from a valid one. */
export function compose(
  valid: Input,
  fields: readonly (readonly [string, FieldState])[],
  extra: Record<string, string>,
): Input {
  const input = new Map(Object.entries(extra))
  for (const [name, state] of fields) {
    const text = typeof state === 'object' ? state.text : valid.get(name)
    if (state === 'missing' || text === undefined) input.delete(name)
    else input.set(name, text)
  }
  return input
}

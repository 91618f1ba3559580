import { appRouter } from '@oka/api/router'
import { z } from 'zod'

/** A field of an input, as its schema declares it. */
export type Field = {
  name: string
  schema: z.ZodType
  /** The types of JSON it may have. */
  types: ReadonlySet<string>
}

type JsonSchema = { type?: string; anyOf?: JsonSchema[]; properties?: Record<string, JsonSchema> }
type Declared = { _def: { inputs: z.ZodType[] } }

function typesOf({ type, anyOf = [] }: JsonSchema): string[] {
  return [...(type ? [type] : []), ...anyOf.flatMap(typesOf)]
}

/** The fields of what a procedure takes; undefined for one that takes nothing. */
export function fieldsOf(procedure: string): Field[] | undefined {
  const procedures = appRouter._def.procedures as unknown as Record<string, Declared>
  const [input, ...more] = procedures[procedure]!._def.inputs
  if (!input) return undefined
  if (!(input instanceof z.ZodObject) || more.length > 0) {
    throw new Error(`The input of ${procedure} is not one object.`)
  }
  const { properties = {} } = z.toJSONSchema(input, { io: 'input' }) as JsonSchema
  return Object.entries(input.shape as Record<string, z.ZodType>).map(([name, schema]) => ({
    name,
    schema,
    types: new Set(typesOf(properties[name]!)),
  }))
}

function typeOf(value: unknown): string {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (Number.isInteger(value)) return 'integer'
  return typeof value
}

/**
 * Whether a field must refuse a value: its type is another, or its schema says so.
 */
export function mustRefuse({ types, schema }: Field, value: unknown): boolean {
  const type = typeOf(value)
  const isKnown = types.has(type) || (type === 'integer' && types.has('number'))
  const isText = type === 'string' && (types.has('integer') || types.has('number'))
  if (!isKnown && !isText) return true
  return !schema.safeParse(value).success
}

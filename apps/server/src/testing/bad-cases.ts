import { procedures, type Procedure } from './permissions/permission-cases.ts'
import { type Actor, makeActor, makeInput } from './permissions/perform.ts'
import type { PrincipalName } from './permissions/principals.ts'
import { permissionSpecs } from './permissions/permission-specs.ts'
import type { ServerFixture } from './permissions/server-fixture.ts'
import { newAddress } from './permissions/targets.ts'
import { asText, type Input, isInUrl, type Reply, type Target, toInput } from './bad-calls.ts'
import type { Digest } from './database-digest.ts'
import { type Field, fieldsOf, mustRefuse } from './fields.ts'

export type Case = {
  name: string
  transport: Target['transport']
  procedure: Procedure
  fields: Field[]
}

/** Every procedure with an input, over tRPC and, where it exists, REST. */
export const cases: Case[] = procedures.flatMap((procedure) => {
  const { name, route } = procedure
  const fields = fieldsOf(name)
  if (!fields) return []
  const transports: Case['transport'][] = route ? ['tRPC', 'REST'] : ['tRPC']
  return transports.map((transport) => ({ name, transport, procedure, fields }))
})

/** Title of each test. */
export const title = '$name over $transport'

/** The least privileged caller. */
const callers = {
  anyone: 'anonymous',
  visitor: 'visitor',
  participant: 'visitor',
  viewer: 'viewer',
  agent: 'agent',
  admin: 'admin',
  link: 'anonymous',
} as const satisfies Record<string, PrincipalName>

/** An authorised caller and a valid input, on resources that are unused so far. */
export async function prepare(
  fixture: ServerFixture,
  { name, transport, procedure }: Case,
): Promise<{ target: Target; input: Input }> {
  const actor = await makeActor(fixture, callers[permissionSpecs[name]!.who])
  const target = { app: fixture.app, caller: actor.caller, procedure, transport }
  return { target, input: toInput(await makeValue(name, actor)) }
}

async function makeValue(name: string, { scene }: Actor): Promise<unknown> {
  const value = (await makeInput(name, scene)) as object
  // An unknown address: work for a known one happens after the response.
  if (name === 'auth.requestReset') return { email: newAddress() }
  // Not the right one: a password that was changed makes another of the naughty strings the right one.
  if (name === 'auth.changePassword') return { ...value, password: 'not the password' }
  return name === 'chat.send' ? { ...value, wait: false } : value
}

export const withField = (input: Input, name: string, text: string): Input =>
  new Map(input).set(name, text)

/** Whether a field must refuse a value, as text where it is in a URL; undefined is a missing one. */
export function mustRefuseIn(target: Target, field: Field, text: string | undefined): boolean {
  if (text === undefined) return !field.schema.safeParse(undefined).success
  const value = JSON.parse(text) as unknown
  return mustRefuse(field, isInUrl(target, field.name) ? asText(value).toWellFormed() : value)
}

/** A stack, a file of ours, or a statement of the database. */
const leak = /node_modules|\.ts\b|\.js:\d|\bat \S+ \(|file:\/\/\/|failed query|postgres|drizzle/i

/**
 * What is wrong with a response, in words; undefined when it is right.
 *
 * @param refused the fields that must be refused
 * @param spare unknown keys, which may be refused as well
 */
export function findFault(
  reply: Reply,
  refused: readonly string[],
  spare: readonly string[] = [],
): string | undefined {
  const { status, problem, text } = reply
  const shown = text.slice(0, 300)
  if (status >= 500) return `answers ${status} ${shown}`
  if (status !== 200 && leak.test(text)) return `tells ${shown}`
  if (status === 400 && problem !== 'invalid_input') return `is refused as ${problem} ${shown}`
  return refused.length > 0 ? findMisnomer(reply, refused, spare) : undefined
}

function findMisnomer(
  { status, paths }: Reply,
  refused: readonly string[],
  spare: readonly string[],
): string | undefined {
  if (status !== 400) return `answers ${status} instead of 400`
  const fields = paths.filter((path) => !spare.includes(path))
  const named = new Set(fields.map((path) => path.split('.')[0]!))
  const isRight = named.size === refused.length && refused.every((name) => named.has(name))
  return isRight ? undefined : `is refused for ${paths.join(', ') || 'nothing'}`
}

/** A wrong password or code is refused but recorded. */
const recorded = new Set(['auth.login', 'auth.verifySecondFactor'])

/** The database when all background work has ended. */
export async function readDatabase({ settle, digest }: ServerFixture): Promise<Digest> {
  await settle()
  return digest()
}

/** The part of the database that a refusal by that procedure must not change. */
export function leftAlone(name: string, digest: Digest): Digest {
  const { events = '', event_details: details = '', ...others } = digest
  return recorded.has(name) ? others : { ...others, events, details }
}

/** Whether a call may have changed something: reads and refusals must not. */
export const mayHaveWritten = ({ type }: Procedure, reply: Reply | undefined): boolean =>
  type === 'mutation' && reply?.status === 200

import { makeStaff, makeVisitor, type Caller } from './callers.ts'
import { type PermissionCase, plainRoutes, procedures } from './permission-cases.ts'
import { type PrincipalName, principals } from './principals.ts'
import { permissionSpecs } from './permission-specs.ts'
import type { ServerFixture } from './server-fixture.ts'
import type { Scene } from './targets.ts'
import { callRoute, callSocket, callTrpc, type Outcome } from './transports.ts'

/** A principal, and the subjects of its calls. */
export type Actor = { caller: Caller; scene: Scene }

export async function makeActor(fixture: ServerFixture, principal: PrincipalName): Promise<Actor> {
  const { rank, make } = principals[principal]
  const caller = await make(fixture)
  const own = rank === 'otherVisitor' ? undefined : caller.visitor
  const scene = {
    fixture,
    staff: caller.staff ?? (await makeStaff(fixture, 'viewer')),
    visitor: own ?? (await makeVisitor(fixture)),
  }
  return { caller, scene }
}

export const makeInput = (name: string, scene: Scene): unknown =>
  permissionSpecs[name]!.input?.(scene)

/** Makes the call of a case. */
export async function perform(
  { caller, scene }: Actor,
  { name, transport }: Pick<PermissionCase, 'name' | 'transport'>,
  input: unknown,
): Promise<Outcome> {
  const { app } = scene.fixture
  const procedure = procedures.find((known) => known.name === name)
  const route = procedure?.route ?? plainRoutes.find((known) => known.name === name)?.route
  if (transport === 'REST') return callRoute(app, caller, route!, input)
  const call = { name, type: procedure!.type, input }
  if (transport === 'tRPC') return callTrpc(app, caller, call)
  const [outcome] = await callSocket(app, caller, [call])
  return outcome!
}

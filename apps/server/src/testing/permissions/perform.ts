import { makeStaff, makeVisitor, type Caller } from './callers.ts'
import { type Cell, plainRoutes, procedures } from './cells.ts'
import { type PrincipalName, principals } from './principals.ts'
import { rows } from './rows.ts'
import type { Stage } from './stage.ts'
import type { Scene } from './targets.ts'
import { callRoute, callSocket, callTrpc, type Outcome } from './transports.ts'

/** A principal, and the subjects of its calls. */
export type Actor = { caller: Caller; scene: Scene }

export async function makeActor(stage: Stage, principal: PrincipalName): Promise<Actor> {
  const { rank, make } = principals[principal]
  const caller = await make(stage)
  const own = rank === 'foreigner' ? undefined : caller.visitor
  const scene = {
    stage,
    staff: caller.staff ?? (await makeStaff(stage, 'viewer')),
    visitor: own ?? (await makeVisitor(stage)),
  }
  return { caller, scene }
}

export const makeInput = (name: string, scene: Scene): unknown => rows[name]!.input?.(scene)

/** Makes the call of a cell. */
export async function perform(
  { caller, scene }: Actor,
  { name, transport }: Pick<Cell, 'name' | 'transport'>,
  input: unknown,
): Promise<Outcome> {
  const { app } = scene.stage
  const procedure = procedures.find((known) => known.name === name)
  const route = procedure?.route ?? plainRoutes.find((known) => known.name === name)?.route
  if (transport === 'REST') return callRoute(app, caller, route!, input)
  const call = { name, type: procedure!.type, input }
  if (transport === 'tRPC') return callTrpc(app, caller, call)
  const [outcome] = await callSocket(app, caller, [call])
  return outcome!
}

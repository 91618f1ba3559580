import { appRouter } from '@oka/api/router'
import type { Meta, Who } from '@oka/api/trpc'

import { principalNames, type PrincipalName, principals, type Rank } from './principals.ts'
import type { PermissionSpec } from './permission-spec.ts'
import { permissionSpecs } from './permission-specs.ts'

type Declared = { _def: { type: 'query' | 'mutation' | 'subscription'; meta?: Meta } }

export type Procedure = {
  name: string
  type: Declared['_def']['type']
  who: Who | undefined
  /** Its REST route, if any. */
  route: { method: string; path: string } | undefined
}

/** What the router declares. */
export const procedures: Procedure[] = Object.entries(
  appRouter._def.procedures as unknown as Record<string, Declared>,
).map(([name, { _def }]) => ({
  name,
  type: _def.type,
  who: _def.meta?.who,
  route: _def.meta?.openapi,
}))

/** The routes that are no procedures, named by method and path. */
export const plainRoutes = Object.keys(permissionSpecs)
  .filter((name) => name.includes(' '))
  .map((name) => {
    const [method, path] = name.split(' ') as [string, string]
    return { name, route: { method, path } }
  })

export type Transport = 'tRPC' | 'REST' | 'WebSocket'

/** One call of the matrix. */
export type PermissionCase = {
  name: string
  principal: PrincipalName
  transport: Transport
  /** The status. */
  expected: number
}

/** The status for each class of procedures and each rank. */
const answers: Record<PermissionSpec['who'], Record<Rank, number>> = {
  anyone: {
    unauthenticated: 200,
    visitor: 200,
    otherVisitor: 200,
    viewer: 200,
    agent: 200,
    admin: 200,
  },
  visitor: {
    unauthenticated: 401,
    visitor: 200,
    otherVisitor: 200,
    viewer: 401,
    agent: 401,
    admin: 401,
  },
  participant: {
    unauthenticated: 401,
    visitor: 200,
    otherVisitor: 404,
    viewer: 200,
    agent: 200,
    admin: 200,
  },
  viewer: {
    unauthenticated: 401,
    visitor: 401,
    otherVisitor: 401,
    viewer: 200,
    agent: 200,
    admin: 200,
  },
  agent: {
    unauthenticated: 401,
    visitor: 401,
    otherVisitor: 401,
    viewer: 403,
    agent: 200,
    admin: 200,
  },
  admin: {
    unauthenticated: 401,
    visitor: 401,
    otherVisitor: 401,
    viewer: 403,
    agent: 403,
    admin: 200,
  },
  link: {
    unauthenticated: 404,
    visitor: 404,
    otherVisitor: 404,
    viewer: 404,
    agent: 404,
    admin: 404,
  },
}

function expect(name: string, principal: PrincipalName, transport: Transport): number {
  const { who, cookie, except } = permissionSpecs[name] ?? { who: 'admin' }
  const { rank } = principals[principal]
  if (transport === 'WebSocket') {
    // A socket requires a token.
    if (rank === 'unauthenticated') return 401
    if (cookie) return 400
  }
  return except?.[principal] ?? answers[who][rank]
}

/** Transports of a procedure. */
export function transportsOf(name: string): Transport[] {
  const procedure = procedures.find((known) => known.name === name)
  if (!procedure) return ['REST']
  return procedure.route ? ['tRPC', 'WebSocket', 'REST'] : ['tRPC', 'WebSocket']
}

const ofEverybody = (name: string, transport: Transport): PermissionCase[] =>
  principalNames.map((principal) => ({
    name,
    principal,
    transport,
    expected: expect(name, principal, transport),
  }))

/** Every procedure and route, by every principal, over every transport. */
export const permissionCases: PermissionCase[] = [...procedures, ...plainRoutes].flatMap(
  ({ name }) => transportsOf(name).flatMap((transport) => ofEverybody(name, transport)),
)

import type { Role } from '@oka/contract/role'

import {
  type Caller,
  makeDisabledStaff,
  makeExpiredStaff,
  makeExpiredVisitor,
  makeForgedStaff,
  makeHolderOf,
  makeRefresher,
  makeStaffCaller,
  makeUnsignedStaff,
  makeVisitorCaller,
} from './callers.ts'
import type { ServerFixture } from './server-fixture.ts'

/** The rights of a principal; `otherVisitor` is one who asks for another visitor's data. */
export type Rank = 'unauthenticated' | 'visitor' | 'otherVisitor' | Role

type Principal = { rank: Rank; make: (fixture: ServerFixture) => Promise<Caller> }

const unauthenticated = (make: Principal['make']): Principal => ({ rank: 'unauthenticated', make })
const staff = (role: Role): Principal => ({
  rank: role,
  make: (fixture) => makeStaffCaller(fixture, role),
})

/** All kinds of callers. Those with invalid staff credentials claim to be an admin. */
export const principals = {
  anonymous: unauthenticated(async () => ({})),
  visitor: { rank: 'visitor', make: makeVisitorCaller },
  'other visitor': { rank: 'otherVisitor', make: makeVisitorCaller },
  viewer: staff('viewer'),
  agent: staff('agent'),
  admin: staff('admin'),
  'expired staff': unauthenticated(makeExpiredStaff),
  'expired visitor': unauthenticated(makeExpiredVisitor),
  'forged staff': unauthenticated(makeForgedStaff),
  'unsigned staff': unauthenticated(makeUnsignedStaff),
  'second factor': unauthenticated((fixture) => makeHolderOf(fixture, 'second-factor')),
  'report link': unauthenticated((fixture) => makeHolderOf(fixture, 'report-link')),
  'mail preview': unauthenticated((fixture) => makeHolderOf(fixture, 'mail-preview')),
  'refresh token': unauthenticated(makeRefresher),
  'disabled staff': unauthenticated(makeDisabledStaff),
} as const satisfies Record<string, Principal>

export type PrincipalName = keyof typeof principals
export const principalNames = Object.keys(principals) as PrincipalName[]

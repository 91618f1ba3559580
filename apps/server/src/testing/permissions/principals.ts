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
import type { Stage } from './stage.ts'

/** The rights of a principal; a foreigner is a visitor who asks for another visitor's data. */
export type Rank = 'nobody' | 'visitor' | 'foreigner' | Role

type Principal = { rank: Rank; make: (stage: Stage) => Promise<Caller> }

const nobody = (make: Principal['make']): Principal => ({ rank: 'nobody', make })
const staff = (role: Role): Principal => ({
  rank: role,
  make: (stage) => makeStaffCaller(stage, role),
})

/** All kinds of callers. Those with invalid staff credentials claim to be an admin. */
export const principals = {
  anonymous: nobody(async () => ({})),
  visitor: { rank: 'visitor', make: makeVisitorCaller },
  'other visitor': { rank: 'foreigner', make: makeVisitorCaller },
  viewer: staff('viewer'),
  agent: staff('agent'),
  admin: staff('admin'),
  'expired staff': nobody(makeExpiredStaff),
  'expired visitor': nobody(makeExpiredVisitor),
  'forged staff': nobody(makeForgedStaff),
  'unsigned staff': nobody(makeUnsignedStaff),
  'second factor': nobody((stage) => makeHolderOf(stage, 'second-factor')),
  'report link': nobody((stage) => makeHolderOf(stage, 'report-link')),
  'mail preview': nobody((stage) => makeHolderOf(stage, 'mail-preview')),
  'refresh token': nobody(makeRefresher),
  'disabled staff': nobody(makeDisabledStaff),
} as const satisfies Record<string, Principal>

export type PrincipalName = keyof typeof principals
export const principalNames = Object.keys(principals) as PrincipalName[]

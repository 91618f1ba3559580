import type { Admin } from '@oka/contract/auth'
import type { Role } from '@oka/contract/role'
import { hasRole } from '@oka/contract/has-role'
import { useSelector } from '@tanstack/react-store'

import { session } from '../trpc.ts'
import type { SessionState } from './session.ts'

export function useSession(): SessionState {
  return useSelector(session)
}

/** The signed-in account. Only for components inside the shell, which requires a session. */
export function useAdmin(): Admin {
  const state = useSession()
  return state.status === 'signed-in' ? state.admin : signedOut
}

/** Whether the signed-in account has at least this role; the server checks again. */
export function useMay(needed: Role): boolean {
  return hasRole(useAdmin().role, needed)
}

/** Shown briefly between the end of a session and the sign-in page. */
const signedOut: Admin = { id: 0, email: '', name: '', role: 'viewer' }

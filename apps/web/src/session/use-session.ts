import type { Admin } from '@oka/contract/auth'
import { hasRole, type Role } from '@oka/contract/role'
import { useSelector } from '@tanstack/react-store'

import { session } from '../trpc.ts'
import type { SessionState } from './session.ts'

export function useSession(): SessionState {
  return useSelector(session)
}

/** Who is signed in. Only for what stands inside the shell, which nobody else gets to. */
export function useAdmin(): Admin {
  const state = useSession()
  return state.status === 'signed-in' ? state.admin : nobody
}

/** Whether who is signed in may do what asks for at least this role; the server decides again. */
export function useMay(needed: Role): boolean {
  return hasRole(useAdmin().role, needed)
}

/** Shown for the moment between the end of a session and the sign-in page. */
const nobody: Admin = { id: 0, email: '', name: '', role: 'viewer' }

import { roles } from './known-values.ts'
import type { Role } from './role.ts'

/** Whether the role `held` includes the rights of `needed`. */
export function hasRole(held: Role, needed: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(needed)
}

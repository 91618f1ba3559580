import { z } from 'zod'

/** From least to most: a viewer reads, an agent also chats and edits leads, an admin also manages people and settings. */
export const roles = ['viewer', 'agent', 'admin'] as const
export const role = z.enum(roles)
export type Role = z.infer<typeof role>

/** Whether the role `held` includes the rights of `needed`. */
export function hasRole(held: Role, needed: Role): boolean {
  return roles.indexOf(held) >= roles.indexOf(needed)
}

import type { Who } from '@oka/api/trpc'

import type { PrincipalName } from './principals.ts'
import type { Scene } from './targets.ts'

/** Specification of a procedure. */
export type PermissionSpec = {
  /** `link`: the holder of a signed link to that one thing, whatever their role. */
  who: Who | 'link'
  /** Sets or reads a cookie, which only a plain HTTP call can; 400 over a socket. */
  cookie?: true
  /** Exceptions from the class, by principal. */
  except?: Partial<Record<PrincipalName, number>>
  /** A valid input, whose subjects exist. */
  input?: (scene: Scene) => unknown
  /** The event that a mutation by staff leaves in the audit with the author's id; or why there is none. */
  records?: string | { nothing: string }
}

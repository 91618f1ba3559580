import type { Who } from '@oka/api/trpc'

import type { PrincipalName } from './principals.ts'
import type { Scene } from './targets.ts'

/** What is specified of a procedure. */
export type Row = {
  /** `link`: whoever holds a signed link to that one thing, and nobody by who they are. */
  who: Who | 'link'
  /** Sets or reads a cookie, which only a plain HTTP call can; 400 over a socket. */
  cookie?: true
  /** What a principal is answered otherwise than its class says. */
  except?: Partial<Record<PrincipalName, number>>
  /** A valid input, for which all that it names is there. */
  input?: (scene: Scene) => unknown
  /** The event that a mutation by staff leaves in the audit with the author's id; or why there is none. */
  records?: string | { nothing: string }
}

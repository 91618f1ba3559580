/** The state of a tab that decides the election. */
export type Tab = {
  /** A user gesture has occurred: browsers block sound before. */
  isTouched: () => boolean
  isFocused: () => boolean
  /** Calls back when either may have changed. */
  watch: (listener: () => void) => () => void
}

export type AlertElection = {
  /** Whether this tab is the elected one. */
  mayAlert: () => Promise<boolean>
  leave: () => void
}

type AlertElectionOptions = {
  /** The account whose tabs take part. */
  adminId: number
  /** Absent in insecure contexts: then every tab alerts. */
  locks: LockManager | undefined
  tab: Tab
}

/**
 * Elects one of a person's tabs to alert: the focused one, else the first with a user gesture that
 * is still open. Without a gesture no tab can make a sound, and all show the same notification,
 * which the browser shows once.
 */
export function createAlertElection({ adminId, locks, tab }: AlertElectionOptions): AlertElection {
  if (!locks) return { mayAlert: async () => true, leave: () => undefined }
  const first = createHold(locks, `oka-ring-first.${adminId}`, 'exclusive')
  // Shared: of two windows the focused one may take it before the other has released it.
  const focused = createHold(locks, `oka-ring-focused.${adminId}`, 'shared')
  const isAnswerable = (): boolean => tab.isTouched() && tab.isFocused()
  const look = (): void => {
    if (tab.isTouched()) first.take()
    if (isAnswerable()) focused.take()
    else focused.release()
  }
  const unwatch = tab.watch(look)
  look()
  return {
    mayAlert: async () => {
      if (isAnswerable()) return true
      const { held = [] } = await locks.query()
      const isHeld = (name: string): boolean => held.some((lock) => lock.name === name)
      if (isHeld(focused.name)) return false
      return first.isHeld() || !isHeld(first.name)
    },
    leave: () => {
      unwatch()
      first.release()
      focused.release()
    },
  }
}

type Hold = { name: string; take: () => void; release: () => void; isHeld: () => boolean }

/** A lock that is held, or requested, from `take` to `release`. */
function createHold(locks: LockManager, name: string, mode: LockMode): Hold {
  let leaving: AbortController | null = null
  let isHeld = false
  const untilReleased = (signal: AbortSignal): Promise<void> | undefined => {
    if (signal.aborted) return undefined
    isHeld = true
    return new Promise((resolve) => signal.addEventListener('abort', () => resolve()))
  }
  return {
    name,
    take: () => {
      if (leaving) return
      leaving = new AbortController()
      const { signal } = leaving
      // Rejects when it is released before it was granted.
      locks.request(name, { mode, signal }, () => untilReleased(signal)).catch(() => undefined)
    },
    release: () => {
      leaving?.abort()
      leaving = null
      isHeld = false
    },
    isHeld: () => isHeld,
  }
}

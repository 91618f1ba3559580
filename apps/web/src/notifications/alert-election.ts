/** The state of a tab that the election goes by. */
export type Tab = {
  /** A key or a button was pressed in it: browsers let no page make a sound before. */
  isTouched: () => boolean
  isFocused: () => boolean
  /** Calls back when either may have changed. */
  watch: (listener: () => void) => () => void
}

export type AlertElection = {
  /** Whether this tab is the one to alert now. */
  mayAlert: () => Promise<boolean>
  leave: () => void
}

type AlertElectionOptions = {
  /** Of the person: the tabs of one are to agree. */
  adminId: number
  /** Absent where the page did not come over https or from this machine: then every tab alerts. */
  locks: LockManager | undefined
  tab: Tab
}

/**
 * Elects one of a person's tabs to alert: the focused one, else the first that was touched and is still
 * open. While none was touched, none can make a sound, and all show the same notification, which the
 * browser shows once.
 */
export function createAlertElection({ adminId, locks, tab }: AlertElectionOptions): AlertElection {
  if (!locks) return { mayAlert: async () => true, leave: () => undefined }
  const first = createHold(locks, `oka-ring-first.${adminId}`, 'exclusive')
  // Shared: of two windows the one that is looked at may take it before the other has let it go.
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

/** A lock that is held, or waited for, from `take` to `release`. */
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

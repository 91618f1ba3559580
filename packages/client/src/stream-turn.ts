/** What is used of `navigator.locks`, which all tabs of an origin share (Web Locks API). */
type Locks = {
  request: (
    name: string,
    options: { ifAvailable?: boolean; signal?: AbortSignal },
    hold: (lock: object | null) => Promise<boolean>,
  ) => Promise<boolean>
  query: () => Promise<{ pending?: readonly { name?: string }[] }>
}

type Turn = {
  /** Absent outside secure contexts: then tabs are not coordinated. */
  locks: Locks | undefined
  /** One for each tab that may stream at the same time. */
  names: readonly string[]
  /** Ends the turn, or the wait for it. */
  signal: AbortSignal
  onTurn: () => void
  /** Another tab has waited long enough. */
  onYield: () => void
}

/** Milliseconds that a tab keeps its turn while others wait. */
const turnMs = 2_000

/**
 * Waits until this tab may hold event streams open. A browser opens six connections to a host over HTTP/1.1
 * (RFC 9112, section 9.4 leaves the number to it) for all tabs together, and streams must leave some to calls.
 */
export async function takeTurn({ locks, names, signal, onTurn, onYield }: Turn): Promise<void> {
  if (!locks) return onTurn()
  const held = new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve())
  })
  const hold = (name: string) => async (lock: object | null) => {
    if (!lock || signal.aborted) return lock !== null
    onTurn()
    const yieldToOthers = async () => {
      const { pending = [] } = await locks.query()
      if (!signal.aborted && pending.some((waiting) => waiting.name === name)) onYield()
    }
    const asking = setInterval(() => void yieldToOthers(), turnMs)
    await held
    clearInterval(asking)
    return true
  }
  try {
    for (const name of names) {
      if (await locks.request(name, { ifAvailable: true }, hold(name))) return
    }
    const name = names[Math.floor(Math.random() * names.length)]!
    await locks.request(name, { signal }, hold(name))
  } catch {
    // A sandboxed page has no locks. A tab that was aborted while waiting takes no turn.
    if (!signal.aborted) onTurn()
  }
}

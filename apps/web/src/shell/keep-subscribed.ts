import { backoff } from '@oka/client/backoff'

type Unsubscribable = { unsubscribe: () => void }

const down = new Set<symbol>()
const listeners = new Set<() => void>()

/** Whether a subscription was ended by the server and is not open again yet. */
export const subscriptionsDown = {
  get: (): boolean => down.size > 0,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  },
}

/**
 * Holds a subscription until told otherwise. The line resumes what a lost connection cut; what
 * the server itself ended is opened again here, less and less often.
 */
export function keepSubscribed(
  subscribe: (on: { ended: () => void; alive: () => void }) => Unsubscribable,
): () => void {
  const key = Symbol('subscription')
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Unsubscribable | undefined
  let isStopped = false
  const open = (): void => {
    current = subscribe({
      alive: () => {
        attempt = 0
        setDown(key, false)
      },
      ended: () => {
        if (isStopped) return
        setDown(key, true)
        clearTimeout(timer)
        attempt += 1
        timer = setTimeout(open, backoff(attempt))
      },
    })
  }
  open()
  return () => {
    isStopped = true
    clearTimeout(timer)
    setDown(key, false)
    current?.unsubscribe()
  }
}

function setDown(key: symbol, isDown: boolean): void {
  if (down.has(key) === isDown) return
  if (isDown) down.add(key)
  else down.delete(key)
  for (const listener of listeners) listener()
}

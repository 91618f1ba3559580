import type { LiveConnection } from './live-connection.ts'

export type Connection = 'live' | 'reconnecting' | 'offline'

type ConnectionStore = { get: () => Connection; subscribe: (listener: () => void) => () => void }

/** A reconnection shorter than this is nobody's business: a token was renewed, a server restarted. */
const gracePeriodMs = 1500

/** Whether what is on the screen is kept up to date: as the connection and the browser tell. */
export function createConnectionStore(
  live: Pick<LiveConnection, 'isOpen' | 'onChange'>,
): ConnectionStore {
  const listeners = new Set<() => void>()
  let isWithinGrace = true
  let timer: ReturnType<typeof setTimeout> | undefined

  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const look = (): void => {
    if (live.isOpen()) {
      clearTimeout(timer)
      timer = undefined
      isWithinGrace = true
    } else {
      timer ??= setTimeout(() => {
        isWithinGrace = false
        tell()
      }, gracePeriodMs)
    }
    tell()
  }
  live.onChange(look)
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)

  return {
    get: () => {
      if (!navigator.onLine) return 'offline'
      return live.isOpen() || isWithinGrace ? 'live' : 'reconnecting'
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

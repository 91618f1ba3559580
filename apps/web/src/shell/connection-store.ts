export type Connection = 'live' | 'reconnecting' | 'offline'

/** Something that subscriptions need. */
type Part = { isOpen: () => boolean; subscribe: (listener: () => void) => unknown }

type ConnectionStore = { get: () => Connection; subscribe: (listener: () => void) => () => void }

/** A reconnection shorter than this is nobody's business: a token was renewed, a server restarted. */
const patienceMs = 1500

/** Whether what is on the screen is kept up to date: as its parts and the browser tell. */
export function createConnectionStore(...parts: readonly Part[]): ConnectionStore {
  const listeners = new Set<() => void>()
  let isPatient = true
  let timer: ReturnType<typeof setTimeout> | undefined

  const isOpen = (): boolean => parts.every((part) => part.isOpen())
  const tell = (): void => {
    for (const listener of listeners) listener()
  }
  const look = (): void => {
    if (isOpen()) {
      clearTimeout(timer)
      timer = undefined
      isPatient = true
    } else {
      timer ??= setTimeout(() => {
        isPatient = false
        tell()
      }, patienceMs)
    }
    tell()
  }
  for (const part of parts) part.subscribe(look)
  window.addEventListener('online', tell)
  window.addEventListener('offline', tell)

  return {
    get: () => {
      if (!navigator.onLine) return 'offline'
      return isOpen() || isPatient ? 'live' : 'reconnecting'
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

export type Connection = 'live' | 'reconnecting' | 'offline'

type SocketState = {
  get: () => { state: string }
  subscribe: (observer: { next: () => void }) => unknown
}

type ConnectionStore = { get: () => Connection; subscribe: (listener: () => void) => () => void }

/** A reconnection shorter than this is nobody's business: a token was renewed, a server restarted. */
const patienceMs = 1500

/** Whether what is on the screen is kept up to date: as the socket and the browser tell. */
export function createConnectionStore(socket: SocketState): ConnectionStore {
  const listeners = new Set<() => void>()
  let isPatient = true
  let timer: ReturnType<typeof setTimeout> | undefined

  // What tRPC calls pending is an open socket, on which subscriptions are pending.
  const isOpen = (): boolean => socket.get().state === 'pending'
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
  socket.subscribe({ next: look })
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

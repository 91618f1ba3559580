import { createAtom, type ReadonlyAtom } from '@tanstack/react-store'

import type { LiveConnection } from './live-connection.ts'

export type Connection = 'live' | 'reconnecting' | 'offline'

/** Reconnections shorter than this are not shown: a token was renewed, or a server restarted. */
const gracePeriodMs = 1500

/** Whether the page is up to date, from the connection's and the browser's state. */
export function createConnectionStore({
  isOpen,
}: Pick<LiveConnection, 'isOpen'>): ReadonlyAtom<Connection> {
  const store = createAtom<Connection>(navigator.onLine ? 'live' : 'offline')
  let isWithinGrace = true
  let timer: ReturnType<typeof setTimeout> | undefined

  const look = (): void => {
    if (!navigator.onLine) store.set('offline')
    else store.set(isOpen.get() || isWithinGrace ? 'live' : 'reconnecting')
  }
  isOpen.subscribe((isBack) => {
    clearTimeout(timer)
    isWithinGrace = isBack || isWithinGrace
    if (!isBack) {
      timer = setTimeout(() => {
        isWithinGrace = false
        look()
      }, gracePeriodMs)
    }
    look()
  })
  window.addEventListener('online', look)
  window.addEventListener('offline', look)
  return store
}

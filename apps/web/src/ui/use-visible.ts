import { useSyncExternalStore } from 'react'

/** Whether the page is visible: its tab is in front, and the window is not hidden. */
export function useVisible(): boolean {
  return useSyncExternalStore(subscribe, isVisible)
}

const isVisible = (): boolean => document.visibilityState === 'visible'

function subscribe(listener: () => void): () => void {
  document.addEventListener('visibilitychange', listener)
  return () => document.removeEventListener('visibilitychange', listener)
}

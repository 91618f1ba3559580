import { useEffect, useRef } from 'react'

/** A reader of a signal that aborts when the component unmounts. */
export function useAbortOnUnmount(): () => AbortSignal {
  const controller = useRef(new AbortController())
  useEffect(() => {
    // Strict mode unmounts and mounts again at once.
    if (controller.current.signal.aborted) controller.current = new AbortController()
    return () => controller.current.abort()
  }, [])
  return () => controller.current.signal
}

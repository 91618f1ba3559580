type Unsubscribable = { unsubscribe: () => void }

/**
 * Holds a subscription until told otherwise. The socket resumes what a lost connection cut; what
 * the server itself ended is opened again here, less and less often.
 */
export function keepSubscribed(
  subscribe: (on: { ended: () => void; alive: () => void }) => Unsubscribable,
): () => void {
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let current: Unsubscribable
  const open = (): void => {
    current = subscribe({
      alive: () => {
        attempt = 0
      },
      ended: () => {
        clearTimeout(timer)
        timer = setTimeout(open, Math.min(1000 * 2 ** attempt, 30_000))
        attempt += 1
      },
    })
  }
  open()
  return () => {
    clearTimeout(timer)
    current.unsubscribe()
  }
}

export type Pause = {
  /** Resolves after `ms`, or as soon as somebody calls `end`. */
  wait: (ms: number) => Promise<void>
  end: () => void
}

export function createPause(): Pause {
  const waiting = new Set<() => void>()
  return {
    wait: (ms) =>
      new Promise((resolve) => {
        const end = () => {
          clearTimeout(timer)
          waiting.delete(end)
          resolve()
        }
        const timer = setTimeout(end, ms)
        waiting.add(end)
      }),
    end() {
      for (const end of waiting) end()
    },
  }
}

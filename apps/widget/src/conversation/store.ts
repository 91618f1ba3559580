export type Store<State> = {
  get: () => State
  set: (change: Partial<State>) => void
  /** Calls `listener` after each change. */
  subscribe: (listener: () => void) => void
}

export function createStore<State extends object>(initial: State): Store<State> {
  let state = initial
  const listeners: (() => void)[] = []
  return {
    get: () => state,
    set(change) {
      state = { ...state, ...change }
      for (const listener of listeners) listener()
    },
    subscribe(listener) {
      listeners.push(listener)
    },
  }
}

import { type Bus, createSubscriptions } from '../connection/bus.ts'

/** A bus that reaches no other process, and what is notified on it. */
export function createInMemoryBus(): Bus & { notify: (topic: string) => Promise<void> } {
  const { subscribe, listen, deliver } = createSubscriptions()
  return {
    subscribe,
    listen,
    notify: async (topic) => deliver(topic),
    [Symbol.asyncDispose]: async () => {},
  }
}

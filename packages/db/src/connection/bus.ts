/**
 * What a subscriber was notified of. `everything`: the connection to PostgreSQL was down, so that
 * any notification may have been missed. Otherwise the topics that changed since the former `next`.
 */
export type TopicChanges = { everything: boolean; topics: ReadonlySet<string> }

/** Notifications from the moment it was made; those that come while none is awaited are coalesced. */
export type TopicSubscription = Disposable & {
  /** Resolves with what changed, with null when the signal aborts. */
  next: (signal: AbortSignal) => Promise<TopicChanges | null>
  /** Whether `next` would resolve at once. */
  hasChanges: () => boolean
  /** What `next` would resolve with at once; null when it would wait. */
  take: () => TopicChanges | null
}

/**
 * Notifies the subscribers of topics in this process. Carries no data: what is new is read from the tables.
 * Publishing belongs to the transaction that writes (`notify`, `notifySql`), whatever carries it further.
 */
export type Bus = AsyncDisposable & {
  /** Subscribes to some topics, or with `*` to all of them. */
  subscribe: (...topics: readonly string[]) => TopicSubscription
  /** Calls back with each notification, until what it returns is called. For what lasts as long as a socket. */
  listen: (topics: readonly string[], listener: TopicListener) => () => void
}

/** Gets the topic; null for everything, since any notification may have been missed. */
export type TopicListener = (topic: string | null) => void

/** The subscriptions of one process, for an implementation of the bus. */
export type Subscriptions = {
  subscribe: Bus['subscribe']
  listen: Bus['listen']
  /** Delivers a notification to those that subscribed to its topic. */
  deliver: (topic: string) => void
  /** Notifies all subscribers that anything may have been missed. */
  deliverEverything: () => void
}

export function createSubscriptions(): Subscriptions {
  // Replaced rather than changed, so that they may change while they are called. Sets of one, as most would be, take three times the memory.
  const listeners = new Map<string, readonly TopicListener[]>()

  function listen(topics: readonly string[], listener: TopicListener): () => void {
    for (const topic of topics) listeners.set(topic, [...(listeners.get(topic) ?? []), listener])
    return () => {
      for (const topic of topics) {
        const others = listeners.get(topic)?.filter((other) => other !== listener) ?? []
        if (others.length > 0) listeners.set(topic, others)
        else listeners.delete(topic)
      }
    }
  }

  return {
    listen,
    deliver: (topic) => {
      for (const key of [topic, '*']) listeners.get(key)?.forEach((listener) => listener(topic))
    },
    deliverEverything: () =>
      listeners.forEach((ofTopic) => ofTopic.forEach((listener) => listener(null))),
    subscribe: (...topics) => {
      const { deliver, ...subscription } = createSubscription()
      return { ...subscription, [Symbol.dispose]: listen(topics, deliver) }
    },
  }
}

function createSubscription() {
  let everything = false
  let topics = new Set<string>()
  let resolve: (() => void) | undefined

  function take(): TopicChanges | null {
    if (!everything && topics.size === 0) return null
    const changes = { everything, topics }
    everything = false
    topics = new Set()
    return changes
  }

  return {
    take,
    hasChanges: (): boolean => everything || topics.size > 0,
    deliver: (topic: string | null): void => {
      if (topic === null) everything = true
      else topics.add(topic)
      resolve?.()
    },
    next: (signal: AbortSignal): Promise<TopicChanges | null> => {
      const waiting = signal.aborted ? null : take()
      if (waiting || signal.aborted) return Promise.resolve(waiting)
      return new Promise((done) => {
        resolve = () => {
          resolve = undefined
          signal.removeEventListener('abort', resolveNow)
          done(take())
        }
        const resolveNow = resolve
        signal.addEventListener('abort', resolveNow, { once: true })
      })
    },
  }
}

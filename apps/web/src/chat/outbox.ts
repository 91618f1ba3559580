import { type Letter, readLetter } from './letter.ts'
import type { Writings } from './writings.ts'

/** A letter that is not stored yet, as far as this screen knows. */
export type Outgoing = Letter & {
  /** `waiting`: it could not be sent and will be tried again by itself. */
  state: 'sending' | 'waiting' | 'failed'
  /** Why it could not be sent; null also where it was left for too long. */
  error: unknown
}

type OutboxDeps = {
  writings: Writings
  send: (letter: Letter) => Promise<unknown>
  /** Whether trying again would be of no use. */
  isFinal: (error: unknown) => boolean
  now: () => number
}

export type Outbox = {
  of: (conversationId: string) => readonly Outgoing[]
  subscribe: (listener: () => void) => () => void
  post: (letter: Letter) => void
  /** Sends it again under the same id: if the first attempt did arrive, it is stored once. */
  retry: (id: string) => void
  discard: (id: string) => void
  /** The line is back: what waits is sent at once. */
  wake: () => void
  /** Sends nothing any more. */
  stop: () => void
}

/** After an hour the conversation has moved on: whoever wrote it decides whether it still goes out. */
const patienceMs = 3_600_000
const none: readonly Outgoing[] = []

/** Sends the letters of each conversation in order, until they have arrived or were refused. */
export function createOutbox({ writings, send, isFinal, now }: OutboxDeps): Outbox {
  let all = stored(writings)
  let byConversation = new Map<string, readonly Outgoing[]>()
  const listeners = new Set<() => void>()
  const busy = new Set<string>()
  let attempt = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false

  const become = (next: readonly Outgoing[]): void => {
    all = next
    byConversation = Map.groupBy(all, ({ conversationId }) => conversationId)
    for (const listener of listeners) listener()
  }
  const change = (id: string, part: Partial<Outgoing>): void => {
    const place = all.findIndex((letter) => letter.id === id)
    if (place >= 0) become(all.with(place, { ...all[place]!, ...part }))
  }
  const remove = (id: string): void => {
    writings.write(nameOf(id), null)
    become(all.filter((letter) => letter.id !== id))
  }
  const nextOf = (conversationId: string): Outgoing | undefined =>
    all.find((letter) => letter.conversationId === conversationId && letter.state !== 'failed')

  /** What stands first is sent first; what was refused lets the others pass. */
  const deliver = async (conversationId: string): Promise<void> => {
    if (busy.has(conversationId)) return
    busy.add(conversationId)
    for (;;) {
      const letter = nextOf(conversationId)
      if (!letter || isStopped) break
      if (now() - Date.parse(letter.createdAt) > patienceMs) {
        change(letter.id, { state: 'failed', error: null })
        continue
      }
      change(letter.id, { state: 'sending', error: null })
      try {
        await send(toLetter(letter))
        attempt = 0
        remove(letter.id)
      } catch (error) {
        if (!isFinal(error)) {
          change(letter.id, { state: 'waiting', error })
          tryLater()
          break
        }
        change(letter.id, { state: 'failed', error })
      }
    }
    busy.delete(conversationId)
  }
  const deliverAll = (): void => {
    for (const conversationId of byConversation.keys()) void deliver(conversationId)
  }
  const tryLater = (): void => {
    if (timer !== undefined || isStopped) return
    const wait = Math.min(1000 * 2 ** attempt, 30_000) * (0.5 + Math.random() / 2)
    attempt += 1
    timer = setTimeout(wake, wait)
  }
  const wake = (): void => {
    clearTimeout(timer)
    timer = undefined
    deliverAll()
  }

  become(all)
  deliverAll()
  return {
    of: (conversationId) => byConversation.get(conversationId) ?? none,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    post: (letter) => {
      writings.write(nameOf(letter.id), JSON.stringify(letter))
      become([...all, { ...letter, state: 'sending', error: null }])
      void deliver(letter.conversationId)
    },
    retry: (id) => {
      const letter = all.find((one) => one.id === id)
      if (!letter) return
      const fresh = { ...toLetter(letter), createdAt: new Date(now()).toISOString() }
      writings.write(nameOf(id), JSON.stringify(fresh))
      change(id, { ...fresh, state: 'sending', error: null })
      void deliver(letter.conversationId)
    },
    discard: remove,
    wake,
    stop: () => {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

const nameOf = (id: string): string => `outbox.${id}`

function toLetter({ state: _state, error: _error, ...letter }: Outgoing): Letter {
  return letter
}

/** What a former page could not send, the oldest first. */
function stored(writings: Writings): readonly Outgoing[] {
  return writings
    .names(nameOf(''))
    .flatMap((name) => readLetter(writings.read(name)) ?? [])
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
    .map((letter) => Object.assign(letter, { state: 'waiting' as const, error: null }))
}

import { backoff } from '@oka/client/backoff'
import type { Problem } from '@oka/contract/problem'

import { type KeptLetter, type Letter, readLetter } from './letter.ts'
import type { Writings } from './writings.ts'

/** A letter that is not stored yet, as far as this screen knows. */
export type Outgoing = KeptLetter & {
  /**
   * `waiting`: it could not be sent and will be tried again by itself; `failed` without a refusal: it
   * was left for too long.
   */
  state: 'sending' | 'waiting' | 'failed'
}

type OutboxDeps = {
  writings: Writings
  send: (letter: Letter) => Promise<unknown>
  /** Why trying again would be of no use; null where it may be. */
  refusalOf: (error: unknown) => Problem | null
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
export function createOutbox({ writings, send, refusalOf, now }: OutboxDeps): Outbox {
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
  const keep = (letter: KeptLetter): void =>
    writings.write(nameOf(letter.id), JSON.stringify(letter))
  /** It is kept as refused: no later page sends it behind the back of whoever wrote it. */
  const refuse = (letter: Outgoing, refusal: Problem): void => {
    // What signing out has forgotten meanwhile stays so.
    if (writings.read(nameOf(letter.id)) !== null) keep({ ...toLetter(letter), refusal })
    change(letter.id, { state: 'failed', refusal })
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
        change(letter.id, { state: 'failed' })
        continue
      }
      change(letter.id, { state: 'sending' })
      try {
        await send(toLetter(letter))
        attempt = 0
        remove(letter.id)
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal === null) {
          change(letter.id, { state: 'waiting' })
          tryLater()
          break
        }
        refuse(letter, refusal)
      }
    }
    busy.delete(conversationId)
  }
  const deliverAll = (): void => {
    for (const conversationId of byConversation.keys()) void deliver(conversationId)
  }
  const tryLater = (): void => {
    if (timer !== undefined || isStopped) return
    timer = setTimeout(wake, backoff(attempt++))
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
      const kept = { ...letter, refusal: null }
      keep(kept)
      become([...all, { ...kept, state: 'sending' }])
      void deliver(letter.conversationId)
    },
    retry: (id) => {
      const letter = all.find((one) => one.id === id)
      if (!letter) return
      const createdAt = new Date(now()).toISOString()
      const fresh = { ...toLetter(letter), createdAt, refusal: null }
      keep(fresh)
      change(id, { ...fresh, state: 'sending' })
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

function toLetter({ state: _state, refusal: _refusal, ...letter }: Outgoing): Letter {
  return letter
}

/** What a former page could not send, the oldest first; what was refused waits for a decision. */
function stored(writings: Writings): readonly Outgoing[] {
  return writings
    .names(nameOf(''))
    .flatMap((name) => readLetter(writings.read(name)) ?? [])
    .toSorted((one, other) => one.createdAt.localeCompare(other.createdAt))
    .map((letter) =>
      Object.assign(letter, { state: letter.refusal ? ('failed' as const) : ('waiting' as const) }),
    )
}

/** Called with the key of a message that was received. */
export type Seen = (key: string) => void

/** Conversations that others look on. */
export type Chat = {
  /** Resolves when the server has said that it has it. */
  say: (conversation: number, key: string) => Promise<void>
  close: () => void
}

export type Contender = AsyncDisposable & {
  name: string
  pid: number
  /**
   * Opens so many conversations, with two who look on each: a visitor on a socket of their own, and one of the staff.
   * Those of ours may begin with `history` messages.
   */
  openChat: (conversations: number, seen: Seen, history?: number) => Promise<Chat>
  /** Opens one conversation that so many sockets look on. */
  openCrowd: (sockets: number, seen: Seen) => Promise<Chat>
  /** Opens so many sockets that only listen, one conversation each. */
  openIdle: (sockets: number) => Promise<{ close: () => void }>
}

/** Conversations one socket of staff looks on: as many as our server lets it. */
export const followedBySocket = 8

/** Does it for each number below `count`, so many at a time. */
export async function inTurn<Result>(
  count: number,
  atOnce: number,
  act: (index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = Array.from({ length: count })
  let next = 0
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (next < count) {
        const index = next
        next += 1
        results[index] = await act(index)
      }
    }),
  )
  return results
}

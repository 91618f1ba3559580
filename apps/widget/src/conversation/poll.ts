import { backoff } from '@oka/client/backoff'
import type { Failure, Outcome } from '@oka/client/failure'
import type { ConversationSnapshot, Message } from '@oka/contract/chat'

/** A line that is not live after so long is not waited for. */
const afterMs = 4_000
const everyMs = 2_500

export type Page = { messages: Message[]; snapshot: ConversationSnapshot; hasMore: boolean }

type PollInput = {
  read: () => Promise<Outcome<Page>>
  onPage: (page: Page) => void
  onFailure: (failure: Failure) => void
}

/**
 * Asks for what is new every few seconds while the page is on screen, for where nothing stays open; returns how to stop. Short
 * calls with a complete answer pass wherever anything does.
 */
export function poll({ read, onPage, onFailure }: PollInput): () => void {
  let timer = setTimeout(() => void ask(), afterMs)
  let attempt = 0
  let stopped = false

  async function ask() {
    let waitMs = everyMs
    if (globalThis.document?.visibilityState !== 'hidden') {
      const done = await read()
      if (stopped) return
      if ('data' in done) {
        attempt = 0
        onPage(done.data)
        if (done.data.hasMore) waitMs = 0
      } else {
        const { failure } = done
        waitMs = Math.max(failure.kind === 'again' ? failure.waitMs : 0, backoff(attempt++))
        onFailure(failure)
      }
    }
    if (!stopped) timer = setTimeout(() => void ask(), waitMs)
  }

  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

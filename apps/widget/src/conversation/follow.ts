import { backoff } from '@oka/client/backoff'
import type { Failure, Outcome } from '@oka/client/failure'

import { openSocket, probeSocket } from './carrier.ts'
import type * as StreamModule from './event-stream.ts'
import { openLine } from './line.ts'
import { type Page, poll } from './poll.ts'
import type { FollowHandlers, Following } from './transport-port.ts'

/** WebSockets are taken to be blocked after so many in a row on which nothing was heard. */
const blockedAfter = 2
/** How often it is tried whether they still are, and streams where those are silent as well. */
const probeMs = 300_000

type FollowInput = {
  /** Of tRPC, over HTTP. */
  url: string
  visitorToken: string
  conversation: { id: string; cursor: () => number }
  handlers: FollowHandlers
  loadStream: () => Promise<typeof StreamModule>
  /** What came after the cursor. */
  read: () => Promise<Outcome<Page>>
}

/**
 * Follows a conversation over a WebSocket, over an event stream where WebSockets are blocked, and by polling while
 * neither is heard. Never gives up by itself.
 */
export function follow(input: FollowInput): Pick<Following, 'wake' | 'stop'> {
  const { url, visitorToken, conversation, handlers, loadStream, read } = input
  let attempt = 0
  /** WebSockets in a row on which nothing was heard. */
  let mute = 0
  let live = false
  /** The last poll was answered. */
  let polled = false
  let isProbed = false
  let leave: (() => void) | undefined
  let stopPolling: (() => void) | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let probing: ReturnType<typeof setInterval> | undefined

  function hangUp() {
    leave?.()
    clearTimeout(again)
    clearInterval(probing)
    live = false
    stopPolling ??= poll({
      read,
      onPage({ snapshot, messages }) {
        polled = true
        handlers.onState(snapshot)
        for (const message of messages) handlers.onMessage(message)
      },
      onFailure(failure) {
        if (refuse(failure) || !polled) return
        polled = false
        handlers.onLost(failure)
      },
    })
  }

  function endPolling() {
    stopPolling?.()
    stopPolling = undefined
    polled = false
  }

  function stop() {
    hangUp()
    endPolling()
  }

  function refuse(failure: Failure): boolean {
    if (failure.kind !== 'renew' && failure.kind !== 'gone') return false
    stop()
    handlers.onRefused(failure)
    return true
  }

  function connect() {
    hangUp()
    const streams = mute >= blockedAfter
    const hear = () => {
      // Over HTTP it works: either WebSockets are blocked, or they were as little to be had before.
      // Not at each turn among the tabs.
      if (streams && !isProbed) probe()
      live = true
      attempt = 0
      if (!streams) mute = 0
      endPolling()
    }
    if (streams) probing = setInterval(probe, probeMs)
    leave = openLine({
      open: async (end) =>
        streams
          ? (await loadStream()).openStream(url, visitorToken, connect)
          : openSocket(url, visitorToken, end),
      conversation,
      onMessage(message) {
        hear()
        handlers.onMessage(message)
      },
      onState(event) {
        hear()
        handlers.onState(event)
      },
      onEnd(failure) {
        const isMute = !live && failure.kind === 'again'
        // After a stream that is silent as well, a WebSocket is tried once more.
        if (isMute) mute = streams ? blockedAfter - 1 : mute + 1
        lose(failure, isMute && streams)
      },
    })
  }

  /** `nothing`: neither of the lines is heard. */
  function lose(failure: Failure, nothing: boolean) {
    isProbed = false
    hangUp()
    if (refuse(failure)) return
    const { kind } = failure
    if (kind === 'refused' || !polled) handlers.onLost(failure)
    const waitMs = kind === 'again' ? failure.waitMs : 0
    again = setTimeout(connect, nothing && polled ? probeMs : Math.max(waitMs, backoff(attempt++)))
  }

  function probe() {
    isProbed = true
    const probed = leave
    probeSocket(url, () => {
      if (leave !== probed) return
      mute = 0
      connect()
    })
  }

  connect()
  return {
    wake(stale) {
      if (live && !stale) return
      attempt = 0
      connect()
    },
    stop,
  }
}

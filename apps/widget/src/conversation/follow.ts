import { backoff } from './backoff.ts'
import { openSocket, probeSocket } from './carrier.ts'
import type * as StreamModule from './event-stream.ts'
import { openLine } from './line.ts'
import type { Failure, FollowHandlers, Following } from './transport-port.ts'

/** WebSockets are taken to be blocked after so many in a row on which nothing was heard. */
const blockedAfter = 2
/** How often it is tried whether they still are. */
const probeMs = 300_000

type FollowInput = {
  /** Of tRPC, over HTTP. */
  url: string
  visitorToken: string
  conversation: { id: string; cursor: () => number }
  handlers: FollowHandlers
  loadStream: () => Promise<typeof StreamModule>
}

/**
 * Follows a conversation over a WebSocket, or over an event stream where WebSockets are blocked.
 * Never gives up by itself.
 */
export function follow(input: FollowInput): Pick<Following, 'wake' | 'stop'> {
  const { url, visitorToken, conversation, handlers, loadStream } = input
  let attempt = 0
  /** WebSockets in a row on which nothing was heard. */
  let mute = 0
  let live = false
  let isProbed = false
  let leave: (() => void) | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  let probing: ReturnType<typeof setInterval> | undefined

  function stop() {
    leave?.()
    clearTimeout(again)
    clearInterval(probing)
  }

  function connect() {
    stop()
    live = false
    const streams = mute >= blockedAfter
    const hear = () => {
      // Over HTTP it works: either WebSockets are blocked, or they were as little to be had before.
      // Not at each turn among the tabs.
      if (streams && !isProbed) probe()
      live = true
      attempt = 0
      if (!streams) mute = 0
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
        // After a stream that is silent as well, a WebSocket is tried once more.
        if (!live && failure.kind === 'again') mute = streams ? blockedAfter - 1 : mute + 1
        lose(failure)
      },
    })
  }

  function lose(failure: Failure) {
    isProbed = false
    stop()
    live = false
    const { kind } = failure
    if (kind === 'renew' || kind === 'gone') return handlers.onRefused(failure)
    handlers.onLost(failure)
    const waitMs = kind === 'again' ? failure.waitMs : 0
    again = setTimeout(connect, Math.max(waitMs, backoff(attempt++)))
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

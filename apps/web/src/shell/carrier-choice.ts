/** What carries subscriptions: a WebSocket or, where those are blocked, server-sent events. */
type CarrierKind = 'socket' | 'stream'

export type CarrierChoice = {
  kind: () => CarrierKind
  /** An attempt ended before anything was heard. Whether the other kind is to be tried now. */
  failed: () => boolean
  /** Something was heard: this kind works. */
  heard: () => void
  /** On another network sockets may pass. */
  begin: () => void
}

/** Tries the other kind after this many attempts in a row that came to nothing. */
const patience = 2

/** Begins with a socket. When the server is away both kinds fail in turn, and neither is given up. */
export function createCarrierChoice(): CarrierChoice {
  let kind: CarrierKind = 'socket'
  let failures = 0
  return {
    kind: () => kind,
    failed: () => {
      failures += 1
      if (failures < patience) return false
      failures = 0
      kind = kind === 'socket' ? 'stream' : 'socket'
      return true
    },
    heard: () => {
      failures = 0
    },
    begin: () => {
      kind = 'socket'
      failures = 0
    },
  }
}

/** Milliseconds until the next try: twice as many each time up to half a minute, spread out. */
export function backoff(attempt: number): number {
  if (attempt === 0) return Math.random() * 300
  return Math.min(500 * 2 ** attempt, 30_000) * (0.5 + Math.random() / 2)
}

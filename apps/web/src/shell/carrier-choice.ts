/** What carries subscriptions: a WebSocket; where those are blocked, server-sent events; where these are not heard either, polling. */
const kinds = ['socket', 'stream', 'poll'] as const
type CarrierKind = (typeof kinds)[number]

export type CarrierChoice = {
  kind: () => CarrierKind
  /**
   * An attempt ended before anything was heard; `silent`: it was open all the while, which is enough to know. Whether
   * the next kind is to be tried now.
   */
  failed: (silent?: boolean) => boolean
  /** Something was heard: this kind works. */
  heard: () => void
  /** On another network sockets may pass. */
  begin: () => void
}

/** Tries the next kind after this many attempts in a row that came to nothing. */
const patience = 2

/** Begins with a socket. When the server is away all kinds fail in turn, and none is given up. */
export function createCarrierChoice(): CarrierChoice {
  let kind: CarrierKind = kinds[0]
  let failures = 0
  return {
    kind: () => kind,
    failed: (silent = false) => {
      failures += 1
      if (failures < patience && !silent) return false
      failures = 0
      kind = kinds[(kinds.indexOf(kind) + 1) % kinds.length]!
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

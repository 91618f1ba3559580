/** WebSocket close codes, RFC 6455 section 7.4 and our own above 4000. No zod here: the widget imports this file. */
export const socketClose = {
  goingAway: 1001,
  policy: 1008,
  tooBig: 1009,
  tryAgainLater: 1013,
  /** The session behind the socket ended, or no token came in time: reconnect with a fresh token. */
  unauthenticated: 4401,
} as const

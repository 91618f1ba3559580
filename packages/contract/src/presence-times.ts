/** Presence intervals of client and server, in milliseconds. No zod here: the widget imports this file. */

/** Typing expires after this time, unless renewed. */
export const typingMs = 6000
/** Viewing expires after this time, unless renewed. */
export const lookingMs = 45_000
/** Heartbeat interval of a client that types. */
export const typingEveryMs = 3000
/** Heartbeat interval of a client that views. */
export const lookingEveryMs = 20_000

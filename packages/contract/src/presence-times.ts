/** Both sides hold to these, in milliseconds. No zod here: the widget imports this file. */

/** How long somebody who was typing is taken to be, unless told again. */
export const typingMs = 6000
/** How long somebody who was looking is taken to be, unless told again. */
export const lookingMs = 45_000
/** How often a client that types says so. */
export const typingEveryMs = 3000
/** How often a client that looks says so. */
export const lookingEveryMs = 20_000

/** Sizes that client and server enforce. No zod here: the widget imports this file. */

/** Characters (UTF-16 units) of one chat message. */
export const messageMaxLength = 4000
/** Characters of one internal note. */
export const noteMaxLength = 4000
/** Bytes of one request body. */
export const bodyMaxBytes = 128 * 1024
/** Bytes of one WebSocket frame. */
export const frameMaxBytes = 64 * 1024
/** Calls in one HTTP batch. */
export const batchMaxCalls = 10
/** Rows of one page of any list. */
export const pageMaxSize = 100
export const pageDefaultSize = 50
/** Messages in one answer of `chat.history` and `chat.messages`. */
export const historyMaxSize = 1000
/** Bytes of text (UTF-8) after which such an answer ends, with `hasMore`; it has at least one message. */
export const historyMaxBytes = 64 * 1024
/** Characters of the Markdown of one article of the knowledge. */
export const articleMaxLength = 100_000
/** Passages that one article may be cut into. */
export const articleMaxPassages = 500

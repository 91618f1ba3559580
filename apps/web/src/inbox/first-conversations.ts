/** The input of `chat.list` for the first conversations of the inbox, which are asked for before the scripts are there. */
export const firstConversations = { limit: 40 }

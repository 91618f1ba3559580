import { conversationEvents } from '@oka/client/conversation'
import type { ConversationEvent } from '@oka/contract/chat'

import type { LiveConnection } from '../shell/live-connection.ts'

type Following = Pick<
  Parameters<typeof conversationEvents>[0],
  'conversationId' | 'cursor' | 'read'
> & {
  connection: Pick<LiveConnection, 'subscribe'>
  onEvent: (event: ConversationEvent) => void
  /**
   * The conversation was deleted, or the server knows less of it than was seen, as after a backup was restored. Whether what is
   * shown is loaded again, in place of asking.
   */
  onRefused: () => boolean
}

/** Follows a conversation; returns how to stop. */
export function follow({ connection, onRefused, ...following }: Following): () => void {
  return connection.subscribe(
    conversationEvents({
      ...following,
      onLost: () => undefined,
      // Another token is asked for by the connection.
      onRefused: ({ kind }) => kind === 'renew' || !onRefused(),
      pollWhileHidden: true,
    }),
  )
}

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
   * The conversation was deleted, or the server has less of it than was seen, such as after
   * restoring a backup. Returns whether it is loaded again, instead of retrying the subscription.
   */
  onReload: () => boolean
}

/** Subscribes to a conversation; returns how to unsubscribe. */
export function follow({ connection, onReload, ...following }: Following): () => void {
  return connection.subscribe(
    conversationEvents({
      ...following,
      onLost: () => undefined,
      // The connection renews the token.
      onRefused: ({ kind }) => kind === 'renew' || !onReload(),
      pollWhileHidden: true,
    }),
  )
}

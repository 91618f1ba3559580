import type { Db } from '../client.ts'
import { startConversation } from '../chat/conversations.ts'
import { newId } from '../id.ts'

/** Starts a conversation that nothing has been said in; returns its id. */
export async function startTestConversation(db: Db): Promise<string> {
  const { conversation } = await startConversation(db, {
    id: newId(),
    startKey: null,
    visitorTokenHash: newId(),
    visitorTokenExpiresAt: '2099-01-01T00:00:00.000Z',
    locale: 'en',
    page: null,
    startedFrom: null,
  })
  return conversation.id
}

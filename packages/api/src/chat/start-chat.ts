import type { Message, StartChat } from '@oka/contract/chat'
import { historyMaxSize } from '@oka/contract/limits'
import { setVisitorToken, startConversation } from '@oka/db/conversations'
import { newId } from '@oka/db/id'
import { listMessages } from '@oka/db/messages'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { hashSecret } from '../secret.ts'

const tokenLife = 180 * 24 * 3600 * 1000

/**
 * Opens a conversation, or once more the one that was opened with the same start key, whose answer
 * may have been lost on the way.
 */
export async function startChat(
  { db, visitorToken }: Pick<Deps, 'db' | 'visitorToken'>,
  { startKey, locale, pageUrl }: StartChat,
): Promise<{ conversationId: string; visitorToken: string; messages: Message[] }> {
  const id = newId()
  const { conversation, made } = await startConversation(db, {
    id,
    startKey: startKey ? hashSecret(startKey.toLowerCase()) : null,
    ...access(visitorToken(id)),
    locale: locale ?? (await readCompany(db)).locale,
    page: pageUrl ?? null,
  })
  const token = visitorToken(conversation.id)
  if (!made) await setVisitorToken(db, conversation.id, access(token))
  return {
    conversationId: conversation.id,
    visitorToken: token,
    messages: made ? [] : await listMessages(db, conversation.id, 0, historyMaxSize),
  }
}

function access(token: string) {
  return {
    visitorTokenHash: hashSecret(token),
    visitorTokenExpiresAt: new Date(Date.now() + tokenLife).toISOString(),
  }
}

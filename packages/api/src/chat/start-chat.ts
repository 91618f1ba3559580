import type { Message, StartChat } from '@oka/contract/chat'
import { isStartKeyKnown, setVisitorToken, startConversation } from '@oka/db/chat/conversations'
import { newId } from '@oka/db/id'
import { listOwnMessagePage } from '@oka/db/chat/messages'
import { readCompany } from '@oka/db/settings'

import type { Deps } from '../deps.ts'
import { DomainError } from '../domain-error.ts'
import { hashSecret } from '../secret.ts'

const tokenLife = 180 * 24 * 3600 * 1000

/**
 * Opens a conversation, or once more the one that was opened with the same start key, whose answer
 * may have been lost on the way. Throws `human_check_failed` for a new one without a right answer to
 * the check, and `too_many_requests` for one too many of an address.
 */
export async function startChat(
  deps: Pick<Deps, 'db' | 'visitorToken' | 'humanCheck' | 'limits' | 'addressDigest'>,
  { startKey, locale, pageUrl, humanCheck }: StartChat,
  address: string,
): Promise<{ conversationId: string; visitorToken: string; messages: Message[] }> {
  const { db, visitorToken } = deps
  const startKeyHash = startKey ? hashSecret(startKey.toLowerCase()) : null
  if (!startKeyHash || !(await isStartKeyKnown(db, startKeyHash))) {
    await admit(deps, humanCheck, address)
  }
  const id = newId()
  const { conversation, made } = await startConversation(db, {
    id,
    startKey: startKeyHash,
    ...access(visitorToken(id)),
    locale: locale ?? (await readCompany(db)).locale,
    page: pageUrl ?? null,
    startedFrom: deps.addressDigest(address),
  })
  const token = visitorToken(conversation.id)
  if (!made) await setVisitorToken(db, conversation.id, access(token))
  return {
    conversationId: conversation.id,
    visitorToken: token,
    messages: made ? [] : (await listOwnMessagePage(db, conversation, 0)).messages,
  }
}

/** Counted after the check: a start that is refused for want of an answer is only the client's question. */
async function admit(
  { humanCheck, limits }: Pick<Deps, 'humanCheck' | 'limits'>,
  answer: string | undefined,
  address: string,
): Promise<void> {
  if (!(await humanCheck.verify(answer, address))) throw new DomainError('human_check_failed')
  await limits.count('chat_start', address)
}

function access(token: string) {
  return {
    visitorTokenHash: hashSecret(token),
    visitorTokenExpiresAt: new Date(Date.now() + tokenLife).toISOString(),
  }
}

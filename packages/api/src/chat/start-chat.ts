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
 * Opens a conversation, or reopens the one with the same start key, whose response may have been
 * lost. Throws `human_check_failed` for a new one without a valid answer to the check, and
 * `too_many_requests` above the limit of an address.
 */
export async function startChat(
  deps: Pick<Deps, 'db' | 'visitorToken' | 'humanCheck' | 'limits' | 'addressDigest'>,
  { startKey, locale, pageUrl, humanCheck }: StartChat,
  address: string,
): Promise<{ conversationId: string; visitorToken: string; messages: Message[] }> {
  const { db, visitorToken } = deps
  const startKeyHash = startKey ? hashSecret(startKey.toLowerCase()) : null
  if (!startKeyHash || !(await isStartKeyKnown(db, startKeyHash))) {
    await requireHumanCheck(deps, humanCheck, address)
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

/** Counted after the check: a start without an answer only asks for the check. */
async function requireHumanCheck(
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

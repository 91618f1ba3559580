import { isBuyerIntent } from '@oka/contract/fact-value'
import { appendEvent } from '@oka/db/audit/events'
import {
  cancelCopies,
  findPendingCopy,
  insertCopyConsent,
  withdrawCopy as withdraw,
} from '@oka/db/chat/copy-consents'
import type { Db } from '@oka/db/client'
import type { ConversationRow, CopyConsentRow } from '@oka/db/schema'

import type { AssistantInput, CopyWish } from '../ports/assistant.ts'
import type { CheckedExtraction } from './run-extraction.ts'
import { locate } from './store-follow-ups.ts'

type Said = {
  input: AssistantInput
  extraction: CheckedExtraction | undefined
  /** Whether a consent is stored that is not settled. */
  isPending: boolean
}

/**
 * Stores that the visitor agrees to a copy of the report by e-mail, or takes that back, and returns whether one is
 * agreed to now. A consent is for one address: with another address of theirs it ends. The caller's transaction holds
 * the conversation's lock.
 */
export async function storeCopy(
  tx: Db,
  conversation: ConversationRow,
  said: Said,
): Promise<boolean> {
  const agreed = agreedIn(said)
  const pending = said.isPending ? await findPendingCopy(tx, conversation.id) : undefined
  if (!pending) {
    await cancelMails(tx, conversation, said)
    return agreed !== undefined && agree(tx, conversation, said, agreed)
  }
  const ending = agreed ?? withdrawal(said, pending)
  if (!ending || agreed?.address === pending.address) return true
  await withdrawCopy(tx, conversation, pending, ending.messageId)
  return agreed !== undefined && agree(tx, conversation, said, agreed)
}

function agreedIn({ extraction }: Said): CopyWish | undefined {
  const wish = extraction?.copy
  return wish?.kind === 'wanted' && wish.address !== null ? wish : undefined
}

/** What takes a consent back: so many words, or another address. */
function withdrawal(
  { extraction }: Said,
  pending: CopyConsentRow,
): { messageId: string } | undefined {
  const wish = extraction?.copy
  return wish && wish.kind !== 'wanted' ? wish : newAddress(extraction, pending)
}

/** What was said since the consent that gives another address, or takes the address back. */
function newAddress(
  extraction: CheckedExtraction | undefined,
  pending: CopyConsentRow,
): { messageId: string } | undefined {
  return extraction?.facts.kept.findLast(
    ({ field, value, rejected, messageId }) =>
      field === 'email' &&
      messageId > pending.messageId &&
      (rejected === true || value !== pending.address),
  )
}

/** Cancels copies that are not on their way yet, where the visitor takes the consent back. */
async function cancelMails(
  tx: Db,
  { id, leadId }: ConversationRow,
  { extraction }: Said,
): Promise<void> {
  const wish = extraction?.copy
  if (wish?.kind !== 'withdrawn') return
  const about = { conversationId: id, leadId: leadId ?? undefined }
  for (const { mailId, address } of await cancelCopies(tx, id, wish.messageId)) {
    await appendEvent(tx, { name: 'mail.canceled', ...about, data: { mailId } })
    await appendEvent(tx, { name: 'copy.withdrawn', ...about, details: { before: { address } } })
  }
}

async function withdrawCopy(
  tx: Db,
  { id, leadId }: ConversationRow,
  pending: CopyConsentRow,
  messageId: string,
): Promise<void> {
  await withdraw(tx, pending, messageId)
  await appendEvent(tx, {
    name: 'copy.withdrawn',
    conversationId: id,
    leadId: leadId ?? undefined,
    details: { before: { address: pending.address } },
  })
}

async function agree(
  tx: Db,
  { id, leadId }: ConversationRow,
  { input, extraction }: Said,
  wish: CopyWish,
): Promise<boolean> {
  const said = locate(input, 'copy', wish)
  const question = shownIn(input, wish.question)
  const address = ownAddress(input, extraction, wish)
  if (!said || question === undefined || address === undefined) return false
  const stored = await insertCopyConsent(tx, {
    conversationId: id,
    address,
    questionMessageId: question?.messageId ?? null,
    question: question?.words ?? null,
    messageId: said.messageId,
    words: said.quote,
    quoteStart: said.quoteStart,
    givenAt: said.askedAt,
    awaitsStaff: !goesByItself(input, extraction),
  })
  if (!stored) return false
  await appendEvent(tx, {
    name: 'copy.agreed',
    conversationId: id,
    leadId: leadId ?? undefined,
    details: { after: { address } },
  })
  return true
}

/** Whether the settings say so, and they count as a buyer with what was just said; what staff have entered stands. */
function goesByItself(
  { company, facts }: AssistantInput,
  extraction: CheckedExtraction | undefined,
): boolean {
  if (!company.sendsCopies) return false
  const known = facts.findLast(({ field }) => field === 'intent')
  if (known?.by === 'staff') return isBuyerIntent(known.value)
  const told = extraction?.facts.kept.findLast(({ field }) => field === 'intent')
  return isBuyerIntent(told?.rejected ? null : (told ?? known)?.value)
}

/** The address, where it is one that the visitor has given: one that staff have entered is not. */
function ownAddress(
  input: AssistantInput,
  extraction: CheckedExtraction | undefined,
  { address }: CopyWish,
): string | undefined {
  if (address === null) return undefined
  const told = [...input.facts, ...(extraction?.facts.kept ?? [])]
  const isOwn = isTyped(input, address) || told.some((fact) => isOfVisitor(fact, address))
  return isOwn ? address : undefined
}

const isTyped = ({ transcript }: AssistantInput, address: string): boolean =>
  transcript.some(
    ({ role, content }) => role === 'visitor' && content.toLowerCase().includes(address),
  )

const isOfVisitor = ({ field, value, by }: AssistantInput['facts'][number], address: string) =>
  field === 'email' && by !== 'staff' && value === address

/** What the assistant asked; undefined where that message does not show it, null where nothing was asked. */
function shownIn(
  { transcript }: AssistantInput,
  question: CopyWish['question'],
): CopyWish['question'] | undefined {
  if (question === null) return null
  const isShown = transcript.some(
    ({ id, role, content }) =>
      id === question.messageId && role === 'assistant' && content.includes(question.words),
  )
  return isShown ? question : undefined
}

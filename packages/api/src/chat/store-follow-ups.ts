import type { FollowUpKind } from '@oka/contract/follow-up'
import type { Db } from '@oka/db/client'
import {
  changeCallBack,
  insertFollowUps,
  listOpenOf,
  type NewFollowUp,
} from '@oka/db/chat/follow-ups'
import type { ConversationRow } from '@oka/db/schema'

import type { AssistantInput, Extraction } from '../ports/assistant.ts'

/** Open questions per conversation; beyond that no answer is promised. */
const openQuestionsMax = 20

/** Which of the visitor's new requests are stored. */
export type Followed = {
  question: boolean
  callBack: boolean
  /** Whether the call-back was not requested before. */
  isNewCall: boolean
  /** Whether a copy by e-mail is pending. */
  copy: boolean
}

/**
 * Stores what the visitor waits for: questions that the assistant cannot answer, and a call-back.
 * While a person answers, questions are theirs. A conversation has one open call-back, which holds
 * the latest wish. The caller's transaction holds the conversation's lock.
 */
export async function storeFollowUps(
  tx: Db,
  conversation: ConversationRow,
  input: AssistantInput,
  { questions, callBack }: Pick<Extraction, 'questions' | 'callBack'>,
): Promise<Followed> {
  const open = await listOpenOf(tx, conversation.id)
  const isAsked = conversation.mode === 'assistant'
  const asked = isAsked ? questions.flatMap((one) => locate(input, 'question', one) ?? []) : []
  const wanted = callBack ? locate(input, 'call_back', callBack) : undefined
  const call = open.find(({ kind }) => kind === 'call_back')
  if (wanted) await storeCall(tx, wanted, call)
  return {
    question: await storeQuestions(tx, asked, open),
    callBack: Boolean(wanted ?? call),
    isNewCall: Boolean(wanted && !call),
    copy: open.some(({ kind }) => kind === 'copy'),
  }
}

type Open = Awaited<ReturnType<typeof listOpenOf>>

/** Whether each of them is stored. */
async function storeQuestions(tx: Db, asked: readonly NewFollowUp[], open: Open): Promise<boolean> {
  const known = open
    .filter(({ kind }) => kind === 'question')
    .map(({ quote }) => withoutCaseAndBlanks(quote))
  const fresh = asked.filter(({ quote }) => !known.includes(withoutCaseAndBlanks(quote)))
  const stored = fresh.slice(0, Math.max(0, openQuestionsMax - known.length))
  await insertFollowUps(tx, stored)
  return asked.length > 0 && stored.length === fresh.length
}

/** A call without a time does not overwrite one that has a time. */
async function storeCall(
  tx: Db,
  wanted: NewFollowUp,
  open: Open[number] | undefined,
): Promise<void> {
  if (!open) await insertFollowUps(tx, [wanted])
  else if (wanted.callTime !== null || open.callTime === null) {
    await changeCallBack(tx, open.id, wanted)
  }
}

/** Ignores case and blanks, so that a repeated question is stored once. */
const withoutCaseAndBlanks = (text: string) => text.toLowerCase().replaceAll(/\s+/g, ' ').trim()

type Said = Extraction['questions'][number] &
  Partial<Pick<NonNullable<Extraction['callBack']>, 'time' | 'from' | 'until'>>

/** The row to store; undefined unless its quotation is an exact part of that message of the visitor. */
export function locate(
  { conversationId, transcript }: AssistantInput,
  kind: FollowUpKind,
  { messageId, quote, time = null, from = null, until = null }: Said,
): NewFollowUp | undefined {
  const message = transcript.find(({ id, role }) => id === messageId && role === 'visitor')
  const quoteStart = message && quote !== '' ? message.content.indexOf(quote) : -1
  if (!message || quoteStart < 0 || conversationId === null) return undefined
  return {
    kind,
    conversationId,
    messageId,
    quote,
    quoteStart,
    askedAt: message.createdAt,
    callTime: time,
    callFrom: from,
    callUntil: until,
  }
}

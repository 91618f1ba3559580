import { randomUUID } from 'node:crypto'
import { setImmediate as yieldToOthers } from 'node:timers/promises'

import { handBackAbandoned } from '@oka/api/chat/hand-back'
import { handOver as handOverTo } from '@oka/api/chat/hand-over'
import { replyMessage } from '@oka/api/chat/reply-message'
import { requestPerson as request } from '@oka/api/chat/request-person'
import { sendMessage } from '@oka/api/chat/send-message'
import { close, release, reopen, takeOver } from '@oka/api/chat/steer-conversation'
import { DomainError } from '@oka/api/domain-error'
import type { ConversationState, Message } from '@oka/contract/chat'
import { sql } from '@oka/db/client'
import { isDatabaseAway } from '@oka/db/errors'
import { findByClientMessageId } from '@oka/db/chat/messages'

import type { Acknowledged, Answerer } from '../violations.ts'
import type { ChatProcess } from './process.ts'
import type { Stage } from './stage.ts'

/** A scenario that is being run, and what its participants know. */
export type Play = {
  stage: Stage
  conversationId: string
  open: (index: 0 | 1) => ChatProcess
  living: [ChatProcess, ChatProcess]
  dead: ChatProcess[]
  /** By the turn from which on it holds, as far as responses said. */
  answerers: Map<number, Answerer>
  acknowledged: Acknowledged[]
  /** A clock that only counts. */
  time: number
  /** What the visitor sent, in its order. */
  said: Sent[]
}

/** A message and when it was sent for the first time. */
type Sent = Pick<Acknowledged, 'clientMessageId' | 'content' | 'sentAt'>

function write(play: Play, content: string): Sent {
  play.time += 1
  return { clientMessageId: randomUUID(), content, sentAt: play.time }
}

export async function say(play: Play, process: ChatProcess, wait: boolean): Promise<void> {
  play.said.push(write(play, `Message ${play.said.length + 1}`))
  await sendLast(play, process, wait)
}

/** Sends the visitor's last message; done when it is stored, also when the caller waits for more. */
export async function sendLast(play: Play, process: ChatProcess, wait: boolean): Promise<void> {
  const sent = play.said.at(-1)
  if (!sent) return
  const { stage, conversationId } = play
  const call = acknowledge(play, sent, process, () =>
    sendMessage(process.deps, conversationId, { ...sent, wait }, '127.0.0.1'),
  )
  await (wait ? Promise.race([call, untilStored(stage, conversationId, sent)]) : call)
}

async function untilStored({ control }: Stage, id: string, { clientMessageId }: Sent) {
  const deadline = Date.now() + 10_000
  while (Date.now() < deadline) {
    if (await findByClientMessageId(control.db, id, clientMessageId)) return
  }
}

export async function reply(play: Play, process: ChatProcess, staff: 0 | 1): Promise<void> {
  const admin = play.stage.staff[staff]
  const sent = write(play, `${admin.name} was here`)
  const input = { ...sent, conversationId: play.conversationId }
  await acknowledge(play, sent, process, () => replyMessage(process.deps, admin, input))
}

const steering = { takeOver, release, close, reopen }

export async function steer(
  play: Play,
  { deps }: ChatProcess,
  { kind, staff }: { kind: keyof typeof steering; staff: 0 | 1 },
): Promise<void> {
  const { stage, conversationId } = play
  const state = await untilDone(() => steering[kind](deps, conversationId, stage.staff[staff]))
  note(play, state)
}

export async function handOver(play: Play, { deps }: ChatProcess, staff: 0 | 1): Promise<void> {
  const { stage, conversationId } = play
  const colleague = stage.staff[staff === 0 ? 1 : 0]
  const input = { conversationId, adminId: colleague.id }
  note(play, await untilDone(() => handOverTo(deps, stage.staff[staff], input)))
}

function note({ answerers }: Play, state: ConversationState | undefined): void {
  if (!state) return
  const { turn, mode, holder } = state
  answerers.set(turn, { mode, holder: holder?.name ?? null })
}

export async function requestPerson(
  { conversationId }: Play,
  { deps }: ChatProcess,
): Promise<void> {
  await untilDone(() => request(deps, conversationId))
}

/**
 * An hour passes in this conversation, and both processes look at the same time who is kept waiting.
 * They check all conversations: no hour may pass in another program at the same time, since they would
 * hand its conversation back too.
 */
export async function handBack({ stage, conversationId, living }: Play): Promise<void> {
  const { db } = stage.control
  await stage.alone(async () => {
    await db.execute(sql`
      update messages set created_at = created_at - interval '1 hour'
      where conversation_id = ${conversationId}`)
    await db.execute(sql`
      update conversations set waiting_since = waiting_since - interval '1 hour'
      where id = ${conversationId}`)
    await Promise.all(living.map(({ deps }) => untilDone(() => handBackAbandoned(deps))))
    await db.execute(sql`
      update conversations set waiting_since = now()
      where id = ${conversationId} and waiting_since is not null`)
  })
}

async function acknowledge(
  play: Play,
  sent: Sent,
  { isDead }: ChatProcess,
  call: () => Promise<{ message: Message }>,
): Promise<void> {
  const answer = await untilDone(call)
  if (!answer || isDead()) return
  play.time += 1
  play.acknowledged.push({ ...sent, id: answer.message.id, acknowledgedAt: play.time })
}

/** Calls until there is an answer, as every client does; undefined when it is a refusal. */
export async function untilDone<Answer>(call: () => Promise<Answer>): Promise<Answer | undefined> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      if (error instanceof DomainError) return undefined
      if (!isDatabaseAway(error)) throw error
      await yieldToOthers()
    }
  }
}

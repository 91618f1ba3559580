import { randomUUID } from 'node:crypto'

import type { Admin } from '@oka/contract/auth'
import type { ConversationMode } from '@oka/contract/chat'
import {
  appendAgentMessage,
  appendAssistantMessage,
  appendSystemMessage,
  appendVisitorMessage,
} from '@oka/db/chat/append-message'
import type { Db } from '@oka/db/client'
import { writeDraft } from '@oka/db/chat/conversations'
import { newId } from '@oka/db/id'
import { claimTurn } from '@oka/db/chat/turns'

type EventKind = 'snapshot' | 'draft' | 'message'

/** An action, and the events that its subscribers receive. */
export type Scene = {
  events: readonly EventKind[]
  happen: (stage: SessionStage) => Promise<unknown>
}

export type SessionStage = { db: Db; conversationId: string; staff: Admin }

/** Names who answers: no server takes such a turn up while it is claimed. */
const author = `session ${newId()}`
const turns = new Map<string, number>()

const visitorSpeaks: Scene = {
  events: ['message'],
  happen: ({ db, conversationId }) =>
    // Claimed with it, so that the server's sweep never finds it free.
    db.transaction(async (tx) => {
      const clientMessageId = randomUUID()
      const content = `Message ${clientMessageId}`
      const stored = await appendVisitorMessage(tx, { conversationId, clientMessageId, content })
      if (!stored || stored === 'duplicate') throw new Error('It was not stored.')
      turns.set(conversationId, stored.claimed.turn)
      await claimTurn(tx, conversationId, author)
    }),
}

const assistantWrites = (text: string): Scene => ({
  events: ['draft'],
  happen: ({ db, conversationId }) =>
    writeDraft(db, conversationId, turns.get(conversationId)!, text),
})

const assistantAnswers: Scene = {
  events: ['message'],
  happen: ({ db, conversationId }) =>
    appendAssistantMessage(db, {
      conversationId,
      turn: turns.get(conversationId)!,
      content: 'One moment, please.',
      model: 'session',
      process: author,
      learntSeq: 0,
    }),
}

const staffSpeaks: Scene = {
  events: ['message'],
  happen: ({ db, conversationId, staff }) =>
    appendAgentMessage(
      db,
      { conversationId, clientMessageId: randomUUID(), content: 'Ann here.' },
      staff,
    ),
}

const turnsOver = (mode: ConversationMode): Scene => ({
  events: ['snapshot', 'message'],
  happen: ({ db, conversationId, staff }) =>
    appendSystemMessage(
      db,
      { conversationId, content: `Now ${mode}.`, authorId: staff.id },
      { mode, holderId: mode === 'human' ? staff.id : null, owesAnswer: false },
    ),
})

const round = [
  visitorSpeaks,
  assistantWrites('One'),
  assistantWrites('One moment'),
  assistantAnswers,
  visitorSpeaks,
  assistantWrites('One'),
  assistantAnswers,
  turnsOver('human'),
  staffSpeaks,
  visitorSpeaks,
  staffSpeaks,
  turnsOver('assistant'),
]

/** The first events of a subscription. */
export const opening: readonly EventKind[] = ['snapshot']
/** A hundred events together with the opening. */
export const session: readonly Scene[] = [
  ...Array.from({ length: 7 }, () => round).flat(),
  visitorSpeaks,
]

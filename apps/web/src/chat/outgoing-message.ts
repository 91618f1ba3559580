import type { OutboxItem } from '@oka/client/outbox'

/** A reply to the visitor, or a note for colleagues, that is still being sent. */
export type OutgoingMessage = OutboxItem & {
  kind: 'reply' | 'note'
  content: string
  /** Colleagues mentioned in a note. */
  mentions: readonly number[]
}

/** Reads a stored message; null when it is invalid, or of another version of this app. */
export function parseOutgoing(value: unknown): OutgoingMessage | null {
  if (typeof value !== 'object' || value === null) return null
  const { id, kind, conversationId, content, mentions, createdAt } = value as OutgoingMessage
  const isMessage =
    (kind === 'reply' || kind === 'note') &&
    [id, conversationId, content, createdAt].every(isText) &&
    !Number.isNaN(Date.parse(createdAt)) &&
    Array.isArray(mentions) &&
    mentions.every(Number.isInteger)
  return isMessage ? { id, kind, conversationId, content, mentions, createdAt } : null
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

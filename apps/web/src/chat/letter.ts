/** A reply to the visitor, or a note for colleagues, on its way to the server. */
export type Letter = {
  /** Made here, so that what is sent twice is stored once. */
  id: string
  kind: 'reply' | 'note'
  conversationId: string
  content: string
  /** Colleagues a note is meant for. */
  mentions: readonly number[]
  createdAt: string
}

/** A letter as it was stored; null for what is none, or is of another version of this app. */
export function readLetter(text: string | null): Letter | null {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return null
  const { id, kind, conversationId, content, mentions, createdAt } = value as Letter
  const isLetter =
    (kind === 'reply' || kind === 'note') &&
    [id, conversationId, content, createdAt].every(isText) &&
    !Number.isNaN(Date.parse(createdAt)) &&
    Array.isArray(mentions) &&
    mentions.every(Number.isInteger)
  return isLetter ? { id, kind, conversationId, content, mentions, createdAt } : null
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? 'null')
  } catch {
    return null
  }
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== ''
}

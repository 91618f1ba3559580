import { type Problem, problems } from '@oka/contract/problem'

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

/** A letter as it is kept until it has arrived. */
export type KeptLetter = Letter & {
  /** Why the server would not have it; null while it may still go out by itself. */
  refusal: Problem | null
}

/** A letter as it was kept; null for what is none, or is of another version of this app. */
export function readLetter(text: string | null): KeptLetter | null {
  const value = parsed(text)
  if (typeof value !== 'object' || value === null) return null
  const { id, kind, conversationId, content, mentions, createdAt } = value as Letter
  const { refusal } = value as Partial<KeptLetter>
  const isLetter =
    (kind === 'reply' || kind === 'note') &&
    [id, conversationId, content, createdAt].every(isText) &&
    !Number.isNaN(Date.parse(createdAt)) &&
    Array.isArray(mentions) &&
    mentions.every(Number.isInteger)
  if (!isLetter) return null
  const known = problems.find((problem) => problem === refusal) ?? null
  return { id, kind, conversationId, content, mentions, createdAt, refusal: known }
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

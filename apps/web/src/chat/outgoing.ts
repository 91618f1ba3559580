import { useSyncExternalStore } from 'react'

import { client } from '../trpc.ts'
import { keep } from './use-conversation.ts'

/** A reply that is not stored yet, as far as this screen knows. */
export type Outgoing = {
  clientMessageId: string
  content: string
  createdAt: string
  /** Why it could not be sent; null while it is on its way. */
  failure: { error: unknown } | null
}

const none: readonly Outgoing[] = []
const replies = new Map<string, readonly Outgoing[]>()
const listeners = new Set<() => void>()

/** The replies to a conversation that are under way or failed, the oldest first. */
export function useOutgoing(conversationId: string): readonly Outgoing[] {
  return useSyncExternalStore(subscribe, () => replies.get(conversationId) ?? none)
}

/** Sends a reply. Its bubble is there at once; it stays, marked, when sending failed. */
export function sendReply(conversationId: string, content: string): Promise<void> {
  const clientMessageId = crypto.randomUUID()
  const createdAt = new Date().toISOString()
  return attempt(conversationId, { clientMessageId, content, createdAt, failure: null })
}

/** Sends it again under the same id: if the first attempt did arrive, it is stored once. */
export function retryReply(conversationId: string, reply: Outgoing): Promise<void> {
  return attempt(conversationId, { ...reply, failure: null })
}

export function discardReply(conversationId: string, { clientMessageId }: Outgoing): void {
  change(conversationId, (all) => all.filter((reply) => reply.clientMessageId !== clientMessageId))
}

async function attempt(conversationId: string, reply: Outgoing): Promise<void> {
  const { clientMessageId, content } = reply
  put(conversationId, reply)
  try {
    const { message } = await client.chat.reply.mutate({ conversationId, clientMessageId, content })
    keep(conversationId, message)
    discardReply(conversationId, reply)
  } catch (error) {
    put(conversationId, { ...reply, failure: { error } })
  }
}

function put(conversationId: string, reply: Outgoing): void {
  change(conversationId, (all) => {
    const place = all.findIndex(({ clientMessageId }) => clientMessageId === reply.clientMessageId)
    return place < 0 ? [...all, reply] : all.with(place, reply)
  })
}

function change(
  conversationId: string,
  edit: (all: readonly Outgoing[]) => readonly Outgoing[],
): void {
  replies.set(conversationId, edit(replies.get(conversationId) ?? none))
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

import { outcome } from '@oka/client/failure'
import { createOutbox, type Outbox, type Outgoing as Sending } from '@oka/client/outbox'
import { useSyncExternalStore } from 'react'

import { client, live, queryClient, session, trpc } from '../trpc.ts'
import { type OutgoingMessage, parseOutgoing } from './outgoing-message.ts'
import { keep } from './use-conversation.ts'
import { draftsOf } from './draft-storage.ts'

export type Outgoing = Sending<OutgoingMessage>

const none: readonly Outgoing[] = []
const listeners = new Set<() => void>()
let open: { adminId: number; outbox: Outbox<OutgoingMessage> } | null = null

session.subscribe(followSession)
followSession()
window.addEventListener('online', wake)
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'visible') wake()
})

/** The pending and the refused messages of a conversation, oldest first. */
export function useOutgoing(conversationId: string): readonly Outgoing[] {
  return useSyncExternalStore(subscribe, () => open?.outbox.of(conversationId) ?? none)
}

/** Sends a reply or a note. It is shown at once, and stays, marked, when sending failed. */
export function post(
  message: Pick<OutgoingMessage, 'kind' | 'conversationId' | 'content' | 'mentions'>,
): void {
  const createdAt = new Date().toISOString()
  open?.outbox.post({ ...message, id: crypto.randomUUID(), createdAt })
}

export function retry(id: string): void {
  open?.outbox.retry(id)
}

export function discard(id: string): void {
  open?.outbox.discard(id)
}

function wake(): void {
  open?.outbox.wake()
}

/** Each account has an outbox of its own; unsent messages wait until its next sign-in. */
function followSession(): void {
  const state = session.get()
  const adminId = state.status === 'signed-in' ? state.admin.id : null
  if (adminId === (open?.adminId ?? null)) return
  open?.outbox.stop()
  open = null
  if (adminId !== null) {
    const outbox = createOutbox({
      storage: draftsOf(adminId),
      parse: parseOutgoing,
      send: (message) => outcome(send(message)),
    })
    outbox.subscribe(tell)
    open = { adminId, outbox }
  }
  tell()
}

async function send({
  id,
  kind,
  conversationId,
  content,
  mentions,
}: OutgoingMessage): Promise<void> {
  if (kind === 'reply') {
    const input = { conversationId, clientMessageId: id, content }
    const { message } = await client.chat.reply.mutate(input)
    keep(conversationId, message)
    // The server is reachable: the connection retries at once instead of waiting for its backoff.
    if (!live.isOpen.get()) live.wake(false)
    return
  }
  const note = await client.note.add.mutate({
    id,
    conversationId,
    content,
    mentions: [...mentions],
  })
  queryClient.setQueryData(
    trpc.note.list.queryKey({ conversationId }),
    (notes) => notes && [...notes.filter((one) => one.id !== id), note],
  )
}

function tell(): void {
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

import { onTestFinished } from 'vitest'

import { type Conversation, createConversation } from '../conversation/conversation.ts'
import { createRecordStore } from '../conversation/record.ts'
import { createChatApi } from '../conversation/chat-api.ts'
import { type ChatServer, startChatServer } from './chat-server.ts'
import { createWorld, type World } from './world.ts'

export async function openServer(world: World = createWorld(), port?: number) {
  const server = await startChatServer(world, port)
  onTestFinished(() => server[Symbol.asyncDispose]())
  return { server, world }
}

/** A page with the widget, in the browser that `storage` belongs to. */
export function openPage(
  { origin }: Pick<ChatServer, 'origin'>,
  storage: Storage,
  loadCheck = () => import('../human-check/answer-check.ts'),
): Conversation {
  const conversation = createConversation({
    record: createRecordStore(storage),
    api: async () =>
      createChatApi(origin, {
        check: loadCheck,
        stream: () => import('../conversation/event-stream.ts'),
      }),
    about: () => ({ locale: 'en', pageUrl: 'https://shop.example/offer' }),
  })
  onTestFinished(() => conversation.stop())
  return conversation
}

export const texts = (conversation: Conversation) =>
  conversation.get().messages.map((message) => message.content)

export const outbox = (conversation: Conversation) =>
  conversation.get().outbox.map(({ content, refused }) => ({ content, refused }))

export const only = (world: World) => [...world.conversations.values()][0]!

import type { Message } from '@oka/contract/chat'
import { expect } from 'vitest'

import { call, signIn } from './rest.ts'
import { admin } from './server.ts'

/** What the server has of a conversation. Fails when the order has gaps. */
export async function readStored(url: string, conversationId: string): Promise<Message[]> {
  const token = await signIn(url, admin)
  const route = `GET /api/chat/conversations/${conversationId}/messages` as const
  const { messages } = (await call<{ messages: Message[] }>(url, route, { token })).body
  expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
  return messages
}

export const saidBy = (role: Message['role'], messages: readonly Message[]): string[] =>
  messages.filter((message) => message.role === role).map(({ content }) => content)

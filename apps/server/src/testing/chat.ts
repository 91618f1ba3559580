import { randomUUID } from 'node:crypto'

import type { ConversationEvent, InboxConversation, Message } from '@oka/contract/chat'
import { newId } from '@oka/db/id'

import { makePerson } from './people.ts'
import type { TestApp } from './test-app.ts'

/** A conversation and its visitor. */
export async function startVisitor(app: TestApp, locale: 'en' | 'fr' = 'en', pageUrl?: string) {
  const started = await app.client().chat.start.mutate({ locale, ...(pageUrl && { pageUrl }) })
  const { conversationId, visitorToken } = started
  const client = app.client(visitorToken)
  const say = (content: string, wait = true, clientMessageId: string = randomUUID()) =>
    client.chat.send.mutate({ clientMessageId, content, wait })
  const messages = async () => (await client.chat.messages.query({ conversationId })).messages
  return { conversationId, visitorToken, client, say, messages }
}

export type FollowedEvent = { id: string; data: Message } | Exclude<ConversationEvent, Message>

/** Subscribes to a conversation and collects its events. */
export function follow(app: TestApp, token: string, conversationId: string, lastEventId?: number) {
  const events: FollowedEvent[] = []
  const input = { conversationId, ...(lastEventId !== undefined && { lastEventId }) }
  const subscription = app.client(token).chat.events.subscribe(input, {
    onData: (event) => void events.push(event),
  })
  const seqs = () => events.flatMap((event) => ('data' in event ? [event.data.seq] : []))
  return { events, seqs, stop: () => subscription.unsubscribe() }
}

/** A visitor in a conversation, and two of the staff. */
export async function openScene(app: TestApp) {
  const visitor = await startVisitor(app)
  const [lea, sam] = [await makePerson(app, 'agent'), await makePerson(app, 'agent')]
  const { conversationId } = visitor
  const inboxOf = async (token: string) => {
    const { items } = await app.client(token).chat.list.query({ conversationId })
    return items[0]!
  }
  const callsOf = async (token: string) => {
    const all = await app.client(token).notification.list.query()
    return all.filter((one) => one.conversationId === conversationId)
  }
  return { ...visitor, lea, sam, inboxOf, callsOf }
}

type MetLead = {
  admin: ReturnType<TestApp['client']>
  visitor: Awaited<ReturnType<typeof startVisitor>>
  word: string
  firstId: string
  id: number
  conversationId: string
  inInbox: () => Promise<InboxConversation[]>
}

/** A visitor with a lead that is recognisable by a word, and an admin. */
export async function meetLead(app: TestApp): Promise<MetLead> {
  const admin = app.client(await app.signIn())
  const visitor = await startVisitor(app)
  const word = `word${newId()}`
  const firstId = newId()
  await visitor.say(`Hello, this is about ${word}.`, true, firstId)
  await visitor.say(`Write to ${word}@canary.example`)
  const [lead] = (await admin.leads.list.query({ q: word })).items
  const { conversationId } = visitor
  const inInbox = async () => (await admin.chat.list.query({ conversationId })).items
  return { admin, visitor, word, firstId, id: lead!.id, conversationId, inInbox }
}

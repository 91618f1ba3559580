import { z } from 'zod'

import { leadStatus } from './lead.ts'
import { messageMaxLength } from './limits.ts'
import { locale } from './locale.ts'
import { integer, page, paging } from './page.ts'
import type { ConversationPresence } from './presence.ts'
import { text } from './text.ts'

/** `agent` is a member of staff; `system` says what happened, such as who took over. */
export const messageRoles = ['visitor', 'assistant', 'agent', 'system'] as const
export const messageRole = z.enum(messageRoles)
export type MessageRole = z.infer<typeof messageRole>

/** Who answers: the assistant, a member of staff, or nobody any more. */
export const conversationModes = ['assistant', 'human', 'closed'] as const
export const conversationMode = z.enum(conversationModes)
export type ConversationMode = z.infer<typeof conversationMode>

export const conversationId = z.uuid('must be a UUID')
const conversationInput = z.object({ conversationId })

export const message = z.object({
  id: z.uuid(),
  conversationId: z.uuid(),
  /** 1, 2, 3 … within the conversation, in the order of commit, without gaps. */
  seq: z.int(),
  role: messageRole,
  content: z.string(),
  /** Name of the member of staff who wrote it. */
  author: z.string().nullable(),
  clientMessageId: z.uuid().nullable(),
  createdAt: z.iso.datetime(),
})
export type Message = z.infer<typeof message>

export const startChat = z.object({
  /** Made by the client, so that a start whose answer was lost is not a second conversation. A secret: it opens the conversation. */
  startKey: z.uuid('must be a UUID').optional(),
  locale: locale.optional(),
  pageUrl: text(2000).pipe(z.url('must be a URL')).optional(),
  /** The answer to what `chat.humanCheck` asks. */
  humanCheck: z.string().max(10_000, 'must have at most 10,000 characters').optional(),
})
export type StartChat = z.infer<typeof startChat>

/** What has to be done before a conversation can be started, and how. */
export const humanCheck = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('off') }),
  /** A puzzle for the machine, not for the person; `challenge` is what altcha-lib's `solveChallenge` takes, as JSON. */
  z.object({ kind: z.literal('pow'), challenge: z.string() }),
  /** Google's, without a puzzle (v3): its script is loaded when the first message is sent, and not before. */
  z.object({ kind: z.literal('recaptcha'), siteKey: z.string(), script: z.string() }),
])
export type HumanCheck = z.infer<typeof humanCheck>

export const startedChat = z.object({
  conversationId: z.uuid(),
  visitorToken: z.string(),
  messages: z.array(message),
})

const content = text(messageMaxLength, 1)

export const sendMessage = z.object({
  /** Made by the client, so that a message whose answer was lost can be sent again and is stored once. */
  clientMessageId: z.uuid('must be a UUID'),
  content,
  /** Answer only when the reply and what was learnt are stored, at most after 25 s. */
  wait: z.boolean().optional(),
})
export type SendMessage = z.infer<typeof sendMessage>

export const sentMessage = z.object({ message, reply: message.optional() })

const afterSeq = integer(0).default(0)

export const conversationMessages = conversationInput.extend({ after: afterSeq })
export const messageList = z.object({ messages: z.array(message), hasMore: z.boolean() })

export const leadHistory = z.object({
  leadId: integer(1),
  /** The number of messages of the lead to pass over. */
  after: afterSeq,
})

export const followConversation = conversationInput.extend({
  /** The `seq` seen last; the client library sends it by itself when it reconnects. */
  lastEventId: integer(0).optional(),
})

export const holder = z.object({ name: z.string() })

/** How the conversation stands; opens a subscription and comes again whenever it changes, and with each page of messages. */
export const conversationSnapshot = z.object({
  type: z.literal('snapshot'),
  mode: conversationMode,
  turn: z.int(),
  holder: holder.nullable(),
  draft: z.object({ turn: z.int(), text: z.string() }).nullable(),
  /** Where the conversation went on after a lead was deleted: what was before may be erased. 1 if absent. */
  firstSeq: z.int().optional(),
})
export type ConversationSnapshot = z.infer<typeof conversationSnapshot>

/** With how it stands, so that a client can follow by polling where no subscription comes through. */
export const conversationPage = messageList.extend({ snapshot: conversationSnapshot })

/** The answer as far as it is written. Replaced by the message of the same turn. */
export const conversationDraft = z.object({
  type: z.literal('draft'),
  turn: z.int(),
  text: z.string(),
})
export type ConversationDraft = z.infer<typeof conversationDraft>

export type ConversationEvent =
  | ConversationSnapshot
  | ConversationDraft
  | ConversationPresence
  | Message

/** `resync` opens each (re)subscription: fetch again what you show. */
export type InboxEvent =
  | { type: 'resync' }
  | { type: 'conversation'; conversationId: string }
  | { type: 'lead'; leadId: number }
  /** Somebody calls on whoever follows, or does not any more. */
  | { type: 'notification' }

export const replyMessage = conversationInput.extend({
  clientMessageId: z.uuid('must be a UUID'),
  content,
})
export type ReplyMessage = z.infer<typeof replyMessage>
export const repliedMessage = z.object({ message })

export const steerConversation = conversationInput

export const handOver = conversationInput.extend({
  /** The colleague who answers from now on. */
  adminId: integer(1),
})
export type HandOver = z.infer<typeof handOver>

export const requestPerson = conversationInput

/** Whether a person is there to answer, and if not, what can honestly be said of when. */
export const personRequested = z.object({
  available: z.boolean(),
  /** Median of the last 30 days; null where too little is known. */
  expectedMinutes: z.int().nullable(),
})
export type PersonRequested = z.infer<typeof personRequested>

export const markRead = conversationInput.extend({
  /** Of the last message that was on screen. */
  seq: integer(1),
})
export type MarkRead = z.infer<typeof markRead>
export const markedRead = z.object({ seq: z.int() })

export const conversationState = z.object({
  conversationId: z.uuid(),
  mode: conversationMode,
  turn: z.int(),
  holder: z.object({ id: z.int(), name: z.string() }).nullable(),
})
export type ConversationState = z.infer<typeof conversationState>

export const inboxFilter = z.object({
  mode: conversationMode.optional(),
  leadId: integer(1).optional(),
  /** One conversation, as one opens it by its address. */
  conversationId: conversationId.optional(),
})

export const listInbox = inboxFilter.extend(paging)
export type ListInbox = z.infer<typeof listInbox>

export const inboxConversation = conversationState.extend({
  locale,
  pageUrl: z.string().nullable(),
  lastSeq: z.int(),
  lastMessage: z
    .object({ role: messageRole, content: z.string(), createdAt: z.iso.datetime() })
    .nullable(),
  /** The visitor spoke last and nobody has answered yet. */
  waiting: z.boolean(),
  /** Since when; null when nobody waits. */
  waitingSince: z.iso.datetime().nullable(),
  /** Messages of the visitor that the caller has not seen. */
  unread: z.int(),
  lead: z
    .object({
      id: z.int(),
      name: z.string(),
      email: z.string(),
      company: z.string(),
      status: leadStatus,
      fitScore: z.int().nullable(),
    })
    .nullable(),
  createdAt: z.iso.datetime(),
  activeAt: z.iso.datetime(),
})
export type InboxConversation = z.infer<typeof inboxConversation>

export const inboxPage = page(inboxConversation)

import { z } from 'zod'

import { leadStatus } from './lead.ts'
import { messageSource } from './knowledge.ts'
import { messageMaxLength } from './limits.ts'
import { locale } from './locale.ts'
import { integer, page, paging } from './page.ts'
import type { ConversationPresence } from './presence.ts'
import { text } from './text.ts'
import { conversationModes } from './known-values.ts'

/** `agent` is a member of staff; `system` is an event, such as who took over. */
export const messageRoles = ['visitor', 'assistant', 'agent', 'system'] as const
export const messageRole = z.enum(messageRoles)
export type MessageRole = z.infer<typeof messageRole>

/** Ways in which visitors answer that are not the chat: by e-mail, or on the page of their report. */
export const messageVias = ['email', 'report'] as const
export const messageVia = z.enum(messageVias)
export type MessageVia = z.infer<typeof messageVia>

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
  /** What of the company's knowledge an answer rests on; absent where it rests on none. */
  sources: z.array(messageSource).optional(),
  /** Answers to the question it asks, to choose from; absent where there are none. */
  choices: z.array(z.string()).optional(),
  /** How the visitor wrote it; absent where it came by the chat. */
  via: messageVia.optional(),
})
export type Message = z.infer<typeof message>

export const startChat = z.object({
  /**
   * Idempotency key made by the client, so that a repeated start does not open a second
   * conversation. A secret: it opens the conversation.
   */
  startKey: z.uuid('must be a UUID').optional(),
  locale: locale.optional(),
  pageUrl: text(2000).pipe(z.url('must be a URL')).optional(),
  /** The answer to what `chat.humanCheck` asks. */
  humanCheck: z.string().max(10_000, 'must have at most 10,000 characters').optional(),
})
export type StartChat = z.infer<typeof startChat>

/** The task that must be solved before a conversation can be started. */
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
  /** Idempotency key made by the client, so that a repeated message is stored once. */
  clientMessageId: z.uuid('must be a UUID'),
  content,
  /** Answer only when the reply and the extracted facts are stored, at most after 25 s. */
  wait: z.boolean().optional(),
})
export type SendMessage = z.infer<typeof sendMessage>

export const sentMessage = z.object({ message, reply: message.optional() })

const afterSeq = integer(0).default(0)

export const conversationMessages = conversationInput.extend({ after: afterSeq })
export const messageList = z.object({ messages: z.array(message), hasMore: z.boolean() })

export const leadHistory = z.object({
  leadId: integer(1),
  /** The number of messages of the lead to skip. */
  after: afterSeq,
})

export const followConversation = conversationInput.extend({
  /** The last `seq` received; the client library sends it by itself when it reconnects. */
  lastEventId: integer(0).optional(),
})

export const holder = z.object({ name: z.string() })

/**
 * State of the conversation; opens a subscription, is repeated on every change, and comes with each
 * page of messages.
 */
export const conversationSnapshot = z.object({
  type: z.literal('snapshot'),
  mode: conversationMode,
  turn: z.int(),
  holder: holder.nullable(),
  draft: z.object({ turn: z.int(), text: z.string() }).nullable(),
  /**
   * The first message of a conversation that continues after a lead was deleted: earlier ones may
   * be erased. 1 if absent.
   */
  firstSeq: z.int().optional(),
})
export type ConversationSnapshot = z.infer<typeof conversationSnapshot>

/** Includes the state, so that a client can poll where no subscription works. */
export const conversationPage = messageList.extend({ snapshot: conversationSnapshot })

/** The answer in progress. Replaced by the message of the same turn. */
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
  /** The rubric, its draft, or how far the scoring of all leads by it is. */
  | { type: 'scoring' }
  /** A call for the subscriber was made, or acknowledged. */
  | { type: 'notification' }

export const replyMessage = conversationInput.extend({
  clientMessageId: z.uuid('must be a UUID'),
  content,
})
export type ReplyMessage = z.infer<typeof replyMessage>
export const repliedMessage = z.object({ message })

export const steerConversation = conversationInput

export const handOver = conversationInput.extend({
  /** The colleague who takes over. */
  adminId: integer(1),
})
export type HandOver = z.infer<typeof handOver>

export const requestPerson = conversationInput

/** Whether a person can answer now, and otherwise the expected delay. */
export const personRequested = z.object({
  available: z.boolean(),
  /** Median of the last 30 days; null with too few calls to tell. */
  expectedMinutes: z.int().nullable(),
})
export type PersonRequested = z.infer<typeof personRequested>

export const markRead = conversationInput.extend({
  /** The last message that was on screen. */
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
  /** A single conversation, for its own page. */
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
  /** The visitor wrote last and has no answer yet. */
  waiting: z.boolean(),
  /** Since when; null when the visitor does not wait. */
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
export type InboxPage = z.infer<typeof inboxPage>
